import { pageVault } from '@/components/live/device/page-vault'
import { keepScreen, keptScreen } from '@/components/live/device/screens'
import type { Unsent } from '@/lib/preparation/answers'

// What was written and has not arrived on the server stays on this device, sealed as everything there, until it has.

export async function keepAnswers(memberId: string, sessionId: string, unsent: Unsent): Promise<boolean> {
  const vault = await pageVault(memberId)
  if (!vault?.isOpen()) return false
  await keepScreen(vault, nameOf(sessionId), [], unsent)
  return true
}

/** What has not arrived, from this page or one before it; null where everything has. */
export async function keptAnswers(memberId: string, sessionId: string): Promise<Unsent | null> {
  const vault = await pageVault(memberId)
  // Sealed by `keepAnswers` under this name, and nobody else could.
  return vault ? ((await keptScreen(vault, nameOf(sessionId))) as Unsent | null) : null
}

export async function forgetAnswers(memberId: string, sessionId: string): Promise<void> {
  const vault = await pageVault(memberId)
  if (vault?.isOpen()) await vault.database.delete('screens', nameOf(sessionId))
}

/** No address: nobody is offered to open it without a connection. */
const nameOf = (sessionId: string) => `answers:${sessionId}`
