import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { type MessageSettings, type StoredSettings, settingsOf } from './settings'

export type Recipient = {
  practiceId: string
  memberId: string
  name: string
  zone: string
  address: string
  settings: MessageSettings
  practice: { name: string; accentHue: number; slug: string }
  role: 'owner' | 'coach' | 'client'
}

/** Whoever of these is still here, in a practice that is open, with how they want to be written to. */
export async function recipientsAmong(
  db: Practice['db'],
  members: readonly { practiceId: string; memberId: string }[],
): Promise<Recipient[]> {
  if (members.length === 0) return []
  const rows = await db.execute<Row>(sql`
    select m.practice_id as "practiceId", m.id as "memberId", m.name, m.role, m.time_zone as zone, l.email as address,
      p.name as "practiceName", p.accent_hue as "accentHue", p.slug,
      case when s.member_id is not null then jsonb_build_object('choices', s.choices, 'rhythm', s.rhythm, 'hour', s.hour,
        'weekday', s.weekday, 'quietFrom', s.quiet_from, 'quietUntil', s.quiet_until, 'dayBefore', s.day_before,
        'hourBefore', s.hour_before, 'whenDue', s.when_due) end as settings
    from members m
    join practices p on p.id = m.practice_id and p.closed_at is null
    join logins l on l.id = m.login_id
    left join message_settings s on s.practice_id = m.practice_id and s.member_id = m.id
    where m.joined_at is not null and m.left_at is null
      and (m.practice_id, m.id) in (select * from unnest(
        ${sql.param(members.map(({ practiceId }) => practiceId))}::uuid[],
        ${sql.param(members.map(({ memberId }) => memberId))}::uuid[]))`)
  return rows.map(({ settings, practiceName, accentHue, slug, ...row }) => ({
    ...row,
    settings: settingsOf(settings),
    practice: { name: practiceName, accentHue, slug },
  }))
}

type Row = Omit<Recipient, 'settings' | 'practice'> & {
  settings: StoredSettings | null
  practiceName: string
  accentHue: number
  slug: string
}
