import { describe, expect, it } from 'vitest'
import type { PlanContent } from './content'
import { escapeMarkdown, planMarkdown } from './markdown'
import type { Block } from './rich-text'
import { defaultTemplate } from './templates'

const plan = (text: Block[]): PlanContent => ({
  format: 1,
  template: { key: defaultTemplate.key, version: defaultTemplate.version },
  sections: [
    { key: 'why', text, elements: [] },
    { key: 'value', text: [], elements: [] },
  ],
})
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

describe('a plan as Markdown', () => {
  it('has the section’s title, its question and the words', () => {
    const written = planMarkdown(plan([paragraph('To build something that lasts.')]), defaultTemplate)
    expect(written).toMatch(/^## Why\n\n_What is this work for.*_\n\nTo build something that lasts\.$/)
  })

  it('leaves out what is empty', () => {
    expect(planMarkdown(plan([]), defaultTemplate)).toBe('')
  })

  it('keeps lists, emphasis and safe links', () => {
    const written = planMarkdown(
      plan([
        {
          type: 'bulletList',
          items: [
            [paragraph('one')],
            [paragraph('two'), { type: 'bulletList', items: [[paragraph('deep')]] }],
          ],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'bold', bold: true },
            { type: 'text', text: ' here', link: 'https://example.com/a' },
            { type: 'text', text: 'bad', link: 'javascript:alert(1)' },
          ],
        },
      ]),
      defaultTemplate,
    )
    expect(written).toContain('- one\n- two\n  \n  - deep')
    expect(written).toContain('**bold**[ here](<https://example.com/a>)bad')
    expect(written).not.toContain('javascript')
  })

  it('names an element by its first words and tells the rest', () => {
    const content = plan([])
    const fields = { statement: 'Home for dinner', firmness: 'hard', test: '', bend: '', status: 'at_risk' }
    content.sections[1]?.elements.push({ id: 'a', kind: 'nonnegotiable', fields })
    expect(planMarkdown(content, defaultTemplate)).toContain(
      '1. **Home for dinner**\n   - Hard or soft: Hard\n   - Status: At risk',
    )
  })

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['12. not a number', '12\\. not a number'],
    ['<script>', '\\<script\\>'],
    ['[a](b)', '\\[a\\](b)'],
    ['![x](y)', '\\!\\[x\\](y)'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['---', '\\---'],
    ['===', '\\==='],
  ])('takes %s for words', (written, escaped) => {
    expect(escapeMarkdown(written)).toBe(escaped)
  })
})
