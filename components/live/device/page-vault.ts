import { openVault, type Vault } from './vault'

let opened: { memberId: string; opening: Promise<Vault | null> } | null = null

/** One for everything on this page. Only ever touched in a browser. */
export function pageVault(memberId: string): Promise<Vault | null> {
  if (opened?.memberId !== memberId) opened = { memberId, opening: openVault(memberId) }
  return opened.opening
}
