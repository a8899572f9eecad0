import { describe, expect, it } from 'vitest'
import { wholePlan } from './arbitrary-plans'
import { content, type PlanContent } from './content'
import { kindDefinition } from './element-kinds'
import { everyKind } from './every-kind'
import { escapeMarkdown, planMarkdown } from './markdown'
import type { Block } from './rich-text'
import type { TakenPart, TakenPlan } from './taken-plan'
import { numberedSections } from './template'
import { defaultTemplate } from './templates'

const plan = (text: Block[]): PlanContent => ({
  format: 1,
  template: { key: defaultTemplate.key, version: defaultTemplate.version },
  sections: [
    { key: 'why', text, elements: [] },
    { key: 'value', text: [], elements: [] },
  ],
})
const taken = (content: PlanContent, place: TakenPart['place'] = 'shared'): TakenPlan => ({
  client: 'Daniel Reyes',
  practice: 'Harbor Coaching',
  coach: 'Maya Lindqvist',
  template: defaultTemplate,
  day: '2026-11-25',
  parts: [{ place, content, ready: [] }],
})
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

describe('a plan as Markdown', () => {
  it('has the section’s title, its question and the words', () => {
    const written = planMarkdown(taken(plan([paragraph('To build something that lasts.')])))
    expect(written).toMatch(
      /^# Daniel Reyes: vision plan\n\n.*As it stood on November 25, 2026\.\n\n## Part one/,
    )
    expect(written).toMatch(/### 1\. Why\n\n_What is this work for.*_\n\nTo build something that lasts\.\n$/)
  })

  it('leaves out what is empty, and says of what is private whose it is', () => {
    expect(planMarkdown(taken(plan([])))).toMatch(/_Nothing is written yet\._\n$/)
    const own = planMarkdown(taken(plan([paragraph('Mine.')]), 'private'))
    expect(own).toContain('### 1. Why (private)')
    expect(own).toContain('read by nobody but Daniel Reyes')
    expect(planMarkdown(taken(plan([paragraph('Ours.')])))).not.toContain('private')
  })

  it('tells how the client said it goes, beside the plan', () => {
    const checkIns = [{ on: '2026-11-20', going: 7, atRisk: [], line: 'Two late nights; told *before*.' }]
    expect(planMarkdown({ ...taken(plan([])), checkIns })).toContain(
      '## Check-ins\n\n- November 20, 2026: **7 of 10**. Two late nights; told \\*before\\*.',
    )
  })

  it('tells what sessions left behind, as it was sent', () => {
    const recap = {
      on: '2026-11-04',
      session: 7,
      headline: 'A pilot is a *launch* in small.',
      changes: [
        {
          section: 'Skills',
          by: ['coach' as const],
          lines: [
            [
              { op: 'same' as const, text: 'Co-own ' },
              { op: 'del' as const, text: 'part of a budget' },
              { op: 'ins' as const, text: 'the pilot budget' },
            ],
          ],
        },
      ],
      notes: ['Tom had offered.'],
      closing: '',
    }
    const told = planMarkdown({ ...taken(plan([])), recaps: [recap] })
    expect(told).toContain(
      '## Recaps\n\n### Session 7, November 4, 2026: A pilot is a \\*launch\\* in small.',
    )
    expect(told).toMatch(
      /- \*\*Skills\*\* \([^)]+\): Co-own ~~part of a budget~~ the pilot budget\n- Tom had offered\./,
    )
  })

  it('tells every kind of element with all it says, and what a link leads to by its name', () => {
    const written = planMarkdown(taken(content(everyKind(), wholePlan)))
    for (const { elements, title } of numberedSections(defaultTemplate)) {
      expect(written).toContain(title)
      for (const kind of elements)
        for (const field of Object.values(kindDefinition(kind).fields))
          if (field.form === 'words') expect(written, `${kind}: ${field.label}`).toContain(`${field.label} 1`)
    }
    expect(written).toContain('   - Serves: Role 1, Skill 1, Who benefits 1\n')
    expect(written).toMatch(/\d\. \*\*[^\n]*What it is 1[^\n]*\*\*\n {3}- How it stands: Accepted/)
    expect(written).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  })

  it('keeps what is said of the tenth below the tenth', () => {
    const commitments = Array.from({ length: 10 }, (_, index) => ({
      on: '2026-11-04',
      owner: 'Daniel Reyes',
      text: `The ${index + 1}`,
      due: '2026-11-25',
      confidence: null,
      wouldChange: null,
      milestone: null,
      outcome: null,
    }))
    const told = planMarkdown({ ...taken(plan([])), commitments })
    expect(told).toContain('9. **The 9**\n   - Daniel Reyes, on November 4, 2026\n   - Due')
    expect(told).toContain('10. **The 10**\n    - Daniel Reyes, on November 4, 2026\n    - Due')
  })

  it('breaks a line where somebody did, and leaves no backslash at the end', () => {
    const lines: Block = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'one' },
        { type: 'hardBreak' },
        { type: 'text', text: 'two' },
        { type: 'hardBreak' },
      ],
    }
    expect(planMarkdown(taken(plan([lines])))).toMatch(/\n\none\\\ntwo\n$/)
  })

  it('keeps lists, emphasis and safe links', () => {
    const written = planMarkdown(
      taken(
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
      ),
    )
    expect(written).toContain('- one\n- two\n  \n  - deep')
    expect(written).toContain('**bold**[ here](<https://example.com/a>)bad')
    expect(written).not.toContain('javascript')
  })

  it('names an element by its first words and tells the rest', () => {
    const said = plan([])
    const fields = { statement: 'Home for dinner', firmness: 'hard', test: '', bend: '', status: 'at_risk' }
    said.sections[1]?.elements.push({ id: 'a', kind: 'nonnegotiable', fields })
    expect(planMarkdown(taken(said))).toContain(
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
