import { and, desc, eq } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { anchorPassage, lettersOfBlocks } from '@/lib/visions/document/anchors'
import type { PlanContent } from '@/lib/visions/document/content'
import { lettersOf } from '@/lib/visions/document/letters'
import { nameOfElement } from '@/lib/visions/document/tell'
import { type CastEngagement, cast } from './cast'
import { type CastThread, castThreads } from './cast-threads'
import { daysFromToday } from './history'
import { comments, questions, suggestions, threadReads, threads } from './schema/comments'
import { checkpoints } from './schema/documents'

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** What the cast has said about this plan, at the hours of a working day. */
export async function holdConversations(db: Db, engagement: CastEngagement): Promise<void> {
  const said = castThreads[engagement.client] ?? []
  const { practiceId } = cast[engagement.coach]
  const [settled] = await db
    .select({ content: checkpoints.content })
    .from(checkpoints)
    .where(and(eq(checkpoints.practiceId, practiceId), eq(checkpoints.engagementId, engagement.id)))
    .orderBy(desc(checkpoints.throughSeq))
    .limit(1)
  // Written by the seed itself, a moment ago.
  const plan = settled?.content as PlanContent | undefined
  for (const thread of said) await hold(db, { practiceId, engagementId: engagement.id }, thread, plan)
}

type Engagement = { practiceId: string; engagementId: string }

async function hold(db: Db, engagement: Engagement, thread: CastThread, settled: PlanContent | undefined) {
  const at = daysFromToday(-thread.daysAgo, 15)
  const { id: openedBy } = cast[thread.by]
  const [opened] = await db
    .insert(threads)
    .values({
      ...engagement,
      section: thread.section,
      openedBy,
      openedAt: at,
      ...subjectOf(thread, settled),
      ...(thread.resolvedDaysAgo !== undefined && {
        resolvedBy: openedBy,
        resolvedAt: daysFromToday(-thread.resolvedDaysAgo, 15),
      }),
    })
    .returning({ threadId: threads.id })
  const { threadId } = opened ?? {}
  if (!threadId) throw new Error('A thread of the cast was not opened.')
  const ofThread = { ...engagement, threadId }
  const { says, by, daysAgo, replies = [] } = thread
  for (const words of [{ says, by, daysAgo }, ...replies]) {
    const writtenAt = daysFromToday(-words.daysAgo, 15)
    await db
      .insert(comments)
      .values({ ...ofThread, authorId: cast[words.by].id, body: words.says, writtenAt })
  }
  if (thread.asks)
    await db
      .insert(questions)
      .values({ ...ofThread, askedBy: openedBy, askedAt: new Date(at.getTime() + 1000) })
  if (thread.suggests)
    await db.insert(suggestions).values({ ...ofThread, suggestedBy: openedBy, replacement: thread.suggests })
  for (const reader of thread.readBy ?? [])
    await db
      .insert(threadReads)
      .values({ ...ofThread, memberId: cast[reader].id, readAt: daysFromToday(-1, 1) })
}

function subjectOf({ section, on, about }: CastThread, settled: PlanContent | undefined) {
  const written = settled?.sections.find(({ key }) => key === section)
  if (about === 'element') {
    const element = written?.elements.find((each) => nameOfElement(each) === on)
    if (!element) throw new Error(`Nothing in ${section} is called "${on}".`)
    return { quote: on, elementId: element.id }
  }
  const letters = lettersOfBlocks(written?.text ?? [])
  const from = letters.text.indexOf(lettersOf(on))
  const anchor = from < 0 ? null : anchorPassage(letters, { from, to: from + lettersOf(on).length })
  if (!anchor) throw new Error(`Nothing in ${section} reads "${on}".`)
  return { quote: anchor.words, anchor }
}
