import * as Y from 'yjs'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { content, type ElementContent, type PlanContent } from '@/lib/visions/document/content'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { addElement, type NewElement } from '@/lib/visions/document/elements'
import { BadPlanFile, type ReadPlan } from '@/lib/visions/document/plan-file'
import { textRoot } from '@/lib/visions/document/read-text'
import { type Block, isBlank } from '@/lib/visions/document/rich-text'
import { markReady } from '@/lib/visions/document/states'
import { saysAnything, type TakenPart } from '@/lib/visions/document/taken-plan'
import { sectionOrNull, type Template } from '@/lib/visions/document/template'
import { insertBlocks } from '@/lib/visions/document/write'

/** Whether anybody has written here. An empty line and a card without words are nobody's words. */
export function isUnwritten(plan: PlanContent): boolean {
  return !plan.sections.some(saysAnything)
}

/**
 * Writes a part of a file into a document without words, as the edits somebody would make: what is read from it then
 * is that part to the byte. Answers the edits in order, each far smaller than the log takes. Throws `BadPlanFile`.
 */
export function beginFromFile(doc: Y.Doc, part: TakenPart, template: Template): Uint8Array<ArrayBuffer>[] {
  const edits: Uint8Array<ArrayBuffer>[] = []
  const keep = (update: Uint8Array) => edits.push(Uint8Array.from(update))
  doc.on('update', keep)
  try {
    for (const section of part.content.sections) writeSection(doc, section)
    for (const section of part.ready) markReady(doc, section, true, 'file')
  } finally {
    doc.off('update', keep)
  }
  const keys = part.content.sections.map(({ key }) => key)
  const written = content(doc, { template, sections: keys })
  for (const section of part.content.sections) {
    const read = written.sections.find(({ key }) => key === section.key)
    const meant = { ...section, elements: section.elements.map(complete) }
    if (canonicalJson(read) !== canonicalJson(meant))
      throw new BadPlanFile(
        `This file does not say “${titleIn(template, section.key)}” the way Waymark writes it.`,
      )
  }
  return edits
}

/** Throws `BadPlanFile` when the plan has sections that this one does not have. */
export function refuseOtherSections({ template: from, parts }: ReadPlan, template: Template): void {
  const unknown = parts
    .flatMap(({ content }) => content.sections)
    .find(({ key }) => sectionOrNull(template, key) === null)
  if (!unknown) return
  const title = from.sections.find(({ key }) => key === unknown.key)?.title ?? unknown.key
  throw new BadPlanFile(
    `Your plan has no section “${title}”, which this file has. Nothing was taken from it.`,
  )
}

function writeSection(doc: Y.Doc, { key, text, elements }: PlanContent['sections'][number]): void {
  if (text.length > 0) clearBlankLists(doc, key)
  let at = 0
  let waiting: Block[] = []
  for (const block of text) {
    waiting.push(block)
    // A blank line at the end of what is put in would be dropped: it goes with the words after it.
    if (block.type === 'paragraph' && isBlank([block])) continue
    insertBlocks(doc, key, at, waiting, 'file')
    at += waiting.length
    waiting = []
  }
  // Every value was read by the schema of its field, in the file's own.
  for (const { id, kind, fields } of elements)
    addElement(doc, { id, kind, section: key, fields } as NewElement, 'file')
}

/**
 * An editor that was opened leaves empty lines behind. They stay, after the words, where nothing shows them: a page
 * may be writing into one, and what is written into something deleted is gone.
 */
function clearBlankLists(doc: Y.Doc, section: string): void {
  const fragment = doc.getXmlFragment(textRoot(section))
  doc.transact(() => {
    for (let at = fragment.length - 1; at >= 0; at--) {
      const node = fragment.get(at)
      if (!(node instanceof Y.XmlElement && node.nodeName === 'paragraph')) fragment.delete(at)
    }
  }, 'file')
}

/** A file from before a field existed means what the field begins with. */
function complete(element: ElementContent): ElementContent {
  const fallbacks = Object.entries(kindDefinition(element.kind).fields).map(([name, { fallback }]) => [
    name,
    fallback,
  ])
  return { ...element, fields: { ...Object.fromEntries(fallbacks), ...element.fields } }
}

const titleIn = (template: Template, key: string) => sectionOrNull(template, key)?.title ?? key
