import type { z } from 'zod'
import { withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { refuse, refuseUnless } from '@/lib/refusal'
import { settleCommitment } from './commands'
import type { keepByLinkInput } from './input'
import { whereLinkLeads } from './link'
import { overLink } from './words'

/**
 * Says that a commitment was kept, in the name of whom the reminder went to. The link is looked up through the door of
 * sign-in; what it allows is done through the door of people's work, where the wall judges that person as ever.
 */
export async function keepByLink({ token, words }: z.output<typeof keepByLinkInput>): Promise<void> {
  const door = await asSystem('look up the link of a reminder', (db) => whereLinkLeads(db, token))
  if (!door) refuse('not-found', overLink)
  refuseUnless(door.state !== 'over', overLink, 'conflict')
  await withPractice(door.actor, (practice) =>
    settleCommitment(practice, { commitmentId: door.commitmentId, kind: 'kept', words }),
  )
}
