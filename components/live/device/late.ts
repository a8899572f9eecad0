import { pageVault } from './page-vault'
import { keepScreen, keptScreen } from './screens'

/** What somebody wrote and nobody takes any more, until they have it: the session it was written in was over. */
export type Late = {
  words: string
  /** Whether the device has it as well; otherwise it is on this page and nowhere else. */
  kept: boolean
}

/** By document. Only ever touched in a browser. */
const onThisPage = new Map<string, Late>()
const listeners = new Set<() => void>()

export const lateWordsOf = (document: string): Late | null => onThisPage.get(document) ?? null

export function subscribeToLate(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps them for whoever wrote them, on this page at once and sealed on the device. Said twice, they are there once. */
export async function keepLate(memberId: string, document: string, words: string): Promise<void> {
  if (words === '') return
  await readLate(memberId, document).catch(() => {})
  const before = onThisPage.get(document)?.words ?? ''
  const all = before.includes(words) ? before : [before, words].filter((each) => each !== '').join('\n')
  show(document, { words: all, kept: false })
  const vault = await pageVault(memberId)
  if (!vault?.isOpen()) return
  await keepScreen(vault, nameOf(document), [], all)
  show(document, { words: all, kept: true })
}

/** Brings what the device has of this document onto the page. */
export async function readLate(memberId: string, document: string): Promise<void> {
  if (onThisPage.has(document)) return
  const vault = await pageVault(memberId)
  const words = vault && (await keptScreen(vault, nameOf(document)))
  if (typeof words === 'string' && !onThisPage.has(document)) show(document, { words, kept: true })
}

/** They have it, or do not want it. */
export async function forgetLate(memberId: string, document: string): Promise<void> {
  show(document, null)
  const vault = await pageVault(memberId)
  if (vault?.isOpen()) await vault.database.delete('screens', nameOf(document))
}

/** What waits on this device for this document, without opening any of it: words, and edits that nobody answered. */
export async function waitsOnDevice(document: string): Promise<{ words: boolean; edits: boolean }> {
  const { waitsFor } = await import('./vault')
  return waitsFor(document, nameOf(document))
}

function show(document: string, late: Late | null) {
  if (late) onThisPage.set(document, late)
  else onThisPage.delete(document)
  for (const listener of listeners) listener()
}

const lateMark = 'late '

/** No address: nobody is offered to open it without a connection. */
const nameOf = (document: string) => `${lateMark}${document}`

export const isLate = (name: string) => name.startsWith(lateMark)
