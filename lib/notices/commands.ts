import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { liveChannel } from '@/lib/announce'
import type { lookedInput, messagesInput } from './input'
import { saveSettings } from './store'

/** These have been on the screen. What came since is not seen yet. */
export async function lookedAtNotices(
  practice: Practice,
  { ids }: z.output<typeof lookedInput>,
): Promise<void> {
  const { db, actor } = practice
  const seen = await db.execute(sql`
    update notices set seen_at = clock_timestamp()
    where practice_id = ${actor.practiceId} and recipient_id = ${actor.memberId} and seen_at is null
      and id = any(${sql.param(ids)}::uuid[])
    returning id`)
  if (seen.length > 0) await tellOwnPages(practice)
}

/** What these are about has been on the screen, wherever that was. */
export async function lookedAtWhat({ db, actor }: Practice, aboutIds: readonly string[]): Promise<void> {
  if (aboutIds.length === 0) return
  const seen = await db.execute(sql`
    update notices set seen_at = clock_timestamp()
    where practice_id = ${actor.practiceId} and recipient_id = ${actor.memberId} and seen_at is null
      and about_id = any(${sql.param([...aboutIds])}::uuid[])
    returning id`)
  if (seen.length > 0) await tellOwnPages({ db, actor })
}

/** How one is written to from now on. */
export async function changeMessages(
  { db, actor }: Practice,
  settings: z.output<typeof messagesInput>,
): Promise<void> {
  await saveSettings(db, actor, settings)
}

/** Their other pages count again. */
async function tellOwnPages({ db, actor }: Practice): Promise<void> {
  const { practiceId, memberId } = actor
  const notice = { kind: 'notices-changed', practiceId, memberId }
  await db.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(notice)})`)
}
