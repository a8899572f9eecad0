import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { MessageSettings } from './settings'

/** Keeps how somebody wants to be written to: as themselves, or by a link they were sent. */
export async function saveSettings(
  db: Practice['db'],
  { practiceId, memberId }: { practiceId: string; memberId: string },
  { choices, rhythm, hour, weekday, quiet, dayBefore, hourBefore, whenDue }: MessageSettings,
): Promise<void> {
  await db.execute(sql`
    insert into message_settings (practice_id, member_id, choices, rhythm, hour, weekday, quiet_from, quiet_until,
      day_before, hour_before, when_due)
    values (${practiceId}, ${memberId}, ${JSON.stringify(choices)}::jsonb, ${rhythm}, ${hour}, ${weekday},
      ${quiet?.from ?? null}, ${quiet?.until ?? null}, ${dayBefore}, ${hourBefore}, ${whenDue})
    on conflict (practice_id, member_id) do update set choices = excluded.choices, rhythm = excluded.rhythm,
      hour = excluded.hour, weekday = excluded.weekday, quiet_from = excluded.quiet_from,
      quiet_until = excluded.quiet_until, day_before = excluded.day_before, hour_before = excluded.hour_before,
      when_due = excluded.when_due`)
}
