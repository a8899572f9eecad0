import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { withPractice } from '@/db/practice'
import { digestOfHeld } from '@/lib/visions/document/digest'
import { addElement, listElements } from '@/lib/visions/document/elements'
import { heldOf, holdsWords } from '@/lib/visions/document/move'
import { settle } from '@/lib/visions/settle'
import { shareSection } from '@/lib/visions/share'
import {
  admin,
  beginSession,
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
} from './fixture'
import type { Live } from './main'

let stage: Stage
let server: Live
const life = 'text:life'

beforeEach(async () => {
  stage = await setStage()
})
afterEach(tearDown)

/** The client's page: both documents, with a life written in the private one. */
async function writing(quietMs = 600_000) {
  server = await live({ settle, quietMs })
  const draft = page(server, stage.client, stage.documents.private_draft)
  const vision = page(server, stage.client, stage.documents.vision)
  await Promise.all([saved(draft), saved(vision)])
  write(draft.doc, 'Evenings at home', life)
  const health = { kind: 'life_domain', section: 'life', fields: { name: 'Health' } } as const
  const id = addElement(draft.doc, health, 'here')
  await saved(draft)
  return { draft, vision, id }
}

const share = async (doc: Y.Doc, someone = stage.client) => {
  const digest = await digestOfHeld(heldOf(doc, 'life'))
  return shareAs(digest, someone)
}
const shareAs = (digest: string, someone = stage.client) =>
  withPractice(someone.actor, (practice) =>
    shareSection(practice, { visionId: stage.visionId, section: 'life', digest }),
  )

describe('a section that its client shares', () => {
  it('leaves the private draft and is in the vision, on every page that is open', async () => {
    const { draft, vision, id } = await writing()
    const otherTab = page(server, stage.client, stage.documents.private_draft)
    await synced(otherTab)
    await share(draft.doc)
    await until(() => textIn(vision.doc, life).includes('Evenings at home'))
    await until(() => !textIn(otherTab.doc, life).includes('Evenings'))
    expect(listElements(vision.doc, 'life').map((element) => element.id)).toEqual([id])
    expect(holdsWords(heldOf(draft.doc, 'life'))).toBe(false)
  })

  it('is written down before anybody sees it: a page that comes later reads the same', async () => {
    const { draft } = await writing()
    await share(draft.doc)
    expect(await textInLog(stage.documents.vision, life)).toContain('Evenings at home')
    expect(await textInLog(stage.documents.private_draft, life)).not.toContain('Evenings')
    await server.stop()
    const again = page(await live(), stage.client, stage.documents.vision)
    await synced(again)
    expect(textIn(again.doc, life)).toContain('Evenings at home')
  })

  it('can be written on by both at once, in a session, without anybody connecting again', async () => {
    await beginSession(stage)
    const { draft, vision } = await writing()
    const coach = page(server, stage.coach, stage.documents.vision)
    await saved(coach)
    expect(textIn(coach.doc, life)).toBe('')
    await share(draft.doc)
    await until(() => textIn(coach.doc, life).includes('Evenings at home'))
    write(coach.doc, 'and Sundays?', life)
    await until(() => textIn(vision.doc, life).includes('and Sundays?'))
    expect([coach.closed, vision.closed, draft.closed]).toEqual([[], [], []])
  })

  it('can be as long as people write, in a plan that is long, and the notice of it says ids alone', async () => {
    const { draft, vision } = await writing()
    write(vision.doc, 'The whole way. '.repeat(2_000))
    write(draft.doc, 'Evenings, every one of them. '.repeat(2_000), life)
    await Promise.all([saved(draft), saved(vision)])
    const heard: string[] = []
    const { unlisten } = await admin.listen('waymark', (payload) => heard.push(payload))
    await share(draft.doc)
    await until(() => textIn(vision.doc, life).length > 50_000)
    await until(() => heard.filter((payload) => payload.includes('document-written')).length === 2)
    await unlisten()
    expect(heard.join()).not.toMatch(/Evenings|whole way/)
  })

  it('settles, so that the coach can read it', async () => {
    const { draft } = await writing(100)
    await share(draft.doc)
    await until(async () => JSON.stringify(await checkpoints()).includes('Evenings at home'))
  })

  it('is the act of its client as the log has it', async () => {
    const { draft } = await writing()
    await share(draft.doc)
    const authors = (await logOf(stage.documents.vision)).map(({ memberId }) => memberId)
    expect(new Set(authors)).toEqual(new Set([stage.client.actor.memberId]))
  })

  it('is shared once, however often and from wherever it is said', async () => {
    const { draft } = await writing()
    const digest = await digestOfHeld(heldOf(draft.doc, 'life'))
    await Promise.all([shareAs(digest), shareAs(digest), shareAs(digest)])
    await shareAs(digest)
    const text = await textInLog(stage.documents.vision, life)
    expect(text.match(/Evenings at home/g)).toHaveLength(1)
    const events = await admin`select 1 from events
      where engagement_id = ${stage.engagementId} and verb = 'section shared'`
    expect(events).toHaveLength(1)
  })

  it('is not shared when something was written that the client has not been shown', async () => {
    const { draft } = await writing()
    const shown = await digestOfHeld(heldOf(draft.doc, 'life'))
    write(draft.doc, 'a thought too many', life)
    await saved(draft)
    await expect(shareAs(shown)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await textInLog(stage.documents.vision, life)).toBe('')
    expect(await textInLog(stage.documents.private_draft, life)).toContain('Evenings at home')
  })

  it('is nobody else’s to share', async () => {
    const { draft } = await writing()
    await expect(share(draft.doc, stage.coach)).rejects.toMatchObject({ kind: 'not-allowed' })
    for (const someone of [stage.colleague, stage.owner, stage.otherClient, stage.clientNextDoor])
      await expect(share(draft.doc, someone)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await textInLog(stage.documents.private_draft, life)).toContain('Evenings at home')
  })

  it('is where it was when the transaction fails at its last step', async () => {
    const { draft } = await writing()
    const digest = await digestOfHeld(heldOf(draft.doc, 'life'))
    const failed = withPractice(stage.client.actor, async (practice) => {
      await shareSection(practice, { visionId: stage.visionId, section: 'life', digest })
      throw new Error('the power went')
    })
    await expect(failed).rejects.toThrow('the power went')
    expect(await textInLog(stage.documents.vision, life)).toBe('')
    expect(await textInLog(stage.documents.private_draft, life)).toContain('Evenings at home')
    await shareAs(digest)
    expect(await textInLog(stage.documents.vision, life)).toContain('Evenings at home')
  })
})

describe('a device that was offline while its section was shared', () => {
  it('brings what it wrote to the private draft, where it waits to be brought over', async () => {
    const { draft } = await writing()
    const device = new Y.Doc()
    Y.applyUpdate(device, Y.encodeStateAsUpdate(draft.doc))
    write(device, 'written on the train', life)
    await share(draft.doc)
    const back = page(server, stage.client, stage.documents.private_draft, { doc: device })
    await saved(back)
    await until(() => holdsWords(heldOf(draft.doc, 'life')))
    const held = JSON.stringify(heldOf(draft.doc, 'life'))
    expect(held).toContain('written on the train')
    expect(held).not.toContain('Evenings')
    expect(await textInLog(stage.documents.vision, life)).not.toContain('train')
    await share(draft.doc)
    expect(await textInLog(stage.documents.vision, life)).toContain('written on the train')
    await until(() => !holdsWords(heldOf(draft.doc, 'life')))
  })
})

const checkpoints = () => admin`select content from checkpoints where engagement_id = ${stage.engagementId}`
