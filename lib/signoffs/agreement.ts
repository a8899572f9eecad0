import { type SQL, sql } from 'drizzle-orm'

/** How far one engagement's plan is agreed, as the homes and lists know it: without words, one row for each. */
export type Agreement = {
  /** Number of the newest version; 0 before the first. */
  latest: number
  agreed: { number: number; at: Date } | null
  /** The version that waits for signatures, since it was frozen or last signed. */
  open: { number: number; since: Date; signedBy: string[] } | null
  /** When the client asked for a review that nothing has answered. */
  reviewAskedAt: Date | null
  /** Weeks ago (0 to 11) in which a version was signed by both. */
  weeksSigned: number[]
}

export const nothingAgreed: Agreement = {
  latest: 0,
  agreed: null,
  open: null,
  reviewAskedAt: null,
  weeksSigned: [],
}

/** As raw SQL brings it back: instants as text. */
export type StoredAgreement = {
  latest: number
  agreed: { number: number; at: string } | null
  open: { number: number; since: string; signedBy: string[] } | null
  reviewAskedAt: string | null
  weeksSigned: number[]
}

export function readAgreement({ agreed, open, reviewAskedAt, ...rest }: StoredAgreement): Agreement {
  return {
    ...rest,
    agreed: agreed && { ...agreed, at: new Date(agreed.at) },
    open: open && { ...open, since: new Date(open.since) },
    reviewAskedAt: reviewAskedAt === null ? null : new Date(reviewAskedAt),
  }
}

/** A lateral query on an engagement `e`; its one column is `agreement`. */
export const agreementOf: SQL = sql`
  select jsonb_build_object(
    'latest', coalesce(max(a.number), 0),
    'agreed', (jsonb_agg(jsonb_build_object('number', a.number, 'at', a.last) order by a.number desc)
      filter (where a.signed = 2)) -> 0,
    'open', (jsonb_agg(jsonb_build_object('number', a.number, 'since', coalesce(a.last, a.frozen_at), 'signedBy', a.by))
      filter (where a.open)) -> 0,
    'weeksSigned', coalesce(jsonb_agg(distinct floor(extract(epoch from now() - a.last) / 604800)::int)
      filter (where a.signed = 2 and a.last > now() - interval '84 days'), '[]'),
    'reviewAskedAt', (
      select r.asked_at from review_requests r
      where r.practice_id = e.practice_id and r.engagement_id = e.id
        and not exists (select from review_answers ra where ra.practice_id = r.practice_id and ra.request_id = r.id)
        and not exists (select from versions later
          where later.practice_id = r.practice_id and later.engagement_id = r.engagement_id
            and later.frozen_at > r.asked_at)
      order by r.asked_at desc limit 1)) as agreement
  from (
    select w.number, w.frozen_at, count(s.id) as signed, max(s.signed_at) as last,
      coalesce(jsonb_agg(s.member_id) filter (where s.id is not null), '[]') as by,
      count(s.id) < 2 and not exists (select from version_endings n
        where n.practice_id = w.practice_id and n.version_id = w.id) as open
    from versions w
    left join sign_offs s on s.practice_id = w.practice_id and s.version_id = w.id
    where w.practice_id = e.practice_id and w.engagement_id = e.id
    group by w.practice_id, w.id) a`
