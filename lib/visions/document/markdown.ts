import type { ElementContent, PlanContent, SectionContent } from '@/lib/visions/document/content'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { type RenderTarget, renderBlocks } from '@/lib/visions/document/render'
import { isBlank } from '@/lib/visions/document/rich-text'
import { type Names, nameOfElement, tellField } from '@/lib/visions/document/tell'
import { sectionOrNull, type Template } from '@/lib/visions/document/template'

/** A plan as Markdown, section by section under headings of that level; what is empty is left out. */
export function planMarkdown(plan: PlanContent, template: Template, level = 2): string {
  const elements = new Map(
    plan.sections.flatMap((section) => section.elements.map((each) => [each.id, each])),
  )
  const names: Names = {
    element: (id) => {
      const element = elements.get(id)
      return element ? nameOfElement(element) : null
    },
    section: (key) => sectionOrNull(template, key)?.title ?? null,
  }
  return plan.sections
    .filter(({ text, elements }) => !isBlank(text) || elements.length > 0)
    .map((section) => sectionMarkdown(section, template, level, names))
    .join('\n\n')
}

/** Nothing a person wrote can become a heading, a link or HTML of its own. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2')
}

function sectionMarkdown(
  { key, text, elements }: SectionContent,
  template: Template,
  level: number,
  names: Names,
): string {
  const section = sectionOrNull(template, key)
  const lead = section ? [`_${escapeMarkdown(section.lead)}_`] : []
  const heading = `${'#'.repeat(level)} ${escapeMarkdown(section?.title ?? key)}`
  return [
    heading,
    ...lead,
    ...renderBlocks(text, asMarkdown),
    ...elements.map((element, index) => elementMarkdown(element, index, names)),
  ].join('\n\n')
}

/** Its first words as the line that names it, the rest below. */
function elementMarkdown(element: ElementContent, index: number, names: Names): string {
  const name = nameOfElement(element)
  const said = Object.entries(kindDefinition(element.kind).fields).flatMap(([key, field]) => {
    const told = tellField(field, element.fields[key], names)
    return told === '' || told === name ? [] : [`   - ${field.label}: ${oneLine(escapeMarkdown(told))}`]
  })
  return [`${index + 1}. **${oneLine(escapeMarkdown(name))}**`, ...said].join('\n')
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
