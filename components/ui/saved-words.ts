import { counted } from '@/lib/words'

/** Where the reader's words are. `saved` means committed to the database, nothing less. */
export type Saved =
  | { state: 'saving' }
  | { state: 'saved' }
  | { state: 'kept-on-device'; edits: number }
  /** The browser keeps nothing: closing the page would lose them. */
  | { state: 'kept-on-page'; edits: number }
  | { state: 'syncing'; edits: number }
  | { state: 'trouble' }

export function savedWords(saved: Saved) {
  switch (saved.state) {
    case 'saving':
      return 'Saving'
    case 'saved':
      return 'Saved'
    case 'kept-on-device':
      return `${counted(saved.edits, 'edit')} on this device`
    case 'kept-on-page':
      return `${counted(saved.edits, 'edit')} on this page`
    case 'syncing':
      return `Syncing ${counted(saved.edits, 'edit')}`
    case 'trouble':
      return 'Not saved. Retrying'
  }
}

/** A quick save is not worth a flicker. */
export const savingShownAfter = 800

/** A screen reader hears of it at most this often. */
export const announcedEvery = 30_000

/** How long to wait before saying the newest words aloud. */
export function announcementDelay(now: number, lastSaid: number | null) {
  return lastSaid === null ? 0 : Math.max(0, lastSaid + announcedEvery - now)
}
