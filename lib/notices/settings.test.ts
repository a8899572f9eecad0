import { describe, expect, it } from 'vitest'
import { defaultSettings, lastDigest, quietUntil, settingsOf } from './settings'

const denver = 'America/Denver'
const at = (instant: string) => new Date(instant)
const until = (instant: string, quiet: { from: number; until: number } | null, zone = denver) =>
  quietUntil(at(instant), { ...defaultSettings, quiet }, zone)?.toISOString()

describe('quiet hours', () => {
  const night = { from: 21, until: 7 }

  it('go over midnight on the person’s own clock, and end when they end', () => {
    expect(until('2026-06-12T02:59:00Z', night)).toBeUndefined()
    expect(until('2026-06-12T03:00:00Z', night)).toBe('2026-06-12T13:00:00.000Z')
    expect(until('2026-06-12T12:59:00Z', night)).toBe('2026-06-12T13:00:00.000Z')
    expect(until('2026-06-12T13:00:00Z', night)).toBeUndefined()
  })

  it('lie within a day where they begin before they end', () => {
    expect(until('2026-06-12T18:30:00Z', { from: 12, until: 14 })).toBe('2026-06-12T20:00:00.000Z')
    expect(until('2026-06-12T20:00:00Z', { from: 12, until: 14 })).toBeUndefined()
  })

  it('end at their hour in the night in which clocks change', () => {
    expect(until('2026-03-08T07:00:00Z', night)).toBe('2026-03-08T13:00:00.000Z')
    expect(until('2026-11-01T07:00:00Z', night)).toBe('2026-11-01T14:00:00.000Z')
  })

  it('are not there for whoever has none', () => {
    expect(until('2026-06-12T09:00:00Z', null)).toBeUndefined()
    expect(until('2026-06-12T09:00:00Z', { from: 5, until: 5 })).toBeUndefined()
  })
})

describe('a digest', () => {
  const last = (instant: string, settings: Partial<typeof defaultSettings>, zone = denver) =>
    lastDigest(at(instant), { ...defaultSettings, ...settings }, zone)?.toISOString()

  it('is due every day at the person’s own hour', () => {
    expect(last('2026-06-12T13:59:00Z', { hour: 8 })).toBe('2026-06-11T14:00:00.000Z')
    expect(last('2026-06-12T14:00:00Z', { hour: 8 })).toBe('2026-06-12T14:00:00.000Z')
    expect(last('2026-06-12T14:00:00Z', { hour: 8 }, 'Europe/Berlin')).toBe('2026-06-12T06:00:00.000Z')
  })

  it('is due once a week on the day that was chosen', () => {
    const weekly = { rhythm: 'weekly', weekday: 5, hour: 8 } as const
    expect(last('2026-06-12T13:59:00Z', weekly)).toBe('2026-06-05T14:00:00.000Z')
    expect(last('2026-06-12T14:00:00Z', weekly)).toBe('2026-06-12T14:00:00.000Z')
    expect(last('2026-06-18T23:00:00Z', weekly)).toBe('2026-06-12T14:00:00.000Z')
  })

  it('is never due for whoever wants none', () => {
    expect(last('2026-06-12T14:00:00Z', { rhythm: 'never' })).toBeUndefined()
  })
})

it('what was not chosen is as it is for everybody: at once only what cannot wait', () => {
  expect(settingsOf(null)).toBe(defaultSettings)
  const atOnce = Object.entries(defaultSettings.choices).filter(([, choice]) => choice === 'at once')
  expect(atOnce.map(([kind]) => kind)).toEqual(['sessions', 'signing', 'recaps'])
})
