import fc from 'fast-check'
import type postgres from 'postgres'
import * as Y from 'yjs'
import { anyBlocks, anyEdit, perform } from '@/lib/visions/document/arbitrary-plans'
import { everyKind } from '@/lib/visions/document/every-kind'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { appendText } from '@/lib/visions/document/write'
import { type PlanDocumentKind, sectionsIn } from '@/lib/visions/vision'
import type { Random } from './frame'
import type { Pair } from './pairs'

/** A plan edited by chance, sometimes with every kind of element in it; every edit is a row of the log. */
export async function writeByChance(
  admin: postgres.Sql,
  pair: Pair,
  kind: PlanDocumentKind,
  { editsEach }: { editsEach: number },
  random: Random,
) {
  const doc = new Y.Doc()
  const rows: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => rows.push(update))
  const seed = random.int(2 ** 31)
  for (const edit of fc.sample(anyEdit, { numRuns: random.int(editsEach), seed })) perform(doc, edit)
  if (random.chance(0.5)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(everyKind(1 + random.int(3))))
  for (const section of sectionsIn(kind, { template: defaultTemplate, places: {} })) {
    const [blocks] = fc.sample(anyBlocks, { numRuns: 1, seed: random.int(2 ** 31) })
    appendText(doc, section, blocks ?? [], null)
  }
  const documentId = kind === 'vision' ? pair.vision : pair.privateDraft
  await admin`insert into document_updates (practice_id, document_id, member_id, bytes)
    select ${pair.practiceId}, ${documentId}, ${pair.client.memberId}, decode(hex, 'hex')
    from unnest(${rows.map((row) => Buffer.from(row).toString('hex'))}::text[]) with ordinality as edit(hex, at) order by at`
}
