import type { DeviceKey } from '@/lib/auth/device-key'
import { type DeviceDatabase, databaseName, handOver, type OwnerRow, openDatabase } from './database'
import { importKey, type Sealed, seal, unseal } from './seal'

/** What this browser keeps for whoever is signed in, sealed with a key that only a signed-in person is given. */
export type Vault = {
  database: DeviceDatabase
  /** False once everything has been cleared: nothing more may be written. */
  isOpen(): boolean
  /** Nothing more is written through this vault. */
  shut(): void
  seal(name: string, bytes: Uint8Array): Promise<Sealed>
  unseal(name: string, sealed: Sealed): Promise<Uint8Array>
  /** Asks the server whether this person is still signed in here, and clears or locks the device when not. */
  standing(): Promise<Standing>
}

/** `unknown`: the server could not be asked. */
export type Standing = 'signed-in' | 'signed-out' | 'unknown'

/** Asks the server for the key of this device. */
export type AskForKey = (salt: string) => Promise<DeviceKey | { ended: boolean } | null>

/**
 * Opens the vault for a member of a practice, as whom the page was served. Null where the browser keeps nothing or the
 * server cannot be asked and this member is not known here; nothing is kept then, and the page works without it.
 */
export async function openVault(memberId: string, ask: AskForKey = askServer): Promise<Vault | null> {
  const database = await databaseOrNull()
  if (!database) return null
  try {
    const owner = await database.connection.get('owner', 'owner')
    if (owner && isUnlocked(owner) && owner.memberIds.includes(memberId)) {
      const vault = vaultOf(database, owner, owner.key, ask)
      // What is here is shown at once; whether it may stay is found out beside it.
      void vault.standing().catch(() => {})
      return vault
    }
    return await unlock(database, owner, memberId, ask)
  } catch {
    return null
  }
}

/** Opens what is kept here without asking anybody, for as long as the sign-in lasts. */
export async function openVaultOffline(): Promise<Vault | 'locked' | 'empty'> {
  const database = await databaseOrNull()
  const owner = await database?.connection.get('owner', 'owner')
  if (!database || !owner) return 'empty'
  if (isUnlocked(owner)) return vaultOf(database, owner, owner.key, askServer)
  await lock(database.connection)
  return 'locked'
}

/** For pages that show whose they are: what another person kept on this device goes. */
export async function claimDevice(loginId: string): Promise<void> {
  const known = await indexedDB?.databases?.()
  if (known && known.length === 0) return
  const database = await databaseOrNull()
  if (!database) return
  const owner = await database.connection.get('owner', 'owner')
  if (owner && owner.loginId !== loginId) await handOver(database.connection, null)
  database.connection.close()
}

/** Whether words are kept under a name, and edits of a document that nobody answered. None of it is opened. */
export async function waitsFor(document: string, name: string): Promise<{ words: boolean; edits: boolean }> {
  const known = await indexedDB.databases()
  if (!known.some((each) => each.name === databaseName)) return { words: false, edits: false }
  const database = await openDatabase(() => {})
  try {
    const rows = await database.getAllFromIndex('updates', 'document', document)
    return {
      words: (await database.getKey('screens', name)) !== undefined,
      edits: rows.some(({ unsent }) => unsent),
    }
  } finally {
    database.close()
  }
}

type Opened = { connection: DeviceDatabase; isOpen: () => boolean; shut: () => void }

async function databaseOrNull(): Promise<Opened | null> {
  let open = true
  try {
    const shut = () => {
      open = false
    }
    const connection = await openDatabase(shut)
    return { connection, isOpen: () => open, shut }
  } catch {
    return null
  }
}

/** The server's key for this device; a device of somebody else is emptied first. */
async function unlock(
  database: Opened,
  owner: OwnerRow | undefined,
  memberId: string,
  ask: AskForKey,
): Promise<Vault | null> {
  const { connection } = database
  const salt = owner?.salt ?? newSalt()
  const answer = await ask(salt)
  if (!answer || 'ended' in answer) return null
  if (owner && owner.loginId !== answer.loginId) {
    await handOver(connection, null)
    return unlock(database, undefined, memberId, ask)
  }
  const key = await importKey(bytesOf(answer.key))
  const { loginId, expiresAt } = answer
  const memberIds = [...new Set([...(owner?.memberIds ?? []), memberId])]
  const row: OwnerRow = { loginId, memberIds, salt, key, expiresAt }
  if (owner) await connection.put('owner', row, 'owner')
  else await handOver(connection, row)
  return vaultOf(database, row, key, ask)
}

function vaultOf(opened: Opened, owner: OwnerRow, key: CryptoKey, ask: AskForKey): Vault {
  const { connection, isOpen, shut } = opened
  return {
    database: connection,
    isOpen,
    shut,
    seal: (name, bytes) => seal(key, name, bytes),
    unseal: (name, sealed) => unseal(key, name, sealed),
    standing: async () => {
      const answer = await ask(owner.salt)
      if (!answer) return 'unknown'
      const now = await connection.get('owner', 'owner')
      if (!('ended' in answer) && answer.loginId === now?.loginId) {
        await connection.put('owner', { ...now, expiresAt: answer.expiresAt }, 'owner')
        return 'signed-in'
      }
      // A sign-in that has run out may be taken up again by the same person; one that was ended was meant to end.
      const ranOut = now && 'ended' in answer && !(answer.ended && Date.now() < now.expiresAt)
      shut()
      if (ranOut) await lock(connection)
      else await handOver(connection, null)
      return 'signed-out'
    },
  }
}

async function lock(connection: DeviceDatabase) {
  const owner = await connection.get('owner', 'owner')
  if (owner?.key) await connection.put('owner', { ...owner, key: null }, 'owner')
}

const isUnlocked = (owner: OwnerRow): owner is OwnerRow & { key: CryptoKey } =>
  owner.key !== null && Date.now() < owner.expiresAt

async function askServer(salt: string): ReturnType<AskForKey> {
  try {
    const response = await fetch(`/api/device-key?salt=${salt}`, { cache: 'no-store' })
    const body: unknown = await response.json()
    if (response.status === 200) return isKey(body) ? body : null
    return isRefusal(body) ? { ended: body.ended } : null
  } catch {
    return null
  }
}

// Asked in plain code: this runs on every page, and a library of schemas would be more than all the rest of it.
const isKey = (body: unknown): body is DeviceKey =>
  isRecord(body) &&
  typeof body.loginId === 'string' &&
  typeof body.key === 'string' &&
  typeof body.expiresAt === 'number'

const isRefusal = (body: unknown): body is { ended: boolean } =>
  isRecord(body) && typeof body.ended === 'boolean'

const isRecord = (body: unknown): body is Record<string, unknown> => typeof body === 'object' && body !== null

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))

const newSalt = () => crypto.randomUUID().replaceAll('-', '') + crypto.randomUUID().replaceAll('-', '')
