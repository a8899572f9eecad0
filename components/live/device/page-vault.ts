import type { Vault } from './vault'

let opened: { memberId: string; opening: Promise<Vault | null> } | null = null

/** One for everything on this page. Only ever touched in a browser. */
export function pageVault(memberId: string): Promise<Vault | null> {
  if (opened?.memberId !== memberId) opened = { memberId, opening: open(memberId) }
  return opened.opening
}

/** Fetched beside the page: what a device keeps is in nobody's way who opens it. */
async function open(memberId: string): Promise<Vault | null> {
  const { openVault } = await import('./vault')
  return openVault(memberId)
}
