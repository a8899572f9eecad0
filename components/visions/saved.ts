import type { LiveState } from '@/components/live/use-live-document'
import type { Saved } from '@/components/ui/saved-words'

type Part = Pick<LiveState, 'savedState' | 'pendingCount' | 'device'>

/** The worst first: whoever writes in two documents is safe when both are. */
const order = ['trouble', 'kept', 'syncing', 'saving', 'saved'] as const

/** One word about all documents of the page. */
export function savedOf(parts: readonly Part[]): Saved {
  const state = order.find((each) => parts.some(({ savedState }) => savedState === each)) ?? 'saved'
  const edits = parts.reduce((sum, { pendingCount }) => sum + pendingCount, 0)
  if (state === 'kept') return { state: areKept(parts) ? 'kept-on-device' : 'kept-on-page', edits }
  return state === 'syncing' ? { state, edits } : { state }
}

/** Whether all edits that wait are on the device; where the browser refuses, they are on this page and nowhere else. */
export const areKept = (parts: readonly Pick<LiveState, 'device'>[]) =>
  parts.every(({ device }) => device === 'keeps')

/** What is the matter while nothing reaches the server, and where the words are meanwhile. */
export function awayWords({ network, kept }: { network: boolean; kept: boolean }) {
  const back = network ? 'it is' : 'you are'
  return {
    fact: network ? 'Waymark does not answer.' : 'You are offline.',
    meaning: kept
      ? `Edits are kept on this device and will sync when ${back} back.`
      : `Keep this page open: this browser keeps nothing, so edits are only on this page until ${back} back.`,
  }
}
