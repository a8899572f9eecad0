import { describe, expect, test } from 'vitest'
import { joined, noAnswers } from './answers'

describe('what did not arrive', () => {
  const base = { ...noAnswers, since: 'It rained.' }

  test('is taken up where the server has had nothing new since', () => {
    const answers = { ...base, focus: 'The budget' }
    expect(joined({ answers, base }, base)).toEqual(answers)
    expect(joined({ answers: { ...base, since: '' }, base }, base)).toEqual(noAnswers)
  })

  test('does not undo what was written elsewhere meanwhile', () => {
    const stored = { ...base, worth: 'A number' }
    const answers = { ...base, focus: 'The budget' }
    expect(joined({ answers, base }, stored)).toEqual({ ...stored, focus: 'The budget' })
  })

  test('stands beside what was written elsewhere in the same answer', () => {
    const stored = { ...base, focus: 'The council' }
    const answers = { ...base, focus: 'The budget' }
    expect(joined({ answers, base }, stored).focus).toBe('The council\nThe budget')
    expect(joined({ answers: stored, base }, stored)).toEqual(stored)
  })
})
