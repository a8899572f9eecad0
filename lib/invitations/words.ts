import type { Mail } from '@/lib/emails/mail'
import { firstName } from '@/lib/people/name'

/** What an invitation's mail is made of. The page that writes it shows the same mail as it is typed. */
export type InvitationWords = {
  to: 'client' | 'coach'
  invited: string
  inviter: string
  practice: string
  accentHue: number
  note: string | null
}

export function invitationMail(words: InvitationWords, link: string): Mail {
  const { to, invited, inviter, practice, accentHue } = words
  return {
    subject:
      to === 'client'
        ? `${inviter} invites you to write your vision plan`
        : `${inviter} invites you to coach at ${practice}`,
    letterhead: { practice, accentHue },
    blocks: [
      { say: invited ? `${firstName(invited)},` : 'Hello,' },
      ...paragraphs(words.note).map((say) => ({ say })),
      { say: opening[to] },
      { link, words: button[to], look: 'button' },
      { say: firstName(inviter) },
      {
        aside: `The link works once, for seven days. Opening it changes nothing yet: you read what you agree to first. If you do not know ${inviter}, leave this email.`,
      },
    ],
  }
}

export const unknownLink =
  'This link opens no invitation. Check that all of it was copied, or ask for another one.'

export const signInFirst = (email: string) =>
  `${email} already signs in to Waymark. Sign in with it first, then accept.`

export const somebodyElse = (
  { invited, inviter }: { invited: { email: string }; inviter: string },
  signedInAs: string,
) =>
  `This invitation went to ${invited.email}, and you are signed in as ${signedInAs}. Sign out and open it again, or ask ${firstName(inviter)} to invite ${signedInAs}.`

const opening = {
  client: 'This opens a plan only the two of us can see. You write, I ask, we both sign when it is true.',
  coach: 'This opens a place for you and your clients. What they write is between each of them and you.',
}

const button = { client: 'Start your vision plan', coach: 'Join the practice' }

const paragraphs = (note: string | null) =>
  (note ?? '')
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
