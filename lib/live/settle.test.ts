import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addElement, setField } from '@/lib/visions/document/elements'
import { markReady } from '@/lib/visions/document/states'
import { settle, settleQuietVisions } from '@/lib/visions/settle'
import {
  admin,
  beginSession,
  finishSession,
  live,
  page,
  type Stage,
  saved,
  setStage,
  tearDown,
  until,
  write,
} from './fixture'
import { openLog } from './keep'
import { readyToRead } from './wire'

// The minute’s job settles whatever rests, also what other tests have left.
const apart = await vi.hoisted(async () => {
  const { apartFromTheTests } = await import('@/proofs/stage/database')
  return apartFromTheTests('settle')
})
afterAll(async () => {
  await admin.end()
  await apart.leave()
})

let stage: Stage
let vision: string
const never = 600_000

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
})
afterEach(tearDown)

describe('a vision settles', () => {
  it('when its client has paused', async () => {
    const client = page(await live({ settle, quietMs: 100 }), stage.client, vision)
    await saved(client)
    write(client.doc, 'one')
    write(client.doc, 'two')
    await until(async () => JSON.stringify((await checkpoints()).at(-1) ?? '').includes('two'))
    expect((await checkpoints()).at(-1)).toMatchObject({ reason: 'pause', changed_sections: ['why'] })
  })

  it('when its client leaves', async () => {
    const client = page(await live({ settle, quietMs: never }), stage.client, vision)
    await saved(client)
    write(client.doc, 'off to bed')
    await saved(client)
    client.stop()
    await until(async () => (await checkpoints()).length === 1)
    expect(await checkpoints()).toMatchObject([{ reason: 'left' }])
  })

  it('when its client says "ready", and not when anybody else does', async () => {
    await beginSession(stage)
    const server = await live({ settle, quietMs: never })
    const client = page(server, stage.client, vision)
    const coach = page(server, stage.coach, vision)
    await Promise.all([saved(client), saved(coach)])
    write(client.doc, 'done for now')
    await saved(client)
    coach.provider.sendStateless(readyToRead)
    client.provider.sendStateless('something else')
    write(coach.doc, 'thanks')
    await saved(coach)
    expect(await checkpoints()).toHaveLength(0)
    client.provider.sendStateless(readyToRead)
    await until(async () => (await checkpoints()).length === 1)
    expect(await checkpoints()).toMatchObject([{ reason: 'ready' }])
  })

  it('when the session ends, with what the coach wrote', async () => {
    const { sessionId } = await beginSession(stage)
    const server = await live({ settle, quietMs: never })
    const coach = page(server, stage.coach, vision)
    await saved(coach)
    write(coach.doc, 'agreed together')
    await saved(coach)
    await finishSession(stage, sessionId)
    await until(async () => (await checkpoints()).length === 1)
    expect(await checkpoints()).toMatchObject([{ reason: 'session-ended' }])
    expect(JSON.stringify(await checkpoints())).toContain('agreed together')
  })

  it('never from the private draft', async () => {
    const client = page(await live({ settle, quietMs: 30 }), stage.client, stage.documents.private_draft)
    await saved(client)
    write(client.doc, 'secret', 'text:life')
    await saved(client)
    const { practiceId } = stage
    expect(await settle({ practiceId, documentId: stage.documents.private_draft }, 'pause')).toBe(null)
    client.stop()
    expect(await checkpoints()).toHaveLength(0)
  })
})

describe('settling', () => {
  it('makes a checkpoint only when something is different, and names the sections that are', async () => {
    const doc = await logged(new Y.Doc())
    write(doc.doc, 'why', 'text:why')
    expect(await doc.settle()).not.toBe(null)
    expect(await doc.settle()).toBe(null)
    const id = addElement(doc.doc, { kind: 'nonnegotiable', section: 'nonneg' }, null)
    expect(await doc.settle()).toBe(null)
    setField(doc.doc, id, 'statement', 'Home for dinner', null)
    write(doc.doc, 'a role', 'text:role')
    expect(await doc.settle()).not.toBe(null)
    markReady(doc.doc, 'why', true, null)
    expect(await doc.settle()).not.toBe(null)
    expect(await checkpoints()).toMatchObject([
      { changed_sections: ['why'], ready_sections: [] },
      { changed_sections: ['nonneg', 'role'], ready_sections: [] },
      { changed_sections: [], ready_sections: ['why'] },
    ])
  })

  it('takes in what the client has shared, and nothing of a section that is private', async () => {
    const doc = await logged(new Y.Doc())
    write(doc.doc, 'shared by now', 'text:life')
    write(doc.doc, 'put here by a page that knows no rules', 'text:stock')
    const { practiceId, engagementId } = stage
    await admin`insert into section_places (practice_id, engagement_id, section, place, moved_by)
      values (${practiceId}, ${engagementId}, 'life', 'shared', ${stage.client.actor.memberId})`
    expect(await doc.settle()).not.toBe(null)
    expect(await checkpoints()).toMatchObject([{ changed_sections: ['life'] }])
    expect(JSON.stringify(await checkpoints())).toContain('shared by now')
    expect(JSON.stringify(await checkpoints())).not.toContain('knows no rules')
  })

  it('by the minute’s job finds visions that have rested, once', async () => {
    const doc = await logged(new Y.Doc())
    write(doc.doc, 'left behind by a crash')
    await doc.appended()
    await settleQuietVisions()
    expect(await checkpoints()).toHaveLength(0)
    await admin`update document_updates set at = now() - interval '1 minute' where document_id = ${vision}`
    await settleQuietVisions()
    await settleQuietVisions()
    expect(await checkpoints()).toMatchObject([{ reason: 'pause' }])
  })

  /** A document whose edits go straight to the log. */
  async function logged(doc: Y.Doc) {
    const log = openLog()
    const edits: Promise<void>[] = []
    doc.on('update', (bytes: Uint8Array) =>
      edits.push(log.append({ sender: stage.client.actor, documentId: vision, bytes })),
    )
    const appended = () => Promise.all(edits)
    const { practiceId } = stage
    return {
      doc,
      appended,
      settle: async () => {
        await appended()
        return settle({ practiceId, documentId: vision }, 'pause')
      },
    }
  }
})

const checkpoints = () =>
  admin`select reason, changed_sections, ready_sections, content from checkpoints
    where engagement_id = ${stage.engagementId} order by through_seq`
