/**
 * A plan says the same to the byte after export and import, compaction, and a restart.
 *
 * Plans are written by chance: texts with lists, marks and links, elements of every kind, edits upon edits, in both
 * documents. Each is exported as data and begun from that file in another engagement; compacted; read by a page from the
 * live process, which is then killed, started again and read once more. Every time the canonical JSON of both parts
 * is compared with what it was.
 *
 * The control does to each plan what none of this may do: a row of the log is left out, a word in the file is changed.
 */
import postgres from 'postgres'
import * as Y from 'yjs'
import { type Practice, withPractice } from '@/db/practice'
import { beginFromFile } from '@/lib/visions/begin-from-file'
import { compact } from '@/lib/visions/compact'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { content } from '@/lib/visions/document/content'
import { readPlanFile, writePlanFile } from '@/lib/visions/document/plan-file'
import type { TakenPart } from '@/lib/visions/document/taken-plan'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { appendText } from '@/lib/visions/document/write'
import { ownParts } from '@/lib/visions/plan-parts'
import { sectionsIn } from '@/lib/visions/vision'
import type { Variables } from '@/ops/run.mjs'
import { writeByChance } from './stage/by-chance'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { addressOf, open } from './stage/opening'
import { type Pair, seatPairs } from './stage/pairs'
import { freePort, startServer } from './stage/processes'

export type Size = { plans: number; editsEach: number }

const kinds = ['vision', 'private_draft'] as const

export async function roundtrip(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const port = await freePort()
  const live = await startServer('lib/live/main.ts', port, env)
  const origin = new URL(env.AUTH_URL ?? '').origin
  const different: Record<string, number> = { file: 0, compaction: 0, page: 0, restart: 0 }
  let missed = 0
  let compacted = 0
  try {
    const pairs = await seatPairs(admin, 2 * size.plans)
    const meant = new Map<Pair, string>()
    const compare = (when: string, pair: Pair, said: string) => {
      if (said !== meant.get(pair)) different[when] = (different[when] ?? 0) + 1
    }
    for (let at = 0; at < size.plans; at++) {
      const [from, into] = [pairs[2 * at], pairs[2 * at + 1]]
      if (!from || !into) throw new Error('There are too few pairs.')
      for (const kind of kinds) await writeByChance(admin, from, kind, size, random)
      const parts = await partsOf(from)
      const file = await writePlanFile({ ...whose, parts })
      for (const pair of [from, into]) meant.set(pair, said(parts))
      await as(into, (practice) => begin(admin, practice, into, file))
      compare('file', into, said(await partsOf(into)))
      missed += await control(admin, from, file, parts)
      for (const pair of [from, into]) {
        await admin`update document_updates set at = now() - interval '5 minutes' where document_id in ${admin([pair.vision, pair.privateDraft])}`
        for (const documentId of [pair.vision, pair.privateDraft])
          if (await compact({ practiceId: pair.practiceId, documentId })) compacted++
        compare('compaction', pair, said(await partsOf(pair)))
      }
      if (at % 10 === 9)
        say(`  ${at + 1} plans, ${Object.values(different).reduce((sum, each) => sum + each)} different`)
    }
    for (const pair of pairs) compare('page', pair, said(await onAPage(pair, port, origin)))
    await live.kill()
    await live.start()
    for (const pair of pairs) compare('restart', pair, said(await onAPage(pair, port, origin)))
    const sum = Object.values(different).reduce((all, each) => all + each)
    const counts = {
      documents: 4 * size.plans,
      different: sum,
      by: different,
      compacted,
      control: { of: 2 * size.plans, missed },
    }
    return { holds: sum === 0 && missed === 0 && compacted > 0, counts }
  } finally {
    await live.stop()
    await admin.end()
  }
}

const whose = {
  client: 'A client',
  practice: 'Proving Ground',
  coach: 'A coach',
  template: defaultTemplate,
  day: '2026-11-25',
}

const said = (parts: readonly TakenPart[]) =>
  canonicalJson(parts.map(({ place, content }) => ({ place, content })))

const as = <Value>({ practiceId, client }: Pair, work: (practice: Practice) => Promise<Value>) =>
  withPractice({ practiceId, memberId: client.memberId, role: 'client' }, work)

const partsOf = (pair: Pair) =>
  as(pair, (practice) => ownParts(practice, { engagementId: pair.engagementId, template: defaultTemplate }))

async function begin(admin: postgres.Sql, practice: Practice, pair: Pair, file: string) {
  const [vision] = await admin<
    { id: string }[]
  >`select id from visions where engagement_id = ${pair.engagementId}`
  return beginFromFile(practice, { visionId: vision?.id ?? '', file })
}

/** What the comparison must see: a log without its words, and a file with other ones. Answers how often it did not. */
async function control(
  admin: postgres.Sql,
  pair: Pair,
  file: string,
  parts: readonly TakenPart[],
): Promise<number> {
  const rows = await admin<{ bytes: Buffer }[]>`
    select bytes from document_updates where document_id = ${pair.vision} order by seq`
  const doc = new Y.Doc()
  for (const { bytes } of rows.slice(0, -1)) Y.applyUpdate(doc, bytes)
  doc.getXmlFragment('text:why').push([new Y.XmlElement('bulletList')])
  const [shared] = parts
  const sections = shared?.content.sections.map(({ key }) => key) ?? []
  appendText(doc, 'why', ['Not there before.'], null)
  const seesRow =
    canonicalJson(content(doc, { template: defaultTemplate, sections })) !== canonicalJson(shared?.content)
  const changed = file.replace(
    /"text":\[(?=.)/,
    '"text":[{"content":[{"text":"x","type":"text"}],"type":"paragraph"},',
  )
  const seesFile = await readPlanFile(changed).then(
    () => changed === file,
    () => true,
  )
  return Number(!seesRow) + Number(!seesFile)
}

/** Both documents as the client's page has them from the live process. */
async function onAPage(pair: Pair, port: number, origin: string): Promise<TakenPart[]> {
  const parts: TakenPart[] = []
  for (const kind of kinds) {
    const documentId = kind === 'vision' ? pair.vision : pair.privateDraft
    const page = await open(addressOf(port, origin, { ...pair, documentId, cookie: pair.client.cookie }))
    const sections = sectionsIn(kind, { template: defaultTemplate, places: {} })
    parts.push({
      place: kind === 'vision' ? 'shared' : 'private',
      content: content(page.doc, { template: defaultTemplate, sections }),
      ready: [],
    })
    page.close()
  }
  return parts
}

if (isProgram(import.meta.filename)) {
  await prove('roundtrip', ({ long, random }) =>
    roundtrip(process.env, { plans: long ? 400 : 60, editsEach: 400 }, random),
  )
}
