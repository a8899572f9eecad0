import { type Reader, since } from '@/lib/dates'
import type { SentInvitation } from '@/lib/invitations/queries'
import type { Sent } from './sent-invitations'

/** What a row of sent invitations says. */
export function sentWords({ id, name, email, sentAt, state }: SentInvitation, reader: Reader): Sent {
  const sent = `Sent ${since(sentAt, reader)}`
  return {
    id,
    name,
    email,
    when: state === 'expired' ? `${sent}, and over since: send it again.` : `${sent}.`,
  }
}
