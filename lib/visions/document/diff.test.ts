import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, longestRising } from '@/lib/visions/document/align'
import { anyBlocks } from '@/lib/visions/document/arbitrary-plans'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import type { ElementContent, PlanContent } from '@/lib/visions/document/content'
import { changedBlocks, diff } from '@/lib/visions/document/diff'
import type { DiffRun } from '@/lib/visions/document/diff-words'
import { type Block, settleBlocks } from '@/lib/visions/document/rich-text'
import { summarize } from '@/lib/visions/document/summary'

describe('a plan and itself', () => {
  test('have no differences', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        expect(diff(plan({ why: blocks }), plan({ why: blocks }))).toEqual([])
      }),
    )
  })
})

describe('two plans', () => {
  test('have a difference exactly when their bytes differ', () => {
    fc.assert(
      fc.property(anyBlocks, anyBlocks, (one, other) => {
        const [from, to] = [plan({ why: one }), plan({ why: other })]
        expect(diff(from, to).length > 0).toBe(canonicalJson(from) !== canonicalJson(to))
      }),
    )
  })

  test('give back both wordings of a reworded line', () => {
    const sentence = fc.array(fc.constantFrom('the', 'first', 'patient', 'sleeps', ',', ' ', '.', 'é'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        const [from, to] = [`x${one.join('')}x`, `x${other.join('')}x`]
        fc.pre(from !== to)
        const [change] = diff(plan({ why: paragraphs(from) }), plan({ why: paragraphs(to) }))
        const runs = change?.kind === 'reworded' ? change.lines[0].runs : []
        expect(wording(runs, 'del')).toBe(from)
        expect(wording(runs, 'ins')).toBe(to)
      }),
    )
  })
})

describe('a reworded paragraph', () => {
  test('shows the words that came and went, as one exchange', () => {
    const [change] = diff(
      plan({ why: paragraphs('Before.', 'from kick-off to ship date.') }),
      plan({ why: paragraphs('Before.', 'from the first brief.') }),
    )
    expect(change).toMatchObject({
      section: 'why',
      kind: 'reworded',
      lines: [
        {
          block: 1,
          runs: [
            { op: 'same', text: 'from ' },
            { op: 'del', text: 'kick-off to ship date' },
            { op: 'ins', text: 'the first brief' },
            { op: 'same', text: '.' },
          ],
        },
      ],
    })
  })

  test('shows a word that only became bold', () => {
    const bold: Block = {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'one ' },
        { type: 'text', text: 'thing', bold: true },
      ],
    }
    const [change] = diff(plan({ why: paragraphs('one thing') }), plan({ why: [bold] }))
    expect(change).toMatchObject({
      lines: [
        {
          runs: [
            { op: 'same', text: 'one ' },
            { op: 'del', text: 'thing' },
            { op: 'ins', text: 'thing', bold: true },
          ],
        },
      ],
    })
  })

  test('is recognized among paragraphs that came and went around it', () => {
    const changes = diff(
      plan({
        why: paragraphs('Kept.', 'I want to carry one product the whole way.', 'Gone for good, all of it.'),
      }),
      plan({
        why: paragraphs('Kept.', 'Entirely new words here.', 'I want to carry one product all the way.'),
      }),
    )
    expect(changes.map((change) => change.kind)).toEqual(['added', 'reworded', 'removed'])
  })

  test('that became a list item says which lists it was in', () => {
    const item: Block = { type: 'bulletList', items: [paragraphs('One thing')] }
    const [change] = diff(plan({ why: paragraphs('One thing') }), plan({ why: [item] }))
    expect(change).toMatchObject({ kind: 'reworded', lines: [{ lists: ['bulletList'], wasIn: [] }] })
  })
})

test('paragraphs that changed places are one move', () => {
  const changes = diff(
    plan({ why: paragraphs('One.', 'Two.', 'Three.') }),
    plan({ why: paragraphs('Three.', 'One.', 'Two.') }),
  )
  expect(changes).toMatchObject([{ kind: 'moved', lines: [{ block: 0 }] }])
})

test('neighboring new paragraphs are one change; a new section is whole', () => {
  const added = diff(plan({ why: paragraphs('A.') }), plan({ why: paragraphs('A.', 'B.', 'C.') }))
  expect(added).toMatchObject([{ kind: 'added', whole: false, lines: [{ block: 1 }, { block: 2 }] }])
  const written = diff(plan({}), plan({ focus: paragraphs('A.', 'B.') }))
  expect(written).toMatchObject([{ section: 'focus', kind: 'added', whole: true }])
  expect(diff(plan({ focus: paragraphs('A.') }), plan({}))).toMatchObject([{ kind: 'removed', whole: true }])
})

test('a list that counts from another number is a change of layout', () => {
  const list = (start: number): Block => ({ type: 'orderedList', start, items: [paragraphs('One')] })
  expect(diff(plan({ why: [list(1)] }), plan({ why: [list(4)] }))).toEqual([
    { section: 'why', kind: 'relaid' },
  ])
})

describe('elements', () => {
  const [supper, bank, school] = [
    row(1, 'Home for supper, most nights'),
    row(2, 'Food bank'),
    row(3, 'School'),
  ]

  test('that came, went, moved and changed are told apart', () => {
    const changed = {
      ...supper,
      fields: { ...supper.fields, statement: 'Home for supper, four nights', status: 'at_risk' },
    }
    const changes = diff(
      plan({}, [supper, bank, school]),
      plan({}, [school, changed, row(4, 'No move before June')]),
    )
    expect(changes).toMatchObject([
      { kind: 'element-moved', element: { id: school.id }, position: 1, was: 3 },
      {
        kind: 'element-changed',
        position: 2,
        fields: [
          {
            name: 'statement',
            runs: [{ op: 'same' }, { op: 'del', text: 'most' }, { op: 'ins', text: 'four' }, { op: 'same' }],
          },
          { name: 'status', from: 'kept', to: 'at_risk' },
        ],
      },
      { kind: 'element-added', position: 3 },
      { kind: 'element-removed', element: { id: bank.id }, position: 2 },
    ])
  })

  test('that only made room for a moved one did not move', () => {
    const changes = diff(plan({}, [supper, bank, school]), plan({}, [school, supper, bank]))
    expect(changes).toHaveLength(1)
  })
})

test('change bars stand beside what is new or different, never beside what is gone', () => {
  const changes = diff(
    plan({ why: paragraphs('One.', 'Two is here.', 'Three.') }, [row(1, 'a'), row(2, 'b')]),
    plan({ why: paragraphs('One.', 'Two is there.', 'New.', 'Newer.') }, [row(1, 'A')]),
  )
  expect(Object.fromEntries(changedBlocks(changes))).toEqual({
    why: { blocks: [1, 2, 3], elements: [] },
    nonneg: { blocks: [], elements: [row(1, '').id] },
  })
})

test('changes are told in short sentences, one for each section', () => {
  const from = plan({ why: paragraphs('One.'), role: paragraphs('A role.'), people: paragraphs('Lena.') }, [
    row(1, 'a'),
  ])
  const to = plan(
    { why: paragraphs('One thing.'), focus: paragraphs('The pilot.'), people: paragraphs('Lena.', 'Tom.') },
    [row(1, 'b'), row(2, 'c')],
  )
  expect(summarize(diff(from, to), careerAndLife).map((summary) => summary.sentence)).toEqual([
    'Reworded Why',
    '2 changes in Non-negotiables',
    'Emptied The role',
    'Added to People and presence',
    'Wrote Focus',
  ])
  expect(summarize(diff(plan({}), plan({}, [row(1, 'a')])), careerAndLife)).toEqual([
    { section: 'nonneg', changes: 1, sentence: 'Added a non-negotiable' },
  ])
})

test('a pasted paragraph of two megabytes is shown as a whole, at once', () => {
  const huge = (word: string) => paragraphs(`${word} same `.repeat(150_000))
  const [change] = diff(plan({ why: huge('one') }), plan({ why: huge('two') }))
  expect(change?.kind === 'reworded' && change.lines[0].runs.map((run) => run.op)).toEqual(['del', 'ins'])
})

describe('aligning', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 })

  test('takes every item of both sides exactly once and in order, however little patience it has', () => {
    fc.assert(
      fc.property(letters, letters, fc.constantFrom(0, 3, 1000), (from, to, patience) => {
        const steps = align(from, to, patience)
        expect(steps.flatMap((step) => (step.op === 'ins' ? [] : [step.from]))).toEqual([...from.keys()])
        expect(steps.flatMap((step) => (step.op === 'del' ? [] : [step.to]))).toEqual([...to.keys()])
        for (const step of steps) if (step.op === 'same') expect(from[step.from]).toBe(to[step.to])
      }),
    )
  })

  test('keeps as much as can be kept', () => {
    fc.assert(
      fc.property(letters, letters, (from, to) => {
        const kept = align(from, to).filter((step) => step.op === 'same').length
        expect(kept).toBe(longestCommon(from, to))
      }),
    )
  })

  test('is over soon for two long texts with nothing in common', () => {
    const lines = (prefix: string) => Array.from({ length: 40_000 }, (_, index) => prefix + index)
    expect(align(lines('a'), lines('b'))).toHaveLength(80_000)
  })

  test('finds a longest rising run', () => {
    expect(longestRising([3, 1, 2, 5, 4]).size).toBe(3)
    expect(longestRising([])).toEqual(new Set())
  })
})

function plan(texts: Record<string, Block[]>, rows: ElementContent[] = []): PlanContent {
  return {
    format: 1,
    template: { key: 'career-and-life', version: 1 },
    sections: ['why', 'nonneg', 'role', 'people', 'focus'].map((key) => ({
      key,
      text: settleBlocks(texts[key] ?? []),
      elements: key === 'nonneg' ? rows : [],
    })),
  }
}

function paragraphs(...texts: string[]): Block[] {
  return texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
}

function row(number: number, statement: string): ElementContent {
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    kind: 'nonnegotiable',
    fields: { statement, firmness: 'hard', test: '', bend: '', status: 'kept' },
  }
}

function wording(runs: readonly DiffRun[], side: 'ins' | 'del'): string {
  return runs.map((run) => (run.op === 'same' || run.op === side ? run.text : '')).join('')
}

function longestCommon(from: readonly string[], to: readonly string[]): number {
  let row = new Array<number>(to.length + 1).fill(0)
  for (const item of from) {
    const next = [0]
    to.forEach((other, at) => {
      next.push(item === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    })
    row = next
  }
  return row.at(-1) ?? 0
}
