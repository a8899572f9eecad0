import { describe, expect, it } from 'vitest'
import type { Stage } from '@/lib/signoffs/stage'
import { stageHref, stageState } from './stage-words'

const draft: Stage = { signed: [], open: null, review: null, changes: null, next: 1 }
const signed = [
  { number: 1, at: new Date('2026-03-13T12:00:00Z') },
  { number: 2, at: new Date('2026-04-30T12:00:00Z') },
]
const client = { seat: 'client', other: 'Maya' } as const
const coach = { seat: 'coach', other: 'Daniel' } as const

const said = (stage: Stage, who: typeof client | typeof coach, changes?: number) => {
  const { word, rest = '', more, mark } = stageState(stage, who, changes)
  return `${word}${rest}${more ? ` · ${more}` : ''} (${mark})`
}

describe('the state of a plan', () => {
  it('is a draft, first or after a version', () => {
    expect(said(draft, client)).toBe('Draft · first version (attend)')
    expect(said({ ...draft, signed }, client)).toBe('Draft · after version 2 (attend)')
    expect(said({ ...draft, signed }, client, 4)).toBe(
      'Draft · 4 changes since version 2 was signed (attend)',
    )
    expect(said({ ...draft, signed, changes: 1 }, coach)).toBe(
      'Draft · 1 change since version 2 was signed (attend)',
    )
    expect(said({ ...draft, signed, changes: 0 }, coach)).toBe('Version 2, as both signed it (accent)')
  })

  it('waits in ochre for whoever must act, and in ink for the other', () => {
    const asked: Stage = { ...draft, signed, review: 'waiting' }
    expect(said(asked, client, 4)).toBe('Waiting for Maya to read 4 changes (plain)')
    expect(said(asked, coach, 4)).toBe('Daniel asks you to read 4 changes (attend)')
    expect(said({ ...draft, review: 'waiting' }, coach)).toBe('Daniel asks you to read the draft (attend)')
    expect(said({ ...draft, review: 'changes' }, client)).toBe('Maya asked for a change (attend)')
    expect(said({ ...draft, review: 'ready' }, client)).toBe('Maya found it ready (accent)')
  })

  it('says whose signature a version waits for, and leads there', () => {
    const open = { number: 3, signedByMe: false, signedByOther: true }
    expect(said({ ...draft, open }, client)).toBe(
      'Version 3 waits for your signature · Maya has signed (attend)',
    )
    expect(said({ ...draft, open: { ...open, signedByOther: false } }, coach)).toBe(
      'Version 3 waits for your signature (attend)',
    )
    const mine = { number: 3, signedByMe: true, signedByOther: false }
    expect(said({ ...draft, open: mine }, client)).toBe('Waiting for Maya to sign version 3 (plain)')
    expect(stageHref('/plan', { ...draft, open })).toBe('/plan/versions/3')
    expect(stageHref('/plan', draft)).toBe('/plan/changes')
  })
})
