import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Sealed } from './seal'

/** Whose device this is, as far as Waymark keeps anything on it. */
export type OwnerRow = {
  loginId: string
  /** Members of practices that this login is known to be. */
  memberIds: string[]
  /** With which the server makes this device's key. */
  salt: string
  /** Gone once the sign-in has run out; the server gives the same key to the same person again. */
  key: CryptoKey | null
  /** When the sign-in runs out, in milliseconds. */
  expiresAt: number
}

/** One update of a document. What it says is sealed; whose document, and whether it is safe, can be read. */
export type UpdateRow = {
  id: string
  document: string
  /** The shape of documents that the page knew which wrote this. */
  schema: number
  /** Not acknowledged by the server. */
  unsent: boolean
  /** All of the document as the server had it, rather than a part. */
  whole: boolean
  sealed: Sealed
}

/** What the page at this address shows besides its documents. */
export type ScreenRow = { address: string; documents: string[]; sealed: Sealed }

interface Schema extends DBSchema {
  owner: { key: 'owner'; value: OwnerRow }
  updates: { key: string; value: UpdateRow; indexes: { document: string } }
  screens: { key: string; value: ScreenRow }
}

export type DeviceDatabase = IDBPDatabase<Schema>

export const databaseName = 'waymark'

/** Throws where the browser keeps nothing. `onGone`: what was kept has been cleared, here or by the browser. */
export function openDatabase(onGone: () => void): Promise<DeviceDatabase> {
  return openDB<Schema>(databaseName, 1, {
    upgrade: (database) => {
      database.createObjectStore('owner')
      database.createObjectStore('updates', { keyPath: 'id' }).createIndex('document', 'document')
      database.createObjectStore('screens', { keyPath: 'address' })
    },
    blocking: (_now, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
      onGone()
    },
    terminated: onGone,
  })
}

/** Empties it for another person, in one transaction with whatever `then` writes. */
export async function handOver(database: DeviceDatabase, to: OwnerRow | null): Promise<void> {
  const change = database.transaction(['owner', 'updates', 'screens'], 'readwrite')
  await Promise.all([
    change.objectStore('updates').clear(),
    change.objectStore('screens').clear(),
    to ? change.objectStore('owner').put(to, 'owner') : change.objectStore('owner').clear(),
    change.done,
  ])
}
