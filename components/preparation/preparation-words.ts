import type { Answers } from '@/lib/preparation/answers'

/** The three questions, as they are asked and as they stand above what was answered. */
export const questions: Readonly<Record<keyof Answers, { asks: string; hint: string; told: string }>> = {
  since: {
    asks: 'What has happened since you last met?',
    hint: 'What moved, what did not, what surprised you.',
    told: 'Since you last met',
  },
  focus: {
    asks: 'What would you like this session to be about?',
    hint: 'One thing is enough.',
    told: 'Today’s focus',
  },
  worth: {
    asks: 'How will you know it was worth the hour?',
    hint: 'What you would leave with: a decision, a sentence, a next step.',
    told: 'Worth it if',
  },
}

/** Who can read what the client answers, in one quiet line. */
export function whoReads(coach: string, { ready, opened }: { ready: boolean; opened: boolean }): string {
  if (opened) return `You and ${coach} can read this.`
  if (ready) return `You and ${coach} can read this. You can go on writing.`
  return `Only you can read this. ${coach} reads it once you say that it is ready, or when the session opens.`
}
