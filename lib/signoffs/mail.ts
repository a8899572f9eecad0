import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { Mail } from '@/lib/emails/mail'
import { env } from '@/lib/env'
import { stopping } from '@/lib/notices/stop'

export type SignOffToMail = { practiceId: string; memberId: string; address: string; mail: Mail }

/**
 * What the other of the two is written when a version is proposed, while it still waits for them. No word of the plan:
 * only that there is something to read, and where.
 */
export async function signOffToMail(db: Practice['db'], versionId: string): Promise<SignOffToMail | null> {
  const [row] = await db.execute<Row>(sql`
    select v.practice_id as "practiceId", them.id as "memberId", l.email as address, p.name as practice, p.accent_hue as "accentHue", p.slug, v.number,
      v.vision_id as "visionId", them.name as name, proposer.name as "proposedBy",
      case when them.id = e.client_id then 'client' else 'coach' end as seat
    from versions v
    join practices p on p.id = v.practice_id
    join engagements e on e.practice_id = v.practice_id and e.id = v.engagement_id
    join members proposer on proposer.practice_id = v.practice_id and proposer.id = v.proposed_by
    join members them on them.practice_id = v.practice_id and them.left_at is null
      and them.id = case when v.proposed_by = e.client_id then e.coach_id else e.client_id end
    join logins l on l.id = them.login_id
    where v.id = ${versionId} and p.closed_at is null and e.status in ('active', 'paused')
      and not exists (select 1 from version_endings n where n.practice_id = v.practice_id and n.version_id = v.id)
      and not exists (select 1 from sign_offs s
        where s.practice_id = v.practice_id and s.version_id = v.id and s.member_id = them.id)`)
  if (!row) return null
  const {
    practiceId,
    memberId,
    address,
    practice,
    accentHue,
    slug,
    number,
    visionId,
    name,
    proposedBy,
    seat,
  } = row
  const link = new URL(`/p/${slug}/${seat}/visions/${visionId}/versions/${number}`, env().AUTH_URL).href
  return {
    practiceId,
    memberId,
    address,
    mail: {
      subject: `Version ${number} is waiting for your signature`,
      letterhead: { practice, accentHue },
      blocks: [
        { say: `Hello ${name},` },
        {
          say: `${proposedBy} has frozen the vision plan as version ${number}. Read what changed, then sign it, or ask for a change instead.`,
        },
        { link, words: `Read version ${number}`, look: 'button' },
        { aside: 'Opening this page signs nothing. No words of the plan are in this email.' },
      ],
      stop: stopping({ practiceId, memberId }, 'signing'),
    },
  }
}

type Row = {
  practiceId: string
  memberId: string
  address: string
  practice: string
  accentHue: number
  slug: string
  number: number
  visionId: string
  name: string
  proposedBy: string
  seat: 'client' | 'coach'
}
