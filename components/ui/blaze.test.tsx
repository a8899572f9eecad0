import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Blaze, SkillLevel } from './blaze'

test('the three stages differ in shape, with color taken away', () => {
  const shapes = (['outline', 'half', 'full'] as const).map((form) =>
    renderToStaticMarkup(<Blaze form={form} />).replace(/ (?:class|data-blaze)="[^"]*"/g, ''),
  )
  expect(new Set(shapes).size).toBe(3)
})

test('a blaze beside its word is decoration; alone it has a name', () => {
  expect(renderToStaticMarkup(<Blaze form="full" />)).toContain('aria-hidden="true"')
  const alone = renderToStaticMarkup(<Blaze form="full" label="Ready" />)
  expect(alone).toContain('role="img" aria-label="Ready"')
  expect(alone).not.toContain('aria-hidden')
})

test('a skill level is read in words and drawn in five', () => {
  const level = renderToStaticMarkup(<SkillLevel now={2} needed={4} />)
  expect(level).toContain('2 to 4')
  expect(level.match(/data-blaze="\w+"/g)).toEqual([
    'data-blaze="full"',
    'data-blaze="full"',
    'data-blaze="needed"',
    'data-blaze="needed"',
    'data-blaze="beyond"',
  ])
})
