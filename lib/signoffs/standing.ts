import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { Review, Standing, Version } from './version'

/** What was said to one engagement's vision, without its words. Within an open transaction. */
export async function standingOf(practice: Practice, engagementId: string): Promise<Standing> {
  const versions = await versionsOf(practice, engagementId)
  const review = await latestReview(practice, engagementId)
  return { versions, review }
}

/** As raw SQL brings it back: instants as text. */
type Row = Omit<Version, 'frozenAt' | 'signatures' | 'ending'> & {
  frozenAt: string
  signatures: (Omit<Version['signatures'][number], 'signedAt'> & { signedAt: string })[]
  ending: (Omit<NonNullable<Version['ending']>, 'at'> & { at: string }) | null
}

async function versionsOf({ db, actor }: Practice, engagementId: string): Promise<Version[]> {
  const rows = await db.execute<Row>(sql`
    select v.id, v.number, v.digest, v.frozen_at as "frozenAt", v.follows_id as "followsId",
      -- Names as they were at that moment: people marry, and move on.
      jsonb_build_object('memberId', v.proposed_by, 'name',
        case v.proposed_by::text when v.seal::jsonb ->> 'clientId' then v.seal::jsonb ->> 'clientName'
          else v.seal::jsonb ->> 'coachName' end) as "proposedBy",
      coalesce(signed.all, '[]') as signatures, ended.how as ending
    from versions v
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', s.id, 'memberId', s.member_id, 'name', s.evidence::jsonb ->> 'name',
        'seat', s.seat, 'typedName', s.typed_name, 'signedAt', s.signed_at) order by s.signed_at, s.seat) as all
      from sign_offs s where s.practice_id = v.practice_id and s.version_id = v.id) signed on true
    left join lateral (
      select jsonb_build_object('kind', n.kind, 'memberId', n.member_id, 'at', n.ended_at, 'reason', n.reason) as how
      from version_endings n where n.practice_id = v.practice_id and n.version_id = v.id) ended on true
    where v.practice_id = ${actor.practiceId} and v.engagement_id = ${engagementId}
    order by v.number desc`)
  return rows.map((row) => ({
    ...row,
    frozenAt: new Date(row.frozenAt),
    signatures: row.signatures.map((each) => ({ ...each, signedAt: new Date(each.signedAt) })),
    ending: row.ending && { ...row.ending, at: new Date(row.ending.at) },
  }))
}

type ReviewRow = Omit<Review, 'askedAt' | 'answer'> & {
  askedAt: string
  answer: (Omit<NonNullable<Review['answer']>, 'at'> & { at: string }) | null
}

async function latestReview({ db, actor }: Practice, engagementId: string): Promise<Review | null> {
  const [row] = await db.execute<ReviewRow>(sql`
    select r.id, r.asked_at as "askedAt", r.note,
      case when a.request_id is not null then jsonb_build_object('kind', a.answer, 'memberId', a.answered_by,
        'at', a.answered_at, 'words', a.words) end as answer
    from review_requests r
    left join review_answers a on a.practice_id = r.practice_id and a.request_id = r.id
    where r.practice_id = ${actor.practiceId} and r.engagement_id = ${engagementId}
      -- What was taken back was not asked: what stood before it stands again.
      and a.answer is distinct from 'withdrawn'
    order by r.asked_at desc, r.id desc limit 1`)
  return row
    ? {
        ...row,
        askedAt: new Date(row.askedAt),
        answer: row.answer && { ...row.answer, at: new Date(row.answer.at) },
      }
    : null
}
