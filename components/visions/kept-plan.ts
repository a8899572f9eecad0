import { pageVault } from '@/components/live/device/page-vault'
import { keepScreen, keptAddresses, keptScreen } from '@/components/live/device/screens'
import { documentName } from '@/lib/live/wire'
import type { LiveScreen } from '@/lib/visions/screen'

export type KeptPlan = {
  screen: LiveScreen
  practice: { slug: string; accentHue: number }
}

/** Keeps what the page of a plan shows besides its documents, for the client alone. */
export async function keepPlan(plan: KeptPlan): Promise<void> {
  const { screen, practice } = plan
  if (screen.seat !== 'client') return
  const vault = await pageVault(screen.client.memberId)
  if (!vault) return
  const { vision, privateDraft } = screen.live
  const documents = [vision, ...(privateDraft ? [privateDraft] : [])].map((id) =>
    documentName(screen.practiceId, id),
  )
  // A session is had with a connection. What waits of its shared notes is kept with its own document.
  const kept = { ...plan, screen: { ...screen, session: null, ended: null, leftBehind: [] } }
  await keepScreen(vault, addressOf(practice.slug, screen.visionId), documents, kept)
}

/** `plans`: nothing is kept for this address, but at these. */
export type Found = { plan: KeptPlan } | { plans: string[] } | 'locked'

/** What this device has for an address, without asking anybody. */
export async function findKeptPlan(address: string): Promise<Found> {
  const { openVaultOffline } = await import('@/components/live/device/vault')
  const vault = await openVaultOffline()
  if (vault === 'locked') return vault
  if (vault === 'empty') return { plans: [] }
  const plan = await keptScreen(vault, address)
  // Sealed by `keepPlan` under this address, and nobody else could.
  if (plan) return { plan: plan as KeptPlan }
  const plans = (await keptAddresses(vault)).filter((kept) => kept.startsWith('/'))
  return { plans }
}

const addressOf = (practice: string, visionId: string) => `/p/${practice}/client/visions/${visionId}`
