/** What the client answers before a session. */
export type Answers = { since: string; focus: string; worth: string }

export const questionKeys = ['since', 'focus', 'worth'] as const

export const noAnswers: Answers = { since: '', focus: '', worth: '' }

export const isEmpty = (answers: Answers) => questionKeys.every((key) => answers[key].trim() === '')

export const areEqual = (one: Answers, other: Answers) => questionKeys.every((key) => one[key] === other[key])
