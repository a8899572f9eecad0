import * as Y from 'yjs'
import { addDays, dayOf, instantAt } from '@/lib/dates'
import { content, type PlanContent } from '@/lib/visions/document/content'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { addElement, type NewElement, setField } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import type { Block, Inline } from '@/lib/visions/document/rich-text'
import { markReady, sectionState } from '@/lib/visions/document/states'
import { numberedSections } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { appendText } from '@/lib/visions/document/write'
import { sharedSections } from '@/lib/visions/vision'
import { cast, practices } from './cast'
import type { CastElement } from './cast-element'
import type { PlanStep } from './cast-plan'

/** One sitting as the log and the checkpoints keep it. */
export type Sitting = {
  at: Date
  memberId: string
  update: Uint8Array
  /** The whole document at the end of it. */
  state: Uint8Array
  content: PlanContent
  changedSections: string[]
  readySections: string[]
}

/** Plays the steps on one document, as the editor would have sent them, and yields each with what had settled. */
export function* history(steps: readonly PlanStep[], shared: readonly string[] = []): Generator<Sitting> {
  const doc = new Y.Doc()
  const places = Object.fromEntries(shared.map((section) => [section, 'shared' as const]))
  const sections = sharedSections({ template: defaultTemplate, places })
  const named = new Map<string, string>()
  for (const step of steps) {
    const before = Y.encodeStateVector(doc)
    doc.transact(() => play(doc, step, named))
    yield {
      at: sittingTime(step),
      memberId: cast[step.by].id,
      update: Y.encodeStateAsUpdate(doc, before),
      state: Y.encodeStateAsUpdate(doc),
      content: content(doc, { template: defaultTemplate, sections }),
      changedSections: sectionsTouched(step),
      readySections: sections.filter((section) => sectionState(doc, section) === 'ready'),
    }
  }
  doc.destroy()
}

/**
 * That many days from today at that hour, UTC. Today is the day it is in the practice: just after midnight in UTC its
 * evening has not ended, and what is said to be of one day is of one day with its sessions.
 */
export function daysFromToday(days: number, hour: number, minute = 0): Date {
  return new Date(Date.parse(dayFromToday(days)) + (hour * 60 + minute) * 60_000)
}

const dayFromToday = (days: number) => addDays(dayOf(new Date(), practices.harbor.timeZone), days)

/** The instant at which clocks in that zone show `clock` ("16:00"), that many days from today. */
export function zonedTime(days: number, clock: string, timeZone: string): Date {
  return instantAt(dayFromToday(days), clock, timeZone)
}

/** As `zonedTime`, or a day later where that hour is over: whatever the time of day, this is still to come or has just begun. */
export function nextZonedTime(days: number, clock: string, timeZone: string): Date {
  const asked = zonedTime(days, clock, timeZone)
  return asked.getTime() > Date.now() - 60 * 60_000 ? asked : zonedTime(days + 1, clock, timeZone)
}

function play(doc: Y.Doc, step: PlanStep, named: Map<string, string>) {
  for (const [section, paragraphs] of Object.entries(step.write ?? {})) {
    const fragment = doc.getXmlFragment(textRoot(section))
    fragment.delete(0, fragment.length)
    appendText(doc, section, blocksOf(paragraphs), null)
  }
  for (const element of step.add ?? []) {
    const id = addElement(doc, written(element, step, named), null)
    if (element.as) named.set(element.as, id)
  }
  for (const [name, fields] of Object.entries(step.set ?? {})) {
    for (const [field, value] of Object.entries(fields)) setField(doc, idOf(name, named), field, value, null)
  }
  for (const section of step.ready ?? []) markReady(doc, section, true, null)
}

/** In the section that has its kind, linked to what was named before it, with the coach's mark where it was the coach. */
function written(
  { kind, fields, links = {} }: CastElement,
  step: PlanStep,
  named: Map<string, string>,
): NewElement {
  const linked = Object.entries(links).map(([field, ends]) => [field, ends.map((name) => idOf(name, named))])
  return {
    kind,
    section: homeOf(kind),
    fields: { ...fields, ...Object.fromEntries(linked) },
    byCoach: cast[step.by].role === 'coach',
    // Its fields are those of its kind: the cast's plans are written so.
  } as NewElement
}

function idOf(name: string, named: Map<string, string>): string {
  const id = named.get(name)
  if (id === undefined) throw new Error(`Nothing in this plan was called "${name}" yet`)
  return id
}

function homeOf(kind: ElementKind): string {
  const home = numberedSections(defaultTemplate).find(({ elements }) => elements.includes(kind))
  if (!home) throw new Error(`No section holds elements of kind ${kind}`)
  return home.key
}

/** Evening by default, and a different minute for everybody, so that no two rows look stamped. */
function sittingTime(step: PlanStep) {
  const minute = [...step.by].reduce((sum, letter) => sum + letter.charCodeAt(0), step.daysAgo) % 60
  return daysFromToday(-step.daysAgo, 1, minute)
}

function sectionsTouched(step: PlanStep) {
  const elements = (step.add ?? []).map(({ kind }) => homeOf(kind))
  return [...new Set([...Object.keys(step.write ?? {}), ...elements])]
}

/** Paragraphs, runs of "- " lines as one list, **bold** where a person pressed hard. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (!line.startsWith('- ')) blocks.push({ type: 'paragraph', content: inlineOf(line) })
    else {
      const item: Block[] = [{ type: 'paragraph', content: inlineOf(line.slice(2)) }]
      if (last?.type === 'bulletList') last.items.push(item)
      else blocks.push({ type: 'bulletList', items: [item] })
    }
  }
  return blocks
}

function inlineOf(line: string): Inline[] {
  return line
    .split('**')
    .map((text, index): Inline => ({ type: 'text', text, ...(index % 2 === 1 ? { bold: true } : {}) }))
    .filter((run) => run.type === 'text' && run.text !== '')
}
