import { describe, expect, it } from 'vitest'
import type { AnyTold } from '@/lib/visions/document/told'
import { joinDays, movesOf, type Stand } from './moves'

const element = (kind: AnyTold['kind'], id: string, fields: object): AnyTold => ({ id, kind, fields })
const day = (on: string, elements: AnyTold[], sections: string[] = []): Stand => ({ on, sections, elements })

describe('what the days of a plan say', () => {
  it('a milestone moved on the last day on which any of its fields did', () => {
    const kickoff = (due: string) => element('milestone', 'm', { outcome: 'I lead it', due, status: 'ahead' })
    const { milestones } = movesOf(
      [
        day('2026-01-05', [kickoff('2026-07')]),
        day('2026-02-05', [kickoff('2026-09')]),
        day('2026-03-05', [kickoff('2026-09')]),
      ],
      [],
    )
    expect(milestones).toEqual({ underWay: 1, movedOn: '2026-02-05' })
  })

  it('another role is the present one as its row is written, and the role aimed for stayed', () => {
    const first = element('past_role', 'a', { title: 'Planner', from: '2020', to: '' })
    const next = element('past_role', 'b', { title: 'Manager', from: '2026-02', to: '' })
    const target = element('target_role', 't', { title: 'Launch lead' })
    const { role } = movesOf(
      [
        day('2026-01-05', [first, target]),
        day('2026-02-05', [{ ...first, fields: { ...first.fields, to: '2026-01' } }, next, target]),
      ],
      [],
    )
    expect(role).toEqual({ changedOn: ['2026-02-05'], targetChangedOn: '2026-01-05' })
  })

  it('a section that was said to be still true was touched that day', () => {
    const still = element('affirmation', 'x', { about: 'why', standing: 'yes', on: '2026-03-01' })
    const { sections } = movesOf(
      [day('2026-01-05', [], ['why', 'value']), day('2026-03-01', [still], ['alive'])],
      ['why', 'value', 'alive'],
    )
    expect(sections).toEqual([
      { key: 'why', touchedOn: '2026-03-01' },
      { key: 'value', touchedOn: '2026-01-05' },
      { key: 'alive', touchedOn: '2026-03-01' },
    ])
  })

  it('how a non-negotiable stands is said when it changes, and not with every other edit', () => {
    const home = (status: string, test: string) =>
      element('nonnegotiable', 'n', { statement: 'Home by six', status, test })
    const { looks } = movesOf(
      [
        day('2026-01-05', [home('kept', '')]),
        day('2026-01-06', [home('at_risk', '')]),
        day('2026-01-07', [home('at_risk', 'Twice a week')]),
      ],
      [],
    )
    expect(looks).toEqual([
      { id: 'n', on: '2026-01-05', atRisk: false },
      { id: 'n', on: '2026-01-06', atRisk: true },
    ])
  })

  it('what was taken out of the plan is nobody’s worry', () => {
    const health = element('life_domain', 'h', { name: 'Health', now: 2, wanted: 8 })
    const opening = element('opening', 'o', { what: 'A post', decision: 'accepted', fits_vision: 'no' })
    const moves = movesOf([day('2026-01-05', [health, opening]), day('2026-01-06', [])], [])
    expect([moves.gaps, moves.against]).toEqual([[], []])
  })

  it('what stands in both documents on a day is one plan', () => {
    const [shared, own] = [element('milestone', 'm', {}), element('past_role', 'a', {})]
    const days = joinDays(
      [day('2026-01-05', [shared], ['roadmap'])],
      [day('2026-01-04', [], ['stock']), day('2026-01-06', [own], ['stock'])],
    )
    expect(days).toEqual([
      day('2026-01-04', [], ['stock']),
      day('2026-01-05', [shared], ['roadmap']),
      day('2026-01-06', [shared, own], ['stock']),
    ])
  })
})
