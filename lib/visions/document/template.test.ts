import { expect, test } from 'vitest'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import {
  findSection,
  numberedSections,
  sectionKeys,
  sectionsStartingPrivate,
} from '@/lib/visions/document/template'
import { builtInOrNull } from '@/lib/visions/document/templates'

const sections = numberedSections(careerAndLife)

test('the method has its seventeen sections in their order', () => {
  expect(sectionKeys(careerAndLife).join(' ')).toBe(
    'why stock overlap value life nonneg place meet role skills impact fit roadmap people focus openings alive',
  )
  expect(sections.map((section) => section.number)).toEqual(
    Array.from({ length: 17 }, (_, index) => index + 1),
  )
  expect(careerAndLife.parts.map((part) => part.sections.length)).toEqual([8, 7, 2])
})

test('only the life it supports and how I got here start private', () => {
  expect(sectionsStartingPrivate(careerAndLife)).toEqual(['stock', 'life'])
})

test('only why is mandatory, and the first sitting is the why, the circles and the non-negotiables', () => {
  expect(sections.filter((section) => section.mandatory).map((section) => section.key)).toEqual(['why'])
  expect(sections.filter((section) => section.firstSitting).map((section) => section.key)).toEqual([
    'why',
    'overlap',
    'nonneg',
  ])
})

test.each(sections)('$key asks, and has a suggestion for whoever has not begun', (section) => {
  for (const prompt of [section.lead, ...section.prompts]) expect(prompt).toMatch(/\?|…$/)
  expect(section.hint).toMatch(/[.?]$/)
  for (const words of [section.title, section.lead, section.hint, ...section.prompts]) {
    expect(words).not.toMatch(/['"]|!/)
    expect(words.length).toBeLessThan(130)
  }
})

test('every kind of element has a section to be in', () => {
  expect(new Set(sections.flatMap((section) => section.elements))).toEqual(new Set(Object.keys(elementKinds)))
})

test('the built-in template is found by its key and version, and nothing else by any', () => {
  expect(builtInOrNull('career-and-life', 1)).toBe(careerAndLife)
  expect(builtInOrNull('career-and-life', 99)).toBeNull()
  expect(() => findSection(careerAndLife, 'constructor')).toThrow('no section')
})
