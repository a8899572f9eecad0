import type { Kind } from './kinds'

/** Each kind as the settings name it, what it holds, and how a sentence goes on after "emails about". */
export const kindWords: Readonly<Record<Kind, { title: string; hint: string; about: string }>> = {
  sessions: {
    title: 'Sessions',
    hint: 'Booked, moved or cancelled, or a new meeting link. These bring the file for your calendar; a digest does not.',
    about: 'session changes',
  },
  signing: { title: 'Your signature', hint: 'A version waits for it.', about: 'versions to sign' },
  recaps: { title: 'Recaps', hint: 'What a session left behind.', about: 'recaps' },
  comments: {
    title: 'Comments and questions',
    hint: 'Once for each conversation, however much is said.',
    about: 'comments and questions',
  },
  reviews: {
    title: 'Reviews and versions',
    hint: 'What was read, signed, sent back or taken back.',
    about: 'reviews and versions',
  },
  commitments: { title: 'Commitments', hint: 'Made, kept, changed or let go.', about: 'commitments' },
  plan: {
    title: 'The plan and the agenda',
    hint: 'A section shared, a topic added, a check-in.',
    about: 'the plan',
  },
  work: {
    title: 'Your work together',
    hint: 'Begun, paused, resumed, ended or handed over.',
    about: 'your work together',
  },
}
