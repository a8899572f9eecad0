import 'fake-indexeddb/auto'
import { afterEach, expect, it, vi } from 'vitest'
import type { DeviceKey } from '@/lib/auth/device-key'
import { databaseName, openDatabase } from './database'
import { openShelf } from './shelf'
import { countUnsent } from './unsent'
import { type AskForKey, claimDevice, openVault, openVaultOffline, type Vault } from './vault'

const document = 'practice/vision'
const canary = 'the river path and back'
const hour = 3_600_000
const patience = { timeout: 15_000 }

const opened: Vault[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const { database } of opened.splice(0)) database.close()
  indexedDB.deleteDatabase(databaseName)
})

it('what is kept can be read back with the key, and nobody reads it in the database', async () => {
  await keep(await vaultOf('daniel', server('daniel')))
  expect(await readBack(await vaultOf('daniel', server('daniel')))).toBe(canary)
  const stored = JSON.stringify(await everything(), (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
  expect(stored).toContain(document)
  expect(stored).not.toContain('river')
})

it('what has not been sent is counted, for whoever is about to sign out', async () => {
  expect(await countUnsent()).toBe(0)
  await keep(await vaultOf('daniel', server('daniel')))
  expect(await countUnsent()).toBe(1)
})

it('a full device says so, and what it could not take is put down once there is room', async () => {
  const vault = await vaultOf('daniel', server('daniel'))
  let full = true
  const shelf = shelfIn({
    ...vault,
    seal: async (name, bytes) => {
      if (full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      return vault.seal(name, bytes)
    },
  })
  shelf.keepEdit('1', new TextEncoder().encode(canary))
  await vi.waitFor(() => expect(shelf.isRefused()).toBe(true), patience)
  expect(shelf.holdsEdits()).toBe(false)
  full = false
  shelf.keepEdit('2', new TextEncoder().encode('and the next one'))
  await vi.waitFor(() => expect(shelf.holdsEdits()).toBe(true), patience)
  expect(shelf.isRefused()).toBe(false)
  expect(await readBack(vault)).toBe(canary)
  expect((await shelf.load()).unsent).toHaveLength(2)
})

it('the key cannot be taken out of the database', async () => {
  await vaultOf('daniel', server('daniel'))
  const key = (await everything()).owner[0]?.key
  if (!key) throw new Error('There is no key.')
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

it('whoever is known here opens it without the server, until the sign-in runs out', async () => {
  await keep(await vaultOf('daniel', server('daniel')))
  const offline = await openVaultOffline()
  if (typeof offline === 'string') throw new Error('It did not open.')
  opened.push(offline)
  expect(await readBack(offline)).toBe(canary)
  vi.useFakeTimers({ now: Date.now() + 2 * hour, toFake: ['Date'] })
  expect(await openVaultOffline()).toBe('locked')
  expect(await everything()).toMatchObject({ owner: [{ key: null }], updates: [{ document }] })
})

it('what was locked opens again for the same person', async () => {
  await keep(await vaultOf('daniel', server('daniel')))
  vi.useFakeTimers({ now: Date.now() + 2 * hour, toFake: ['Date'] })
  await openVaultOffline()
  expect(await openVault('daniel', unreachable)).toBeNull()
  expect(await readBack(await vaultOf('daniel', server('daniel')))).toBe(canary)
})

it('another person on this device finds it empty, and so does the one before', async () => {
  await keep(await vaultOf('daniel', server('daniel')))
  expect(await readBack(await vaultOf('noor', server('noor')))).toBeNull()
  expect(await readBack(await vaultOf('daniel', server('daniel')))).toBeNull()
})

it('a page of another person empties it as well, one of the same person does not', async () => {
  await keep(await vaultOf('daniel', server('daniel')))
  await claimDevice('login of daniel')
  expect((await everything()).updates).toHaveLength(1)
  await claimDevice('login of noor')
  expect(await everything()).toEqual({ owner: [], updates: [], screens: [] })
})

it('all of it goes when the sign-in was ended, and stays, locked, when it has run out', async () => {
  const vault = await vaultOf('daniel', server('daniel'))
  await keep(vault)
  expect(await vaultAsking(unreachable).then((each) => each.standing())).toBe('unknown')
  expect((await everything()).updates).toHaveLength(1)

  const asking = await vaultAsking(async () => ({ ended: true }))
  vi.useFakeTimers({ now: Date.now() + 2 * hour, toFake: ['Date'] })
  expect(await asking.standing()).toBe('signed-out')
  expect(await everything()).toMatchObject({ owner: [{ key: null }], updates: [{}] })

  vi.useRealTimers()
  const back = await vaultOf('daniel', server('daniel'))
  const ended = await vaultAsking(async () => ({ ended: true }))
  expect(await ended.standing()).toBe('signed-out')
  expect(await everything()).toEqual({ owner: [], updates: [], screens: [] })

  // Whoever still has it open puts nothing back.
  await keep(back)
  expect(await everything()).toEqual({ owner: [], updates: [], screens: [] })
})

it('a sign-in that has nothing to show is refused, and nothing is kept', async () => {
  expect(await openVault('daniel', async () => ({ ended: false }))).toBeNull()
  expect((await everything()).owner).toEqual([])
})

/** The server, as whoever is signed in there. */
const server =
  (name: string): AskForKey =>
  async (salt): Promise<DeviceKey> => {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${name} ${salt}`))
    const key = Buffer.from(bytes).toString('base64')
    return { loginId: `login of ${name}`, key, expiresAt: Date.now() + hour }
  }

const unreachable: AskForKey = async () => null

async function vaultOf(memberId: string, ask: AskForKey): Promise<Vault> {
  const vault = await openVault(memberId, ask)
  if (!vault) throw new Error('The vault did not open.')
  opened.push(vault)
  return vault
}

/** Daniel's, as it lies here, with a server that answers this from now on. */
async function vaultAsking(ask: AskForKey): Promise<Vault> {
  let asked = 0
  // The first question is the page's own, when it opens.
  return vaultOf('daniel', (salt) => (asked++ === 0 ? unreachable(salt) : ask(salt)))
}

async function keep(vault: Vault) {
  const shelf = shelfIn(vault)
  shelf.keepEdit('1', new TextEncoder().encode(canary))
  await vi.waitFor(() => {
    if (!shelf.holdsEdits()) throw new Error('Not written yet.')
  }, patience)
}

async function readBack(vault: Vault): Promise<string | null> {
  const [first] = (await shelfIn(vault).load()).updates
  return first ? new TextDecoder().decode(first) : null
}

const shelfIn = (vault: Vault) =>
  openShelf(vault, { name: document, schema: 1, keep: 'edits', onChange: () => {} })

async function everything() {
  const database = await openDatabase(() => {})
  const [owner, updates, screens] = await Promise.all([
    database.getAll('owner'),
    database.getAll('updates'),
    database.getAll('screens'),
  ])
  database.close()
  return { owner, updates, screens }
}
