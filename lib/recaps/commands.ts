import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { found, refuseUnless } from '@/lib/refusal'
import { hashOfText } from '@/lib/signoffs/seal'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { draftOf, type Held } from './draft'
import { findHeld, type HeldSession } from './held'
import type { editRecapInput, recapAddress, sendRecapInput } from './input'
import { mayDraft } from './policy'
import { edited } from './recap'

/** The coach's hand in it: a headline, lines left out, other notes. What really changed is not theirs to rewrite. */
export async function editRecap(
  practice: Practice,
  { sessionId, edits }: z.output<typeof editRecapInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement } = await findDraft(practice, sessionId)
  // Plain SQL: the grants cover only these columns.
  await db.execute(sql`
    insert into recap_drafts (practice_id, session_id, engagement_id, edits)
    values (${actor.practiceId}, ${sessionId}, ${engagement.id}, ${JSON.stringify(edits)}::jsonb)
    on conflict (practice_id, session_id) do update set edits = excluded.edits, updated_at = clock_timestamp()`)
}

/** Sends exactly what was shown, for good. Sending it twice is sending it once. */
export async function sendRecap(
  practice: Practice,
  { sessionId, digest }: z.output<typeof sendRecapInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement, held, edits } = await findDraft(practice, sessionId)
  const content = canonicalJson(edited(await draftOf(practice, held), edits))
  refuseUnless(
    (await hashOfText(content)) === digest,
    'Something in it has changed since this page was shown. Reload the page, read it once more, then send it.',
    'conflict',
  )
  const sent = await db.execute(sql`
    insert into recaps (practice_id, session_id, engagement_id, content, digest, sent_by)
    values (${actor.practiceId}, ${sessionId}, ${engagement.id}, ${content}, ${digest}, ${actor.memberId})
    on conflict do nothing returning session_id`)
  refuseUnless(sent.length === 1, alreadySent, 'conflict')
  await announce(practice, {
    verb: 'recap sent',
    engagementId: engagement.id,
    subjectId: sessionId,
    tellLive: 'session-changed',
  })
}

/** The client has it on the screen. Said once. */
export async function markRecapRead(
  practice: Practice,
  sessionId: z.output<typeof recapAddress>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement, sent } = found(await findHeld(practice, sessionId))
  refuseUnless(
    engagement.clientId === actor.memberId && sent !== null,
    'This recap does not exist.',
    'not-found',
  )
  const first = await db.execute(sql`
    insert into recap_reads (practice_id, session_id, engagement_id, member_id)
    values (${actor.practiceId}, ${sessionId}, ${engagement.id}, ${actor.memberId})
    on conflict do nothing returning session_id`)
  if (first.length === 1)
    await announce(practice, {
      verb: 'recap read',
      engagementId: engagement.id,
      subjectId: sessionId,
      tellLive: 'session-changed',
    })
}

async function findDraft(
  practice: Practice,
  sessionId: string,
): Promise<Pick<HeldSession, 'engagement' | 'edits'> & { held: Held }> {
  const { db, actor } = practice
  // Two windows that edit or send it are one after the other.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${sessionId}, 2))`)
  const { engagement, held, edits, sent } = found(
    await findHeld(practice, sessionId),
    'This session does not exist.',
  )
  refuseUnless(engagement.coachId === actor.memberId, 'This session does not exist.', 'not-found')
  refuseUnless(sent === null, alreadySent, 'conflict')
  const over = found(held ?? undefined, 'This session is not over yet.')
  refuseUnless(
    mayDraft(actor, engagement, { endedAt: over.endedAt, sentAt: null }),
    'Your work together has ended, so nothing is sent any more.',
    'conflict',
  )
  return { engagement, held: over, edits }
}

const alreadySent = 'This recap has been sent. What was sent stays as it is.'
