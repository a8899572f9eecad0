import { describe, expect, it } from 'vitest'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { sectionsFor } from '../sections'
import { stepsOf } from './steps'

const sections = sectionsFor({ template: careerAndLife, places: {} }, 'client')

describe('the first sitting', () => {
  it('goes from the why through the three circles to the non-negotiables, and ends there', () => {
    expect(stepsOf(sections, 'Maya').map(({ key }) => key)).toEqual([
      'why',
      'lights',
      'well',
      'reaching',
      'meeting',
      'nonneg',
    ])
  })

  it('is never a blank page: every page has a way to begin, or what was written before', () => {
    const withoutOpenings = stepsOf(sections, 'Maya').filter(({ openings }) => openings.length === 0)
    expect(withoutOpenings.map(({ key }) => key)).toEqual(['meeting'])
  })

  it('leaves a private section alone', () => {
    const places = sections.map((section) => ({
      ...section,
      place: section.key === 'overlap' ? ('private' as const) : section.place,
    }))
    expect(stepsOf(places, 'Maya').map(({ key }) => key)).toEqual(['why', 'nonneg'])
  })
})
