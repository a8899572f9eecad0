import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { makeCommitment } from '@/lib/commitments/commands'
import { beginNotes } from '@/lib/notes/commands'
import { endSession, openUnbooked } from '@/lib/sessions/commands'
import { markWithin } from '@/lib/sessions/mark'
import { hashOfText } from '@/lib/signoffs/seal'
import { appendEdits } from '@/lib/visions/append'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { addElement } from '@/lib/visions/document/elements'
import { notesRoot } from '@/lib/visions/document/roots'
import { appendText } from '@/lib/visions/document/write'
import { readLog, restore } from '@/lib/visions/log'
import { editRecap, markRecapRead, sendRecap } from './commands'
import { draftOf } from './draft'
import { findHeld } from './held'
import { edited, noEdits, type RecapEdits } from './recap'

const { luca } = castEngagements

/** Writes in a document as a page would have sent it, in the name of whoever the practice is open to. */
async function write(practice: Practice, documentId: string, how: (doc: Y.Doc) => void) {
  const doc = new Y.Doc()
  restore(doc, await readLog(practice.db, { practiceId: practice.actor.practiceId, documentId }), () => {})
  const before = Y.encodeStateVector(doc)
  how(doc)
  const document = { engagementId: luca.id, documentId }
  await appendEdits(practice, document, [Y.encodeStateAsUpdate(doc, before)])
  doc.destroy()
}

const note = (words: string) => (doc: Y.Doc) => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(notesRoot).insert(0, [paragraph])
}

/** A session in which both write, with canaries wherever only one of them reads. Answers as the coach, when it is over. */
async function hold(maya: Practice): Promise<{ maya: Practice; sessionId: string }> {
  const { sessionId } = await openUnbooked(maya, luca.id)
  // In one transaction all rows have one time.
  await maya.db.execute(sql`update sessions set opened_at = now() where id = ${sessionId}`)
  await write(maya, luca.documents.vision, (doc) => {
    addElement(doc, { kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'Sundays off' } }, null)
  })
  const mayas = await beginNotes(maya, sessionId)
  await write(maya, mayas.own ?? '', note('zcoach-secret'))
  await write(maya, mayas.shared ?? '', note('Tom had offered already.'))
  const client = await become(maya, 'luca')
  await write(client, luca.documents.vision, (doc) =>
    appendText(doc, 'focus', 'I put down the supper club.', null),
  )
  await write(client, luca.documents.privateDraft, (doc) =>
    appendText(doc, 'stock', 'zclient-secret in stock', null),
  )
  const own = await beginNotes(client, sessionId)
  await write(client, own.own ?? '', note('zclient-note'))
  await makeCommitment(client, {
    engagementId: luca.id,
    sessionId,
    ownerId: cast.luca.id,
    commitmentId: crypto.randomUUID(),
    text: 'Tell the supper club',
    dueOn: null,
    confidence: null,
    wouldChange: null,
    milestoneId: null,
  })
  const again = await become(maya, 'maya')
  await endSession(again, sessionId)
  return { maya: again, sessionId }
}

async function draft(maya: Practice, sessionId: string) {
  const row = await findHeld(maya, sessionId)
  if (!row?.held) throw new Error('The session is not over.')
  return draftOf(maya, row.held)
}

async function send(maya: Practice, sessionId: string, edits: RecapEdits = noEdits) {
  await editRecap(maya, { sessionId, edits })
  const content = canonicalJson(edited(await draft(maya, sessionId), edits))
  await sendRecap(maya, { sessionId, digest: await hashOfText(content) })
  return content
}

describe('a recap', () => {
  test('is drafted from what changed while the session was open, by section and by who wrote it', async () => {
    await rehearse('maya', async (begun) => {
      const { maya, sessionId } = await hold(begun)
      const recap = await draft(maya, sessionId)
      expect(recap.changes.map(({ section, by }) => [section, by])).toEqual([
        ['nonneg', ['coach']],
        ['focus', ['client']],
      ])
      const said = recap.changes.map(({ lines }) =>
        lines.map(({ runs }) => runs.map(({ text }) => text).join('')),
      )
      expect(said).toEqual([['Sundays off'], ['I put down the supper club.']])
      expect(recap.notes).toEqual(['Tom had offered already.'])
      expect(recap.commitments).toMatchObject([{ text: 'Tell the supper club', owner: 'client' }])
      expect(recap.next).not.toBeNull()
      expect(recap.headline).toBe('You changed two things in the plan.')
    })
  })

  test('never holds a word of private sections or of private notes', async () => {
    await rehearse('maya', async (begun) => {
      const { maya, sessionId } = await hold(begun)
      const content = await send(maya, sessionId)
      for (const canary of ['zcoach-secret', 'zclient-secret', 'zclient-note'])
        expect(content).not.toContain(canary)
      // The control: the words that both may read are there.
      expect(content).toContain('supper club')
    })
  })

  test('is what the coach made of it: a headline, lines left out, other notes', async () => {
    await rehearse('maya', async (begun) => {
      const { maya, sessionId } = await hold(begun)
      const edits = {
        headline: 'You put one thing down.',
        leftOut: ['nonneg:0'],
        notes: ['Tom had offered already.', '', 'Ask him.'],
        closing: 'I will ask how they took it.',
      }
      await send(maya, sessionId, edits)
      const { sent } = (await findHeld(await become(maya, 'luca'), sessionId)) ?? {}
      expect(sent?.recap).toMatchObject({
        headline: edits.headline,
        changes: [{ section: 'focus' }],
        notes: ['Tom had offered already.', 'Ask him.'],
        closing: edits.closing,
      })
    })
  })

  test('is sent once, and stays as it was sent whatever becomes of the plan', async () => {
    await rehearse('maya', async (begun) => {
      const { maya, sessionId } = await hold(begun)
      const content = await send(maya, sessionId)
      await expect(
        attempt(maya, async (p) => sendRecap(p, { sessionId, digest: await hashOfText(content) })),
      ).rejects.toMatchObject({ kind: 'conflict' })
      await expect(
        attempt(maya, (p) => editRecap(p, { sessionId, edits: { ...noEdits, headline: 'Other' } })),
      ).rejects.toMatchObject({ kind: 'conflict' })
      const client = await become(maya, 'luca')
      await write(client, luca.documents.vision, (doc) => appendText(doc, 'focus', 'Something else.', null))
      const { sent } = (await findHeld(client, sessionId)) ?? {}
      expect(canonicalJson(sent?.recap)).toBe(content)
      expect(await hashOfText(content)).toBe(sent?.digest)
    })
  })

  test('is sent as it was shown, or not at all', async () => {
    await rehearse('maya', async (begun) => {
      const { maya, sessionId } = await hold(begun)
      const shown = await hashOfText(canonicalJson(edited(await draft(maya, sessionId), noEdits)))
      await editRecap(maya, { sessionId, edits: { ...noEdits, headline: 'In another window' } })
      await expect(attempt(maya, (p) => sendRecap(p, { sessionId, digest: shown }))).rejects.toMatchObject({
        kind: 'conflict',
      })
    })
  })

  test('is nothing to the client until it is sent, and nobody else’s ever', async () => {
    await rehearse('maya', async (begun) => {
      const { maya, sessionId } = await hold(begun)
      await editRecap(maya, { sessionId, edits: { ...noEdits, headline: 'zdraft' } })
      const client = await become(maya, 'luca')
      expect(JSON.stringify(await findHeld(client, sessionId))).not.toContain('zdraft')
      expect(await client.db.execute(sql`select 1 from wall.log_of_session(${sessionId})`)).toEqual([])
      await expect(attempt(client, (p) => markRecapRead(p, sessionId))).rejects.toMatchObject({
        kind: 'not-found',
      })
      await send(await become(maya, 'maya'), sessionId)
      for (const someone of ['jonas', 'ingrid', 'daniel', 'amara'] as const) {
        const other = await become(maya, someone)
        expect(await other.db.execute(sql`select 1 from recaps where session_id = ${sessionId}`)).toEqual([])
        await expect(attempt(other, (p) => markRecapRead(p, sessionId))).rejects.toMatchObject({
          kind: 'not-found',
        })
      }
    })
  })

  test('says when the client has read it, once, also on a page that is open', async () => {
    await rehearse('maya', async (begun) => {
      const { maya, sessionId } = await hold(begun)
      await send(maya, sessionId)
      const unread = (await markWithin(maya, sessionId))?.mark
      const client = await become(maya, 'luca')
      await markRecapRead(client, sessionId)
      await markRecapRead(client, sessionId)
      const coach = await become(maya, 'maya')
      const { sent } = (await findHeld(coach, sessionId)) ?? {}
      expect(sent?.readAt).not.toBeNull()
      expect((await markWithin(coach, sessionId))?.mark).not.toBe(unread)
      const told = await maya.db.execute(
        sql`select 1 from events where verb = 'recap read' and subject_id = ${sessionId}`,
      )
      expect(told).toHaveLength(1)
    })
  })

  test('is not drafted while the session is open', async () => {
    await rehearse('maya', async (maya) => {
      const { sessionId } = await openUnbooked(maya, luca.id)
      await expect(attempt(maya, (p) => editRecap(p, { sessionId, edits: noEdits }))).rejects.toMatchObject({
        kind: 'not-found',
      })
    })
  })
})
