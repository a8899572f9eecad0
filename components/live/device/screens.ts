import type { ScreenRow } from './database'
import type { Vault } from './vault'

/** What a page shows besides its documents, to be shown again without a connection. Plain data, and dates. */
export async function keepScreen(
  vault: Vault,
  address: string,
  documents: string[],
  screen: unknown,
): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(screen, withDates))
  const row: ScreenRow = { address, documents, sealed: await vault.seal(address, bytes) }
  const change = vault.database.transaction(['owner', 'screens'], 'readwrite')
  if (await change.objectStore('owner').get('owner')) change.objectStore('screens').put(row)
  await change.done
}

/** The screen of this address as it was kept; whoever asks knows what lies there. */
export async function keptScreen(vault: Vault, address: string): Promise<unknown> {
  const row = await vault.database.get('screens', address)
  if (!row) return null
  const bytes = await vault.unseal(address, row.sealed).catch(() => null)
  return bytes && JSON.parse(new TextDecoder().decode(bytes), readDates)
}

export const keptAddresses = (vault: Vault): Promise<string[]> => vault.database.getAllKeys('screens')

const mark = '$date'

/** JSON turns a date into words before anybody sees it, so it is looked up in what holds it. */
function withDates(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key]
  return original instanceof Date ? { [mark]: original.toISOString() } : value
}

function readDates(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const date: unknown = Object.hasOwn(value, mark) && (value as Record<string, unknown>)[mark]
  return typeof date === 'string' ? new Date(date) : value
}
