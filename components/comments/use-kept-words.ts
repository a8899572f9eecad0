import { useEffect, useRef } from 'react'
import { pageVault } from '@/components/live/device/page-vault'
import { keepScreen, keptScreen } from '@/components/live/device/screens'
import type { Outbox } from './outbox'
import { hasWords, type Room } from './room'
import type { Words } from './unsent'

const restMs = 300

/**
 * Keeps on this device, sealed as everything there is, what somebody has written here and the server does not have, and
 * takes it up again when the page is back. Answers whether all of it is kept: whoever leaves before that is warned.
 */
export function useKeptWords(room: Room, outbox: Pick<Outbox<unknown>, 'read' | 'subscribe'>): () => boolean {
  const kept = useRef('')
  useEffect(() => {
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let stop = () => {}
    const { practice, visionId } = room.place
    const name = `comments /p/${practice}/visions/${visionId}`
    const begin = async () => {
      const vault = await pageVault(room.store.read().conversation.me)
      if (!vault || left) return
      // Sealed below under this name, and nobody else could.
      const before = (await keptScreen(vault, name)) as Words | null
      if (left) return
      if (before) room.takeUp(before)
      const keep = async () => {
        const words = wordsOf(room, outbox)
        const now = JSON.stringify(words)
        if (now === kept.current) return
        if (words) await keepScreen(vault, name, [], words)
        else await vault.database.delete('screens', name)
        kept.current = now
      }
      const soon = () => {
        clearTimeout(timer)
        timer = setTimeout(() => void keep().catch(() => {}), restMs)
      }
      const stops = [room.store.subscribe(soon), outbox.subscribe(soon)]
      soon()
      stop = () => {
        for (const each of stops) each()
        clearTimeout(timer)
        void keep().catch(() => {})
      }
    }
    void begin().catch(() => {})
    return () => {
      left = true
      stop()
    }
  }, [room, outbox])
  return () => {
    const words = wordsOf(room, outbox)
    return words === null || JSON.stringify(words) === kept.current
  }
}

/** Null where there is nothing that could be lost. */
function wordsOf(room: Room, outbox: Pick<Outbox<unknown>, 'read'>): Words | null {
  const { composing, drafts } = room.store.read()
  const words: Words = {
    composing: composing && hasWords(composing) ? composing : null,
    drafts: [...drafts].filter(([, { body }]) => body.trim() !== ''),
    unsent: outbox.read().flatMap(({ unsent }) => unsent ?? []),
  }
  return words.composing || words.drafts.length > 0 || words.unsent.length > 0 ? words : null
}
