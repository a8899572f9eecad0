import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { sessions } from '@/db/schema/sessions'

/** The session of this work that is open now; there is one at most. */
export async function sessionOpenNow({ db, actor }: Practice, engagementId: string): Promise<string | null> {
  const [open] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.practiceId, actor.practiceId),
        eq(sessions.engagementId, engagementId),
        isNotNull(sessions.openedAt),
        isNull(sessions.endedAt),
      ),
    )
  return open?.id ?? null
}
