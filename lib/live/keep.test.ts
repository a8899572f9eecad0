import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '@/db/practice'
import { compact, rowsWorthASnapshot } from '@/lib/visions/compact'
import {
  admin,
  beginSession,
  finishSession,
  live,
  logOf,
  page,
  type Stage,
  saved,
  setStage,
  synced,
  tearDown,
  textIn,
  textInLog,
  until,
  write,
  writeHistory,
} from './fixture'
import { type Log, load, NotYours, openLog } from './keep'

let stage: Stage
let vision: string

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
})
afterEach(tearDown)

const update = (words: string) => {
  const doc = new Y.Doc()
  write(doc, words)
  return Y.encodeStateAsUpdate(doc)
}

const by = (sender: Actor, bytes: Uint8Array) => ({ sender, documentId: vision, bytes })

describe('an acknowledged edit', () => {
  it('is in the log when the acknowledgement arrives', async () => {
    const client = page(await live(), stage.client, vision)
    await synced(client)
    await saved(client)
    for (let edit = 0; edit < 25; edit++) {
      write(client.doc, `edit ${edit}.`)
      await new Promise<void>((resolve) => {
        client.provider.on('unsyncedChanges', ({ number }: { number: number }) => number === 0 && resolve())
      })
      expect(await textInLog(vision)).toContain(`edit ${edit}.`)
    }
    const log = await logOf(vision)
    expect(log).toHaveLength(25)
    expect(new Set(log.map(({ memberId }) => memberId))).toEqual(new Set([stage.client.actor.memberId]))
  })

  it('is neither acknowledged nor shown to the other person before it is committed', async () => {
    await beginSession(stage)
    const gate = gated(openLog())
    const server = await live({ log: gate.log })
    const client = page(server, stage.client, vision)
    const coach = page(server, stage.coach, vision)
    await Promise.all([saved(client), saved(coach)])
    write(client.doc, 'held back')
    await until(() => gate.waiting() === 1)
    expect(client.provider.hasUnsyncedChanges).toBe(true)
    expect(textIn(coach.doc)).not.toContain('held back')
    expect(await logOf(vision)).toHaveLength(0)
    gate.open()
    await saved(client)
    await until(() => textIn(coach.doc).includes('held back'))
    expect(await textInLog(vision)).toContain('held back')
  })
})

describe('an edit that cannot be written down', () => {
  it('is never acknowledged nor shown, and is saved once it can be', async () => {
    await beginSession(stage)
    const inner = openLog()
    let broken = false
    const server = await live({
      log: {
        append: (...edit) => (broken ? Promise.reject(new Error('no disk')) : inner.append(...edit)),
        drained: () => inner.drained(),
      },
    })
    const client = page(server, stage.client, vision)
    const coach = page(server, stage.coach, vision)
    await Promise.all([saved(client), saved(coach)])
    broken = true
    let acknowledged = 0
    client.provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      if (number === 0) acknowledged++
    })
    let reconnected = 0
    client.socket.on('open', () => reconnected++)
    write(client.doc, 'homeless')
    await until(() => reconnected >= 3)
    expect(acknowledged).toBe(0)
    expect(textIn(coach.doc)).not.toContain('homeless')
    expect(await logOf(vision)).toHaveLength(0)
    broken = false
    await saved(client)
    await until(() => textIn(coach.doc).includes('homeless'))
    expect(await textInLog(vision)).toContain('homeless')
  })
})

describe('the log', () => {
  it('takes the edits of many people in few commits, each under its own name', async () => {
    const log = openLog()
    const members = [stage.client.actor, stage.coach.actor]
    await beginSession(stage)
    await Promise.all(
      Array.from({ length: 60 }, (_, edit) => {
        const [one, other] = members
        const actor = edit % 2 ? one : other
        return actor ? log.append(by(actor, update(`by ${actor.role}`))) : null
      }),
    )
    for (const { memberId, bytes } of await logOf(vision)) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, bytes)
      expect(textIn(doc)).toContain(memberId === stage.coach.actor.memberId ? 'by coach' : 'by client')
    }
    const [counted] = await admin`
      select count(*)::int as rows, count(distinct xmin::text)::int as commits
      from document_updates where document_id = ${vision}`
    expect(counted?.rows).toBe(60)
    expect(counted?.commits).toBeLessThan(10)
  })

  it('refuses one person without failing those who shared the commit', async () => {
    const log = openLog()
    const answers = await Promise.allSettled([
      log.append(by(stage.client.actor, update('one'))),
      log.append(by(stage.client.actor, update('two'))),
      log.append(by(stage.colleague.actor, update('not mine'))),
      log.append(by({ ...stage.client.actor, memberId: stage.coach.actor.memberId }, update('as another'))),
      log.append(by(stage.coachNextDoor.actor, update('from next door'))),
      log.append(by(stage.client.actor, update('three'))),
    ])
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(NotYours)
    }
    expect(await logOf(vision)).toHaveLength(3)
  })

  it('takes nothing more from a coach whose session has ended', async () => {
    const log = openLog()
    const { sessionId } = await beginSession(stage)
    await log.append(by(stage.coach.actor, update('in time')))
    await finishSession(stage, sessionId)
    await expect(log.append(by(stage.coach.actor, update('late')))).rejects.toBeInstanceOf(NotYours)
    expect(await logOf(vision)).toHaveLength(1)
  })

  it('is not read as empty by someone who may no longer read it', async () => {
    await openLog().append(by(stage.client.actor, update('here')))
    const read = load({ actor: stage.coach.actor, documentId: vision }, new Y.Doc(), () => {})
    await expect(read).rejects.toBeInstanceOf(NotYours)
  })
})

describe('a snapshot', () => {
  it('covers what is older than a minute, and opens to the same document', async () => {
    const doc = await writeHistory(stage, rowsWorthASnapshot + 20)
    await admin`update document_updates set at = now() - interval '2 minutes'
      where document_id = ${vision} and seq in (
        select seq from document_updates where document_id = ${vision} order by seq limit ${rowsWorthASnapshot})`
    const key = { practiceId: stage.practiceId, documentId: vision }
    expect(await compact(key)).toBe(true)
    const reread = new Y.Doc()
    const { rows } = await load({ actor: stage.client.actor, documentId: vision }, reread, () => {})
    expect(rows).toBe(20)
    expect(Y.encodeStateAsUpdate(reread)).toEqual(Y.encodeStateAsUpdate(doc))
    expect(await compact(key)).toBe(false)
  })

  it('and the log fill a document without putting it into bytes for anybody, and what comes after is heard', async () => {
    await writeHistory(stage, 3)
    const doc = new Y.Doc()
    const heard: Uint8Array[] = []
    doc.on('update', (bytes: Uint8Array) => void heard.push(bytes))
    const { bytes } = await load({ actor: stage.client.actor, documentId: vision }, doc, () => {})
    expect(heard).toHaveLength(0)
    expect(textIn(doc)).toBe(await textInLog(vision))
    const log = await admin<{ bytes: number }[]>`
      select sum(length(bytes))::int as bytes from document_updates where document_id = ${vision}`
    expect(log).toEqual([{ bytes }])
    write(doc, 'afterwards')
    expect(heard).toHaveLength(1)
  })

  it('is not made of a log whose rows may still have gaps', async () => {
    await writeHistory(stage, rowsWorthASnapshot + 20)
    expect(await compact({ practiceId: stage.practiceId, documentId: vision })).toBe(false)
  })
})

/** A log whose commits wait until it is opened. */
function gated(inner: Log) {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  let waiting = 0
  const log: Log = {
    append: async (...edit) => {
      waiting++
      await opened
      return inner.append(...edit)
    },
    drained: () => inner.drained(),
  }
  return { log, open: () => open(), waiting: () => waiting }
}
