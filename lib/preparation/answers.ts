/** What the client answers before a session. */
export type Answers = { since: string; focus: string; worth: string }

export const questionKeys = ['since', 'focus', 'worth'] as const

export const noAnswers: Answers = { since: '', focus: '', worth: '' }

export const isEmpty = (answers: Answers) => questionKeys.every((key) => answers[key].trim() === '')

export const areEqual = (one: Answers, other: Answers) => questionKeys.every((key) => one[key] === other[key])

/** What was written on a device and has not arrived, with what the server had when it was begun. */
export type Unsent = { answers: Answers; base: Answers }

/**
 * What was written here joined with what the server has by now, which may have been written elsewhere meanwhile. Where
 * both changed one answer, both stay.
 */
export function joined({ answers, base }: Unsent, stored: Answers): Answers {
  const join = (key: keyof Answers) => {
    if (answers[key] === base[key] || answers[key] === stored[key]) return stored[key]
    return stored[key] === base[key] ? answers[key] : `${stored[key]}\n${answers[key]}`
  }
  return { since: join('since'), focus: join('focus'), worth: join('worth') }
}
