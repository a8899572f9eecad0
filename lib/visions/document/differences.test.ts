import { describe, expect, it } from 'vitest'
import type { ElementContent, PlanContent } from '@/lib/visions/document/content'
import { diff } from '@/lib/visions/document/diff'
import { bySection } from '@/lib/visions/document/differences'
import type { Block } from '@/lib/visions/document/rich-text'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

const plan = (sections: Record<string, { text?: string[]; elements?: ElementContent[] }>): PlanContent => ({
  format: 1,
  template: { key: 'career-and-life', version: 1 },
  sections: Object.entries(sections).map(([key, { text = [], elements = [] }]) => ({
    key,
    text: text.map(paragraph),
    elements,
  })),
})

const id = (n: number) => `0190a000-0000-7000-8000-00000000000${n}`
const rule = (n: number, statement: string): ElementContent => ({
  id: id(n),
  kind: 'nonnegotiable',
  fields: { statement },
})
const milestone = (n: number, due: string): ElementContent => ({
  id: id(n),
  kind: 'milestone',
  fields: { outcome: 'Pilot readout', due },
})

const words = (from: PlanContent, to: PlanContent) =>
  bySection(diff(from, to)).map(({ section, word }) => `${section}: ${word}`)

describe('what changed, in a word for each section', () => {
  it('tells rewording, and which of a ranked list', () => {
    expect(
      words(
        plan({
          why: { text: ['From kick-off to ship date.'] },
          nonneg: { elements: [rule(1, 'Home'), rule(2, 'Bank')] },
        }),
        plan({
          why: { text: ['From the first brief to ship date.'] },
          nonneg: { elements: [rule(1, 'Home by six'), rule(2, 'Bank, always')] },
        }),
      ),
    ).toEqual(['why: Reworded', 'nonneg: Reworded, 1 and 2'])
  })

  it('tells what is new, moved and gone', () => {
    expect(
      words(
        plan({ roadmap: { elements: [milestone(1, '2027-09-04'), milestone(2, '2027-10-30')] }, focus: {} }),
        plan({ roadmap: { elements: [milestone(1, '2027-09-18')] }, focus: { text: ['One thing.'] } }),
      ),
    ).toEqual(['roadmap: Moved; Removed', 'focus: New section'])
    expect(words(plan({ nonneg: {} }), plan({ nonneg: { elements: [rule(1, 'Home')] } }))).toEqual([
      'nonneg: New non-negotiable',
    ])
  })

  it('tells a new rank as moved', () => {
    expect(
      words(
        plan({ nonneg: { elements: [rule(1, 'Home'), rule(2, 'Bank')] } }),
        plan({ nonneg: { elements: [rule(2, 'Bank'), rule(1, 'Home')] } }),
      ),
    ).toEqual(['nonneg: Moved'])
  })
})
