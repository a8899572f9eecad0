import type { ElementContent, PlanContent, SectionContent } from '@/lib/visions/document/content'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { type RenderTarget, renderBlocks } from '@/lib/visions/document/render'
import { isBlank } from '@/lib/visions/document/rich-text'
import { sectionOrNull, type Template } from '@/lib/visions/document/template'

/** A plan as Markdown, section by section under headings of that level; what is empty is left out. */
export function planMarkdown(plan: PlanContent, template: Template, level = 2): string {
  return plan.sections
    .filter(({ text, elements }) => !isBlank(text) || elements.length > 0)
    .map((section) => sectionMarkdown(section, template, level))
    .join('\n\n')
}

/** Nothing a person wrote can become a heading, a link or HTML of its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
}

function sectionMarkdown({ key, text, elements }: SectionContent, template: Template, level: number): string {
  const section = sectionOrNull(template, key)
  const lead = section ? [`_${escapeMarkdown(section.lead)}_`] : []
  const heading = `${'#'.repeat(level)} ${escapeMarkdown(section?.title ?? key)}`
  return [heading, ...lead, ...renderBlocks(text, asMarkdown), ...elements.map(elementMarkdown)].join('\n\n')
}

/** Its first words as the line that names it, the rest below. */
function elementMarkdown({ kind, fields }: ElementContent, index: number): string {
  const { noun, fields: known } = kindDefinition(kind)
  const said = Object.entries(known).flatMap(([name, { label, words }]) => {
    const value = fields[name]
    const told = words ? String(value ?? '') : String(value ?? '').replaceAll('_', ' ')
    return told === '' ? [] : [{ label, told: oneLine(escapeMarkdown(told)) }]
  })
  const [first, ...rest] = said
  const title = `${index + 1}. **${first?.told ?? noun.one}**`
  return [title, ...rest.map(({ label, told }) => `   - ${label}: ${told}`)].join('\n')
}

const oneLine = (text: string) => text.replaceAll('\n', ' / ')

const asMarkdown: RenderTarget<string> = {
  text: (text) => escapeMarkdown(text),
  hardBreak: () => '\\\n',
  bold: (children) => `**${children.join('')}**`,
  italic: (children) => `_${children.join('')}_`,
  link: (href, children) => `[${children.join('')}](<${href}>)`,
  paragraph: (children) => children.join(''),
  bulletList: (items) => items.map((item) => indented('- ', item)).join('\n'),
  orderedList: (start, items) => items.map((item, index) => indented(`${start + index}. `, item)).join('\n'),
  listItem: (children) => children.join('\n\n'),
}

function indented(bullet: string, item: string): string {
  return bullet + item.replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
}
