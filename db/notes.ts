import { and, eq } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { firstUpdate, type PlainText } from '@/lib/visions/document/write'
import { type CastEngagement, cast } from './cast'
import { castNotes } from './cast-notes'
import { documents, documentUpdates } from './schema/documents'
import { sessions } from './schema/sessions'

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]
type Session = { id: string; practiceId: string; engagementId: string; startsAt: Date }
type Kind = 'shared_notes' | 'coach_notes' | 'client_notes'

/** What the cast wrote down in the sessions they have held. */
export async function takeNotes(db: Db, engagement: CastEngagement): Promise<void> {
  const { practiceId, id: coachId } = cast[engagement.coach]
  const clientId = cast[engagement.client].id
  for (const { session: number, shared, coach, client } of castNotes[engagement.client] ?? []) {
    const [session] = await db
      .select({
        id: sessions.id,
        practiceId: sessions.practiceId,
        engagementId: sessions.engagementId,
        startsAt: sessions.startsAt,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions.practiceId, practiceId),
          eq(sessions.engagementId, engagement.id),
          eq(sessions.number, number),
        ),
      )
    if (!session) throw new Error(`There is no session ${number} to have taken notes in.`)
    if (shared) await write(db, session, 'shared_notes', coachId, shared)
    if (coach) await write(db, session, 'coach_notes', coachId, coach)
    if (client) await write(db, session, 'client_notes', clientId, client)
  }
}

async function write(db: Db, session: Session, kind: Kind, memberId: string, words: PlainText) {
  const { practiceId, engagementId, id: sessionId, startsAt } = session
  const [made] = await db
    .insert(documents)
    .values({ practiceId, engagementId, sessionId, kind, createdAt: startsAt })
    .returning({ id: documents.id })
  await db.insert(documentUpdates).values({
    practiceId,
    documentId: made?.id ?? '',
    memberId,
    at: new Date(startsAt.getTime() + 40 * 60_000),
    bytes: firstUpdate({ notes: words }),
  })
}
