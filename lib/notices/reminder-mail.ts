import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { linkToSettle } from '@/lib/commitments/link'
import { clockRange, dayOf, longDay, untilInstant } from '@/lib/dates'
import type { Mail } from '@/lib/emails/mail'
import { env } from '@/lib/env'
import { recipientsAmong } from './recipients'
import { stopping } from './stop'

type Reminder = {
  practiceId: string
  memberId: string
  kind: 'asked' | 'day before' | 'hour before' | 'due'
  engagementId: string
  aboutId: string
  seat: 'client' | 'coach' | null
  withWhom: string
  visionId: string | null
  session: { id: string; number: number; startsAt: string; minutes: number; link: string | null } | null
  open: boolean
}

/** What a reminder says now; null when what it reminds of was moved, called off, begun or settled meanwhile. */
export async function reminderMail(db: Practice['db'], reminderId: string, now: Date): Promise<Mail | null> {
  const [row] = await db.execute<Reminder>(sql`
    select r.practice_id as "practiceId", r.member_id as "memberId", r.kind, r.engagement_id as "engagementId", r.about_id as "aboutId",
      case r.member_id when e.client_id then 'client' when e.coach_id then 'coach' end as seat, o.name as "withWhom",
      v.id as "visionId",
      case when s.id is not null then jsonb_build_object('id', s.id, 'number', s.number, 'startsAt', s.starts_at,
        'minutes', s.minutes, 'link', s.link) end as session,
      case r.kind
        when 'asked' then true
        when 'due' then exists (select 1 from commitments c where c.practice_id = r.practice_id and c.id = r.about_id)
          and not exists (select 1 from commitment_outcomes oc
            where oc.practice_id = r.practice_id and oc.commitment_id = r.about_id)
        else s.id is not null and s.starts_at > now() end as open
    from reminders r
    join engagements e on e.practice_id = r.practice_id and e.id = r.engagement_id and e.status in ('active', 'paused')
    join members o on o.practice_id = r.practice_id
      and o.id = case when e.client_id = r.member_id then e.coach_id else e.client_id end
    left join visions v on v.practice_id = r.practice_id and v.engagement_id = r.engagement_id
    left join sessions s on s.practice_id = r.practice_id and s.id = r.about_id and s.cancelled_at is null
      and s.opened_at is null
      and s.starts_at = r.due_at + case r.kind when 'day before' then interval '1 day' else interval '1 hour' end
    where r.id = ${reminderId}`)
  const [recipient] = row ? await recipientsAmong(db, [row]) : []
  if (!row?.open || !row.seat || !recipient) return null
  const { practice, name, zone } = recipient
  const settle =
    row.kind === 'due'
      ? await linkToSettle(db, { practiceId: row.practiceId, commitmentId: row.aboutId })
      : null
  const address = (path: string) => new URL(`/p/${practice.slug}/${row.seat}${path}`, env().AUTH_URL).href
  const { subject, blocks } = saying(row, address, { zone, now }, settle)
  return {
    subject,
    letterhead: { practice: practice.name, accentHue: practice.accentHue },
    blocks: [{ say: `Hello ${name},` }, ...blocks],
    stop: stopping(recipient, 'reminders'),
  }
}

function saying(
  { kind, seat, session, withWhom, visionId, engagementId }: Reminder,
  address: (path: string) => string,
  { zone, now }: { zone: string; now: Date },
  settle: string | null,
): Pick<Mail, 'subject' | 'blocks'> {
  const work = seat === 'client' ? '' : `/engagements/${engagementId}`
  const aside = { aside: 'Opening a link changes nothing. No words of a plan or a note are in this email.' }
  if (session) {
    const startsAt = new Date(session.startsAt)
    const ends = new Date(startsAt.getTime() + session.minutes * 60_000)
    const day = longDay(dayOf(startsAt, zone), { today: dayOf(now, zone) })
    return {
      subject: `Session ${session.number} with ${withWhom}, ${untilInstant(startsAt, { zone, now })}`,
      blocks: [
        { say: `You meet ${withWhom} ${untilInstant(startsAt, { zone, now })}.` },
        { say: `${day}, ${clockRange(startsAt, ends, zone)}, your time.` },
        {
          link: address(`/sessions/${session.id}`),
          words: 'See the session',
          look: 'button',
        },
        ...(session.link ? [{ link: session.link, words: 'Where you meet' }] : []),
        aside,
      ],
    }
  }
  if (kind === 'due') {
    return {
      subject: 'Today is the day you said',
      blocks: [
        { say: 'Something you said you would do is due today.' },
        {
          link: settle ?? address(work),
          words: settle ? 'Say that you kept it' : 'See it, and say what became of it',
          look: 'button',
        },
        { link: address(work), words: 'See it, change it or let it go' },
        aside,
      ],
    }
  }
  return {
    subject: 'You asked to be reminded',
    blocks: [
      { say: 'You asked to be reminded of your plan now. Ten minutes on one question is enough.' },
      { link: address(visionId ? `/visions/${visionId}` : work), words: 'Open the plan', look: 'button' },
      aside,
    ],
  }
}
