import { describe, expect, it } from 'vitest'
import { isPressing, servedWords, standingWords, tallyWords, whenWords } from './commitment-words'
import { noDay, sayDay } from './due-chip'

const reader = { zone: 'America/Denver', now: new Date('2026-06-09T18:00:00Z') }
const today = '2026-06-09'
const open = (dueOn: string | null) => ({ dueOn, outcome: null })
const at = new Date('2026-06-02T18:00:00Z')
const settled = (kind: 'kept' | 'let_go' | 'changed') => ({
  dueOn: '2026-06-05',
  outcome: { kind, words: null, by: { name: 'Daniel Reyes', isMe: true }, at },
})

describe('when a commitment is due', () => {
  it('is said with the distance while it is near or past, and with what became of it afterwards', () => {
    expect(whenWords(open('2026-06-11'), reader)).toBe('Thu, Jun 11, in 2 days')
    expect(whenWords(open('2026-06-05'), reader)).toBe('Fri, Jun 5, 4 days past')
    expect(whenWords(open('2026-07-30'), reader)).toBe('Thu, Jul 30')
    expect(whenWords(open(null), reader)).toBe('No date')
    expect(whenWords(settled('kept'), reader)).toBe('Done Jun 2')
    expect(whenWords(settled('let_go'), reader)).toBe('Let go Jun 2')
  })

  it('presses from two days before, until it is settled', () => {
    expect(isPressing(open('2026-06-11'), today)).toBe(true)
    expect(isPressing(open('2026-06-01'), today)).toBe(true)
    expect(isPressing(open('2026-06-12'), today)).toBe(false)
    expect(isPressing(open(null), today)).toBe(false)
    expect(isPressing(settled('kept'), today)).toBe(false)
  })

  it('is read from people’s own words; a month lasts until its end', () => {
    expect(sayDay('by Friday', today)).toMatchObject({
      day: '2026-06-12',
      words: 'Fri, Jun 12',
      trouble: null,
    })
    expect(sayDay('due July', today)).toMatchObject({ day: '2026-07-31' })
    expect(sayDay('  ', today)).toEqual(noDay)
    expect(sayDay('June 31', today)).toMatchObject({
      day: null,
      trouble: { problem: 'June has 30 days. Did you mean July 1?', instead: '2026-07-01' },
    })
  })
})

describe('what somebody who prepares is told', () => {
  it('is how many were kept, and what is still open', () => {
    const kept = { text: 'Ask Lena', dueOn: null, outcome: 'kept' as const }
    expect(standingWords([{ text: 'Write the case.', dueOn: today, outcome: null }, kept, kept], today)).toBe(
      '2 of 3 kept. Still open: Write the case, due today.',
    )
    expect(standingWords([{ text: 'Call Tom', dueOn: '2026-06-07', outcome: null }], today)).toBe(
      '0 of 1 kept. Still open: Call Tom, 2 days past due.',
    )
    const call = { text: 'Call Tom', dueOn: '2026-06-10', outcome: null }
    expect(
      standingWords([{ text: 'Write to Lena, then to Ana.', dueOn: today, outcome: null }, call], today),
    ).toBe('0 of 2 kept. Still open: Write to Lena, then to Ana, due today; Call Tom, due tomorrow.')
    expect(standingWords([kept], today)).toBe('1 of 1 kept.')
    expect(servedWords([kept, { text: 'Call Tom', dueOn: null, outcome: null }], today)).toBe(
      '2 commitments, 1 kept. Still open: Call Tom.',
    )
  })

  it('says since when, with the year when it is not this one', () => {
    expect(tallyWords({ kept: 9, made: 12, since: new Date('2026-02-12T18:00:00Z') }, reader)).toBe(
      '9 of 12 kept since February',
    )
    expect(tallyWords({ kept: 1, made: 1, since: new Date('2025-11-12T18:00:00Z') }, reader)).toBe(
      '1 of 1 kept since November 2025',
    )
    expect(tallyWords({ kept: 0, made: 0, since: null }, reader)).toBe('')
    // It is still last year where the reader is.
    const newYear = { ...reader, now: new Date('2027-01-01T02:00:00Z') }
    expect(tallyWords({ kept: 1, made: 1, since: new Date('2026-03-12T18:00:00Z') }, newYear)).toBe(
      '1 of 1 kept since March',
    )
  })
})
