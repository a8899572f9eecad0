import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openShelf, type Shelf } from '@/components/live/device/shelf'
import { type AskForKey, openVault } from '@/components/live/device/vault'
import { answerDeviceKey } from '@/lib/auth/device-key'
import type { Person } from '../stage/pairs'

/** A place on the device of this person: the product's own storage, with the server's own key, in a database in memory. */
export function shelfOn(
  { memberId, cookie }: Person,
  name: string,
  schema: number,
): (onChange: () => void) => Promise<Shelf | null> {
  return async (onChange) => {
    globalThis.indexedDB = deviceOf(memberId)
    const vault = await openVault(memberId, askAs(cookie))
    return vault && openShelf(vault, { name, schema, keep: 'document', onChange })
  }
}

const devices = new Map<string, IDBFactory>()

/** Everybody has one of their own. */
function deviceOf(memberId: string): IDBFactory {
  const device = devices.get(memberId) ?? new IDBFactory()
  devices.set(memberId, device)
  return device
}

const askAs =
  (cookie: string): AskForKey =>
  async (salt) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const answer = await answerDeviceKey(new Request(`http://localhost/?salt=${salt}`, { headers }))
    return answer.json()
  }
