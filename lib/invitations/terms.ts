import { firstName } from '@/lib/people/name'

// What a person agrees to by joining, in plain words. A changed sentence changes the hash: who accepted before has
// accepted what they read, and that text is kept with their acceptance.

export type Term = { title: string; says: string }

export type TermsFor = {
  to: 'client' | 'coach'
  /** Who invites: the coach, or for a coach the owner. */
  inviter: string
  practice: string
}

export function termsOf({ to, inviter, practice }: TermsFor): Term[] {
  return to === 'client' ? clientTerms(firstName(inviter), practice) : coachTerms(practice)
}

/** The terms as one text, in the form that is kept and hashed. */
export const termsText = (terms: readonly Term[]) =>
  terms.map(({ title, says }) => `${title}\n${says}`).join('\n\n')

const clientTerms = (coach: string, practice: string): Term[] => [
  {
    title: 'Your plan',
    says: `Only you and ${coach} read it. Between sessions ${coach} reads where you last paused, never letter by letter. While a session is open you both write in it.`,
  },
  {
    title: 'What is yours alone',
    says: `Sections you keep private and your own notes. Nobody else can open them, and ${coach} is never sent them.`,
  },
  {
    title: `What is ${coach}’s alone`,
    says: `${coach} may keep private notes about your work together. You do not see those, and they are in no recap and no export of yours.`,
  },
  {
    title: practice,
    says: `Its owner sees that you work with ${coach}, since when, how many sessions you have had, and a record of what was done when. Not a word of what you write.`,
  },
  {
    title: 'Outside these pages',
    says: `${coach} keeps to themselves what you talk and write about, unless you agree to more, the law demands it, or somebody’s life is in danger.`,
  },
  {
    title: 'When the work ends',
    says: `You keep reading your plan, and can take a copy with you. ${coach} keeps their own notes and the versions you both signed. You can leave ${practice} whenever you like.`,
  },
]

const coachTerms = (practice: string): Term[] => [
  {
    title: 'Your clients',
    says: 'Each plan is read by that client and you, by nobody else. Between sessions you read where the client last paused; you write in a plan only while a session is open.',
  },
  {
    title: 'What you keep to yourself',
    says: 'What clients tell you or write stays between you and them, unless they agree to more, the law demands it, or somebody’s life is in danger.',
  },
  {
    title: 'Your notes',
    says: 'Your private notes are yours alone. No client reads them, and no owner.',
  },
  {
    title: practice,
    says: 'Its owner sees whom you coach, since when, how many sessions were held, and a record of what was done when. No plan and no note.',
  },
  {
    title: 'When you leave',
    says: 'Work that is under way is handed to a colleague with the client’s yes, or ended, before you go.',
  },
]
