import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { tasks } from '@/lib/jobs/tasks'
import { everyKind } from '@/lib/visions/document/every-kind'
import { settle } from '@/lib/visions/settle'
import { askForSnapshot, askToSettle } from './errands'
import { admin, live, page, type Stage, saved, setStage, tearDown, until, write } from './fixture'

afterEach(tearDown)

it('people type on, undisturbed, while a large plan settles and is summed up', async () => {
  const stage = await setStage()
  const { practiceId, documents } = stage
  const document = { practiceId, documentId: documents.vision }
  await largePlan(stage)

  // As if the live process did it itself: whoever types meanwhile would wait for all of this.
  const itself = await longestTurn(() => settle(document, 'pause'))
  await admin`delete from checkpoints where document_id = ${documents.vision}`

  const server = await live({ settle: askToSettle, compact: askForSnapshot, quietMs: 50 })
  const client = page(server, stage.client, documents.vision)
  await saved(client)
  const asked = await longestTurn(async () => {
    write(client.doc, 'a word')
    await until(async () => (await errands(documents.vision)).includes('settle-document'))
    client.stop()
    await until(async () => (await errands(documents.vision)).includes('compact-document'))
  })
  expect(await admin`select 1 from checkpoints where document_id = ${documents.vision}`).toHaveLength(0)
  expect(itself).toBeGreaterThan(30)
  expect(asked).toBeLessThan(itself / 2)

  await tasks['settle-document']?.({ ...document, reason: 'pause' }, undefined as never)
  await tasks['compact-document']?.(document, undefined as never)
  expect(await admin`select reason from checkpoints where document_id = ${documents.vision}`).toMatchObject([
    { reason: 'pause' },
  ])
  expect(await admin`select 1 from document_snapshots where document_id = ${documents.vision}`).toHaveLength(
    1,
  )
})

/** Some hundred pages of text, row by row, as a page would have sent it. */
async function largePlan({ practiceId, documents, client }: Stage) {
  const doc = new Y.Doc()
  const rows: string[] = []
  doc.on('update', (bytes: Uint8Array) => rows.push(Buffer.from(bytes).toString('hex')))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(everyKind()))
  for (let at = 0; at < 4_000; at++) write(doc, `Sentence ${at} of a very long plan.`, 'text:why')
  await admin`insert into document_updates (practice_id, document_id, member_id, at, bytes)
    select ${practiceId}, ${documents.vision}, ${client.actor.memberId}, now() - interval '1 hour', decode(hex, 'hex')
    from unnest(${rows}::text[]) with ordinality as edit(hex, place) order by place`
}

/** Milliseconds of this thread's processor in the longest turn of the event loop, whatever else the machine does. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let before = process.threadCpuUsage()
  let measuring = true
  const turn = () => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, (user + system) / 1_000)
    before = process.threadCpuUsage()
    if (measuring) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  measuring = false
  return longest
}

async function errands(documentId: string): Promise<string[]> {
  const rows = await admin<{ task: string }[]>`
    select t.identifier as task from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload ->> 'documentId' = ${documentId}`
  return rows.map(({ task }) => task)
}
