/**
 * A page from before a deploy opens and writes in a plan, and nothing in the plan is lost, nor anything it wrote.
 *
 * In each trial a plan holds lists, links and bold words, which an older editor does not know: it deletes them for
 * everybody as soon as it has them. An older page opens the plan and has to be refused before it is told a word of it.
 * Another page is open while the live process is replaced by one of a newer shape; it goes on writing, is refused, and is
 * reloaded: what it wrote has to be in the plan. Real live processes, real Postgres; the pages, their device and its key
 * are the product's own code, the older editor is its text schema without what came later.
 *
 * The control is the same older editor in a page that says it is a new one: it has to do damage, or none was possible.
 */
import { getSchema } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import postgres from 'postgres'
import type { LiveDocument } from '@/components/live/live-document'
import { closePools } from '@/db/client'
import { textRoot } from '@/lib/visions/document/read-text'
import type { Block } from '@/lib/visions/document/rich-text'
import { appendText } from '@/lib/visions/document/write'
import type { Variables } from '@/ops/run.mjs'
import { docOf } from './convergence/pages'
import { openTab, type Tab } from './old-client/tab'
import { isProgram, type Outcome, prove, say } from './stage/frame'
import { type Pair, seatPairs } from './stage/pairs'
import { freePort, type Server, startServer } from './stage/processes'
import { until } from './stage/until'

const before = 1
const after = 2

type Scene = { admin: postgres.Sql; port: number; origin: string; pair: Pair }

export async function oldClient(env: Variables, trials: number): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const port = await freePort()
  const origin = new URL(env.AUTH_URL ?? '').origin
  const counts = { trials, words: 0, lost: 0, refused: 0, control: 0 }
  try {
    const scenes = (await seatPairs(admin, trials)).map((pair): Scene => ({ admin, port, origin, pair }))
    let server = await deploy(env, port, before)
    for (const scene of scenes) await writePlan(scene)
    const tabs = []
    for (const scene of scenes) tabs.push(await openBefore(scene))
    await server.stop()
    for (const { live } of tabs) appendText(live.doc, 'why', 'while it was away', 'hand')
    server = await deploy(env, port, after)
    for (const [at, scene] of scenes.entries()) {
      const tab = tabs[at]
      if (!tab) continue
      const seen = await one(scene, tab)
      counts.words += seen.words
      counts.lost += seen.lost
      counts.refused += seen.refused
      counts.control += seen.control
    }
    await server.stop()
  } finally {
    await admin.end()
    await closePools()
  }
  say(
    `${counts.refused} older pages refused, ${counts.lost} of ${counts.words} words lost; control ${counts.control}.`,
  )
  // Two older pages in each trial: one that opens, and one that was open.
  const holds = counts.lost === 0 && counts.refused === 2 * trials && counts.control === trials
  return { holds, counts }
}

const deploy = (env: Variables, port: number, schema: number): Promise<Server> =>
  startServer('proofs/old-client/server.ts', port, { ...env, PROOF_SCHEMA_VERSION: String(schema) })

const words = ['first of a list', 'second of a list', 'a link', 'bold words', 'plain words']

async function writePlan({ pair, port, origin }: Scene) {
  const tab = openTab(pair, pair.client, { port, origin, schema: before, device: false })
  await until(() => tab.live.state().synced, 'the plan is open')
  const item = (text: string): Block[] => [{ type: 'paragraph', content: [{ type: 'text', text }] }]
  const blocks: Block[] = [
    { type: 'bulletList', items: [item('first of a list'), item('second of a list')] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'a link', link: 'https://example.com/' },
        { type: 'text', text: 'bold words', bold: true },
      ],
    },
    { type: 'paragraph', content: [{ type: 'text', text: 'plain words' }] },
  ]
  appendText(tab.live.doc, 'why', blocks, 'hand')
  await saved(tab.live)
  tab.close()
}

/** A tab from before, with a device of its own; it has written and been acknowledged. */
async function openBefore({ pair, port, origin }: Scene): Promise<Tab> {
  const tab = openTab(pair, pair.client, { port, origin, schema: before, device: true })
  await until(() => tab.live.state().synced, 'the tab is open')
  appendText(tab.live.doc, 'why', 'acknowledged before', 'hand')
  await saved(tab.live)
  return tab
}

async function one(scene: Scene, tab: Tab) {
  const { pair, port, origin } = scene
  const at = { port, origin, schema: before, device: false }
  const opening = openTab(pair, pair.client, at)
  await until(() => opening.live.state().closedBecause !== null, 'the older page is answered')
  await until(() => tab.live.state().closedBecause !== null, 'the older tab is answered')
  const refused = [opening, tab].filter(({ live }) => live.state().closedBecause === 'reload').length
  openInOlderEditor(opening.live)
  appendText(opening.live.doc, 'why', 'into nothing', 'hand')
  appendText(tab.live.doc, 'why', 'after the deploy', 'hand')
  await until(() => !tab.live.wouldLose(), 'the device has what the tab wrote')
  opening.close()
  tab.close()

  const reloaded = openTab(pair, pair.client, { ...at, schema: after, device: true })
  await saved(reloaded.live)
  reloaded.close()
  const expected = [...words, 'acknowledged before', 'while it was away', 'after the deploy']
  const lost = missing(expected, await textOf(scene))

  const lying = openTab(pair, pair.client, { ...at, schema: after })
  await until(() => lying.live.state().synced, 'the control is open')
  openInOlderEditor(lying.live)
  await saved(lying.live)
  lying.close()
  const control = missing(expected, await textOf(scene)).length > 0 ? 1 : 0
  return { words: expected.length, lost: lost.length, refused, control }
}

/** What an editor does that has never heard of lists, links and bold words. */
function openInOlderEditor({ doc }: LiveDocument) {
  initProseMirrorDoc(doc.getXmlFragment(textRoot('why')), getSchema([Document, Paragraph, Text]))
}

const missing = (expected: readonly string[], text: string) => expected.filter((word) => !text.includes(word))

async function textOf({ admin, pair }: Scene): Promise<string> {
  const rows = await admin<{ bytes: Buffer }[]>`
    select bytes from document_updates where document_id = ${pair.vision} order by seq`
  return docOf(rows.map(({ bytes }) => bytes))
    .getXmlFragment(textRoot('why'))
    .toString()
}

async function saved(live: LiveDocument) {
  await until(() => {
    const { synced, online, savedState } = live.state()
    return synced && online && savedState === 'saved'
  }, 'everything is saved')
}

if (isProgram(import.meta.filename)) {
  await prove('old-client', ({ long }) => oldClient(process.env, long ? 500 : 40))
}
