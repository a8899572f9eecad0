import { sql } from 'drizzle-orm'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { withPractice } from '@/db/practice'
import {
  admin,
  beginAnotherSession,
  beginSession,
  finishSession,
  live,
  logOf,
  page,
  refusal,
  type Someone,
  type Stage,
  saved,
  setStage,
  tearDown,
  until,
  write,
} from '@/lib/live/fixture'
import { readWord } from '@/lib/live/wire'
import { firstUpdate } from '@/lib/visions/document/write'
import { beginNotes } from './commands'
import { noteDocuments, notesFile, notesOfSession, ownNotes } from './queries'

afterEach(tearDown)
afterAll(() => admin.end())

const never = 600_000

describe('the notes of a session', () => {
  it('begin once, however often and by whom they are asked for', async () => {
    const stage = await setStage()
    await removeNotes(stage)
    await beginSession(stage)
    const both = [stage.coach, stage.client, stage.client, stage.coach]
    const [coach, client, again] = await Promise.all(both.map((someone) => begin(someone, stage.sessionId)))
    expect(client).toEqual(again)
    expect(coach?.shared).toBe(client?.shared)
    expect(coach?.own).not.toBe(client?.own)
    const [{ n } = { n: 0 }] = await admin<{ n: number }[]>`
      select count(*)::int as n from documents where session_id = ${stage.sessionId}`
    expect(n).toBe(3)
  })

  it('have a private half before the session, and a shared one only from its opening on', async () => {
    const stage = await setStage()
    await removeNotes(stage)
    const before = await begin(stage.client, stage.sessionId)
    expect(before).toEqual({ shared: null, own: expect.any(String) })
    await beginSession(stage)
    expect(await begin(stage.client, stage.sessionId)).toEqual({ ...before, shared: expect.any(String) })
  })

  it('are not there for a colleague, the owner or the practice next door', async () => {
    const stage = await setStage()
    for (const someone of [stage.colleague, stage.otherClient, stage.owner, stage.coachNextDoor]) {
      await expect(begin(someone, stage.sessionId)).rejects.toMatchObject({ kind: expect.any(String) })
      const seen = await withPractice(someone.actor, (practice) => noteDocuments(practice, stage.sessionId))
      expect(seen).toEqual({ shared: null, own: null })
    }
    expect(await begin(stage.coach, stage.sessionId)).toMatchObject({ own: stage.documents.coach_notes })
  })

  it('cannot be begun in the session of somebody else, nor as the other one’s private ones', async () => {
    const stage = await setStage()
    await removeNotes(stage)
    const insert = (someone: Someone, kind: string, engagementId: string) =>
      withPractice(someone.actor, ({ db, actor }) =>
        db.execute(sql`insert into documents (practice_id, engagement_id, session_id, kind)
          values (${actor.practiceId}, ${engagementId}, ${stage.sessionId}, ${kind})`),
      )
    const [other] = await admin<{ id: string }[]>`
      select id from engagements where coach_id = ${stage.colleague.actor.memberId}`
    await expect(insert(stage.colleague, 'coach_notes', other?.id ?? '')).rejects.toThrow()
    await expect(insert(stage.coach, 'client_notes', stage.engagementId)).rejects.toThrow()
    await expect(insert(stage.client, 'coach_notes', stage.engagementId)).rejects.toThrow()
    await insert(stage.client, 'client_notes', stage.engagementId)
  })
})

describe('shared notes', () => {
  it('are written by both while the session is open, and by nobody once it has ended', async () => {
    const stage = await setStage()
    const { sessionId } = await beginSession(stage)
    const server = await live({ judgeEveryMs: never })
    const shared = stage.documents.shared_notes
    const coach = page(server, stage.coach, shared)
    const client = page(server, stage.client, shared)
    await Promise.all([coach, client].map(saved))
    write(coach.doc, 'from her', 'notes')
    write(client.doc, 'from him', 'notes')
    await Promise.all([coach, client].map(saved))
    const closed = [coach, client].map((opened) => readsOnly(opened))
    await finishSession(stage, sessionId)
    await until(() => closed.every((said) => said.now))
    const before = (await logOf(shared)).length
    write(client.doc, 'too late', 'notes')
    await until(() => client.provider.hasUnsyncedChanges)
    expect((await logOf(shared)).length).toBe(before)
    // Both keep reading what stands there.
    const later = page(server, stage.coach, shared)
    await saved(later)
    expect(later.doc.getXmlFragment('notes').toString()).toContain('from him')
  })

  it('of an earlier session stay closed while a later one is open', async () => {
    const stage = await setStage()
    const { sessionId } = await beginSession(stage)
    await finishSession(stage, sessionId)
    await beginAnotherSession(stage)
    const writable = sql`select writable from openable_documents where document_id = ${stage.documents.shared_notes}`
    for (const { actor } of [stage.coach, stage.client]) {
      expect([...(await withPractice(actor, ({ db }) => db.execute(writable)))]).toEqual([
        { writable: false },
      ])
    }
    const append = withPractice(stage.client.actor, ({ db, actor }) =>
      db.execute(sql`insert into document_updates (practice_id, document_id, member_id, bytes)
        values (${actor.practiceId}, ${stage.documents.shared_notes}, ${actor.memberId}, ${Buffer.from([0, 0])})`),
    )
    await expect(append).rejects.toThrow()
  })
})

describe('private notes', () => {
  it('open for whoever keeps them and for nobody else, and take nothing but notes', async () => {
    const stage = await setStage()
    await beginSession(stage)
    const server = await live()
    const { coach_notes: hers, client_notes: his } = stage.documents
    expect(await refusal(page(server, stage.client, hers))).toBe('not-found')
    expect(await refusal(page(server, stage.coach, his))).toBe('not-found')
    const coach = page(server, stage.coach, hers)
    await saved(coach)
    write(coach.doc, 'mine', 'notes')
    await saved(coach)
    write(coach.doc, 'a plan in a note', 'text:why')
    await until(() => coach.closed.includes('not-understood'))
    expect(await logOf(hers)).toHaveLength(1)
  })

  it('are read in full by their keeper, session by session, and are no part of what the other is answered', async () => {
    const stage = await setStage()
    await say(stage, 'coach_notes', stage.coach, 'Come back to recognition.')
    await say(stage, 'client_notes', stage.client, 'I did not say it all.')
    await say(stage, 'shared_notes', stage.client, 'We both know this.')
    const read = ({ actor }: Someone) =>
      withPractice(actor, (practice) => notesOfSession(practice, stage.sessionId)).then(JSON.stringify)
    const [hers, his] = [await read(stage.coach), await read(stage.client)]
    for (const each of [hers, his]) expect(each).toContain('We both know this.')
    expect(hers).toContain('recognition')
    expect(his).toContain('I did not say it all.')
    expect(his).not.toContain('recognition')
    expect(hers).not.toContain('I did not say it all.')
    expect(await ownNotes(stage.coach.actor, stage.engagementId)).toMatchObject([{ number: 1 }])
    expect(await ownNotes(stage.owner.actor, stage.engagementId)).toEqual([])
    const file = ({ actor }: Someone) => notesFile(actor, stage.engagementId, 'UTC')
    expect(await file(stage.client)).toMatch(
      /## Session 1,[^#]+### Shared notes\s+We both know[^#]+### Your own notes\s+I did not/,
    )
    expect(await file(stage.client)).not.toContain('recognition')
    for (const stranger of [stage.owner, stage.colleague, stage.coachNextDoor])
      expect(await file(stranger)).toBe(null)
  })
})

const begin = ({ actor }: Someone, sessionId: string) =>
  withPractice(actor, (practice) => beginNotes(practice, sessionId))

async function removeNotes({ sessionId }: Stage) {
  await admin`delete from documents where session_id = ${sessionId}`
}

async function say(
  { practiceId, documents }: Stage,
  kind: 'coach_notes' | 'client_notes' | 'shared_notes',
  { actor }: Someone,
  words: string,
) {
  await admin`insert into document_updates (practice_id, document_id, member_id, bytes)
    values (${practiceId}, ${documents[kind]}, ${actor.memberId}, ${firstUpdate({ notes: words })})`
}

function readsOnly({ provider }: ReturnType<typeof page>) {
  const said = { now: false }
  provider.on('stateless', ({ payload }: { payload: string }) => {
    const word = readWord(payload)
    if (word?.kind === 'writable') said.now = !word.writable
  })
  return said
}
