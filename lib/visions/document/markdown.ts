import { recordDay } from '@/lib/dates'
import type { ElementContent, SectionContent } from '@/lib/visions/document/content'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { type RenderTarget, renderBlocks } from '@/lib/visions/document/render'
import type { Block } from '@/lib/visions/document/rich-text'
import {
  outcomeWords,
  standingInWords,
  type TakenCheckIn,
  type TakenCommitment,
  type TakenPlan,
  type TakenRecap,
  type TakenSection,
  writtenSections,
} from '@/lib/visions/document/taken-plan'
import type { Names } from '@/lib/visions/document/tell'
import { byKind, namesInPlans, tellElement } from '@/lib/visions/document/tell-element'
import { capital } from '@/lib/words'

/** A plan as Markdown: the sections in their order, private ones saying so; what is empty is left out. */
export function planMarkdown(plan: TakenPlan): string {
  const { client, coach, template, parts } = plan
  const names = namesInPlans(
    parts.map(({ content }) => content),
    template,
  )
  const written = writtenSections(plan)
  const lines = [
    `# ${escapeMarkdown(client)}: vision plan`,
    `${escapeMarkdown(template.subtitle)}. ${escapeMarkdown(standingInWords(plan))}`,
    ...(written.some(({ place }) => place === 'private')
      ? [
          `_Sections marked “private” are read by nobody but ${escapeMarkdown(client)}; ${escapeMarkdown(coach)} reads the others too._`,
        ]
      : []),
    ...(written.length === 0 ? ['_Nothing is written yet._'] : []),
    ...written.flatMap((taken, index) => [
      ...(taken.section.part.key === written[index - 1]?.section.part.key
        ? []
        : [`## ${escapeMarkdown(taken.section.part.heading)}`]),
      sectionMarkdown(taken, names),
    ]),
    ...commitmentsMarkdown(plan, names),
    ...checkInsMarkdown(plan, names),
    ...recapsMarkdown(plan),
  ]
  return `${lines.join('\n\n')}\n`
}

/** Nothing a person wrote can become a heading, a link or HTML of its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
}

function sectionMarkdown({ section, place, written }: TakenSection, names: Names): string {
  const mark = place === 'private' ? ' (private)' : ''
  return [
    `### ${section.number}. ${escapeMarkdown(section.title)}${mark}`,
    `_${escapeMarkdown(section.lead)}_`,
    ...blocksMarkdown(written.text),
    ...elementsMarkdown(written, names),
  ].join('\n\n')
}

/** A list for each kind, under its name where a section has more than one. */
function elementsMarkdown({ elements }: SectionContent, names: Names): string[] {
  const lists = byKind(elements)
  return lists.flatMap(([kind, ofKind]) => {
    const { many } = kindDefinition(kind).noun
    const heading = lists.length > 1 ? [`**${capital(many)}**`] : []
    return [...heading, ofKind.map((element, index) => elementMarkdown(element, index, names)).join('\n')]
  })
}

function commitmentsMarkdown({ commitments = [] }: TakenPlan, names: Names): string[] {
  if (commitments.length === 0) return []
  const told = (commitment: TakenCommitment, index: number) => {
    const { text, owner, on, due, confidence, wouldChange, milestone, outcome } = commitment
    const serves = milestone === null ? null : names.element(milestone)
    const said = [
      `${owner}, on ${recordDay(on)}`,
      due === null ? null : `Due: ${recordDay(due)}`,
      confidence === null ? null : `How sure: ${confidence} of 10`,
      wouldChange === null ? null : `What would make it a seven: ${wouldChange}`,
      serves === null ? null : `Serves: ${serves}`,
      outcome &&
        `${outcomeWords[outcome.kind]} on ${recordDay(outcome.on)}${outcome.words ? `: ${outcome.words}` : ''}`,
    ].flatMap((fact) => (fact === null ? [] : [oneLine(escapeMarkdown(fact))]))
    return rowMarkdown(index, text, said)
  }
  return ['## Commitments', commitments.map(told).join('\n')]
}

function checkInsMarkdown({ checkIns = [] }: TakenPlan, names: Names): string[] {
  if (checkIns.length === 0) return []
  const told = ({ on, going, atRisk, line }: TakenCheckIn) => {
    const kept = atRisk.flatMap((id) => names.element(id) ?? [])
    const rest = [line, kept.length > 0 && `At risk: ${kept.join(', ')}`].filter((said) => said)
    return `- ${recordDay(on)}: **${going} of 10**${rest.map((said) => `. ${oneLine(escapeMarkdown(String(said)))}`).join('')}`
  }
  return ['## Check-ins', checkIns.map(told).join('\n')]
}

/** As it was sent: what came stands as words, what went is crossed out. */
function recapsMarkdown({ recaps = [], client, coach }: TakenPlan): string[] {
  if (recaps.length === 0) return []
  const named = { client, coach }
  const words = (run: { op: string; text: string }) => {
    const text = oneLine(escapeMarkdown(run.text))
    return run.op === 'del' && text.trim() !== '' ? `~~${text.trim()}~~ ` : text
  }
  const told = ({ on, session, headline, changes, notes, closing }: TakenRecap) => {
    const points = [
      ...changes.flatMap(({ section, by, lines }) =>
        lines.map(
          (line) =>
            `- **${escapeMarkdown(section)}**${by.length > 0 ? ` (${by.map((seat) => escapeMarkdown(named[seat])).join(', ')})` : ''}: ${line.map(words).join('')}`,
        ),
      ),
      ...[...notes, closing]
        .filter((said) => said !== '')
        .map((said) => `- ${oneLine(escapeMarkdown(said))}`),
    ]
    return [
      `### Session ${session}, ${recordDay(on)}: ${oneLine(escapeMarkdown(headline))}`,
      ...(points.length > 0 ? [points.join('\n')] : []),
    ]
  }
  return ['## Recaps', ...recaps.flatMap(told)]
}

/** The line that names it, the rest below. */
function elementMarkdown(element: ElementContent, index: number, names: Names): string {
  const { title, facts } = tellElement(element, names)
  return rowMarkdown(
    index,
    title,
    facts.map(({ label, told }) => `${label}: ${oneLine(escapeMarkdown(told))}`),
  )
}

/** What is said of it stands below its first letter: from the tenth on that is a place further in. */
function rowMarkdown(index: number, title: string, said: string[]): string {
  const lines = [`**${oneLine(escapeMarkdown(title))}**`, ...said.map((fact) => `- ${fact}`)]
  return indented(`${index + 1}. `, lines.join('\n'))
}

const oneLine = (text: string) => text.replaceAll('\n', ' / ')

/** People's text as Markdown, block by block. */
export const blocksMarkdown = (blocks: readonly Block[]): string[] => renderBlocks(blocks, asMarkdown)

const asMarkdown: RenderTarget<string> = {
  text: (text) => escapeMarkdown(text),
  hardBreak: () => '\\\n',
  bold: (children) => `**${children.join('')}**`,
  italic: (children) => `_${children.join('')}_`,
  link: (href, children) => `[${children.join('')}](<${href}>)`,
  // A break before the end breaks nothing, and would stand there as a backslash.
  paragraph: (children) => children.join('').replace(/(?:\\\n)+$/, ''),
  bulletList: (items) => items.map((item) => indented('- ', item)).join('\n'),
  orderedList: (start, items) => items.map((item, index) => indented(`${start + index}. `, item)).join('\n'),
  listItem: (children) => children.join('\n\n'),
}

function indented(bullet: string, item: string): string {
  return bullet + item.replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
}
