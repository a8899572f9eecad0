import type postgres from 'postgres'
import * as Y from 'yjs'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { addElement, listKind, setField } from '@/lib/visions/document/elements'
import type { Field } from '@/lib/visions/document/fields'
import { textRoot } from '@/lib/visions/document/read-text'
import { numberedSections } from '@/lib/visions/document/template'
import type { Random } from './frame'
import type { Pair } from './pairs'

// A plan as it is after half a year: fifty thousand edits, most of them single keys, by many pages one after the other.

const sections = numberedSections(careerAndLife)
const sittings = 180

/** The updates of both documents, key by key, in the order they were written. */
function sixMonths(random: Random, edits = 50_000): { vision: Uint8Array[]; privateDraft: Uint8Array[] } {
  const vision = writeFor(random, edits, (startsPrivate) => !startsPrivate)
  const privateDraft = writeFor(random, Math.round(edits / 8), (startsPrivate) => startsPrivate)
  return { vision, privateDraft }
}

/** Puts them into the log as the client's, spread over the half year. */
export async function keepSixMonths(
  admin: postgres.Sql,
  pair: Pair,
  random: Random,
  edits?: number,
): Promise<void> {
  const written = sixMonths(random, edits)
  for (const [document, updates] of [
    [pair.vision, written.vision],
    [pair.privateDraft, written.privateDraft],
  ] as const) {
    for (let from = 0; from < updates.length; from += rowsAtOnce) {
      const rows = updates.slice(from, from + rowsAtOnce)
      const share = from / updates.length
      await admin`insert into document_updates (practice_id, document_id, member_id, bytes, at)
        select ${pair.practiceId}, ${document}, ${pair.client.memberId}, decode(hex, 'hex'),
          now() - interval '182 days' * (1 - ${share}::float)
        from unnest(${rows.map((row) => Buffer.from(row).toString('hex'))}::text[]) with ordinality as written(hex, place)
        order by place`
    }
  }
}

const rowsAtOnce = 5_000

function writeFor(random: Random, edits: number, holds: (startsPrivate: boolean) => boolean): Uint8Array[] {
  const mine = sections.filter(({ startsPrivate }) => holds(startsPrivate))
  const updates: Uint8Array[] = []
  let doc = openSitting(null, updates)
  for (let done = 0; done < edits; done++) {
    // Each time the page is opened it is another writer to Yjs.
    if (done % Math.ceil(edits / sittings) === 0) doc = openSitting(doc, updates)
    const section = mine[Math.floor(done / 130) % mine.length]
    if (!section) break
    if (random.chance(0.004)) addRow(doc, random, section)
    else typeKey(doc, random, section.key)
  }
  return updates
}

function openSitting(before: Y.Doc | null, updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  if (before) Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  before?.destroy()
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  return doc
}

/** A letter at the end, mostly; a paragraph when one is long; a letter taken back every fourth time. */
function typeKey(doc: Y.Doc, random: Random, section: string) {
  const fragment = doc.getXmlFragment(textRoot(section))
  const last = fragment.length > 0 ? fragment.get(fragment.length - 1) : null
  const text = last instanceof Y.XmlElement ? last.get(0) : null
  if (!(text instanceof Y.XmlText) || text.length > 420) {
    return doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(random.pick(letters))])
      fragment.insert(fragment.length, [paragraph])
    })
  }
  if (text.length > 1 && random.chance(0.22)) text.delete(text.length - 1, 1)
  else text.insert(text.length, random.chance(0.17) ? ' ' : random.pick(letters))
}

const letters = [...'etaoinshrdlucmfwypvbgk']

/** A row of one of the kinds the section has, with something in each of its fields for words. */
function addRow(doc: Y.Doc, random: Random, { key, elements }: (typeof sections)[number]) {
  const kind = elements.length > 0 ? random.pick(elements) : null
  if (!kind || listKind(doc, key, kind).length >= mostRows) return
  const id = addElement(doc, { kind, section: key }, 'hand')
  for (const [name, field] of Object.entries<Field>(kindDefinition(kind).fields))
    if (field.form === 'words') setField(doc, id, name, `Home by ${random.int(60)} past six`, 'hand')
}

/** Of one kind in one section. */
const mostRows = 5
