import { expect, test } from 'vitest'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { differencesTo, keptPart, movedTo } from '@/lib/visions/document/move-template'
import {
  findSection,
  sectionKeys,
  sectionsStartingPrivate,
  type Template,
  type TemplateSection,
} from '@/lib/visions/document/template'

/** The built-in method with some sections changed, others left out. */
function changed(change: (section: TemplateSection) => TemplateSection | null, version = 2): Template {
  const parts = careerAndLife.parts.map((part) => ({
    ...part,
    sections: part.sections.flatMap((section) => change(section) ?? []),
  }))
  return { ...careerAndLife, version, parts }
}

const without = (...keys: string[]) => changed((section) => (keys.includes(section.key) ? null : section))

test('no section that could hold words is gone', () => {
  const moved = movedTo(without('fit', 'place'), careerAndLife)
  expect(sectionKeys(moved).sort()).toEqual(sectionKeys(careerAndLife).sort())
  expect(moved.parts.at(-1)).toMatchObject({ key: keptPart, sections: [{ key: 'place' }, { key: 'fit' }] })
  expect(moved.version).toBe(2)
})

test('what was kept once is kept through further moves, and comes back to its place when it is asked again', () => {
  const second = movedTo(without('fit'), careerAndLife)
  const third = movedTo({ ...without('fit', 'place'), version: 3 }, second)
  expect(third.parts.at(-1)?.sections.map(({ key }) => key)).toEqual(['place', 'fit'])
  const back = movedTo({ ...careerAndLife, version: 4 }, third)
  expect(back.parts.map(({ key }) => key)).not.toContain(keptPart)
  expect(sectionKeys(back)).toEqual(sectionKeys(careerAndLife))
})

test('a section keeps the elements it had', () => {
  const bare = changed((section) => ({
    ...section,
    elements: section.key === 'nonneg' ? [] : section.elements,
  }))
  expect(findSection(movedTo(bare, careerAndLife), 'nonneg').elements).toEqual(['nonnegotiable', 'value'])
})

test('what started private never becomes shared by a newer template, nor the other way round', () => {
  const turned = changed((section) => ({ ...section, startsPrivate: !section.startsPrivate }))
  expect(sectionsStartingPrivate(movedTo(turned, careerAndLife))).toEqual(
    sectionsStartingPrivate(careerAndLife),
  )
})

test('the differences name what is new, renamed, asked differently and kept', () => {
  const newer = changed((section) => {
    if (section.key === 'fit') return null
    if (section.key === 'role') return { ...section, title: 'The role I want' }
    if (section.key === 'people') return { ...section, lead: 'Who helps?' }
    return section
  })
  const money = { ...findSection(careerAndLife, 'value'), key: 'money', title: 'Money' }
  const [first, ...rest] = newer.parts
  const to = {
    ...newer,
    parts: [
      { ...first, key: 'v', label: 'V', heading: 'V', sections: [...(first?.sections ?? []), money] },
      ...rest,
    ],
  }
  expect(differencesTo(to, careerAndLife)).toEqual([
    { kind: 'added', title: 'Money' },
    { kind: 'renamed', title: 'The role I want', was: 'The role' },
    { kind: 'reworded', title: 'People and presence' },
    { kind: 'kept', title: 'Fit with the organization' },
  ])
  expect(differencesTo(careerAndLife, careerAndLife)).toEqual([])
  // What was kept before is no news.
  expect(differencesTo({ ...without('fit'), version: 3 }, movedTo(without('fit'), careerAndLife))).toEqual([])
})
