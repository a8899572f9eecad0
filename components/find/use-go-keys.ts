import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isLetterKey } from '@/components/keyboard/letter-keys'
import { goTo, type Rooms } from './go-to'

/** The second letter follows within so many milliseconds, or was meant for something else. */
const soon = 1_500

/** G, then H, C, P, R or S: home, clients, plan, roadmap, sessions. */
export function useGoKeys(rooms: Rooms) {
  const router = useRouter()
  const path = usePathname()
  const latest = useRef({ rooms, path, router })
  latest.current = { rooms, path, router }
  useEffect(() => {
    let begunAt = Number.NEGATIVE_INFINITY
    const onKey = (event: KeyboardEvent) => {
      if (event.shiftKey || !isLetterKey(event)) return
      const { rooms, path, router } = latest.current
      const follows = event.timeStamp - begunAt < soon
      begunAt = event.key === 'g' && !follows ? event.timeStamp : Number.NEGATIVE_INFINITY
      const to = follows ? goTo(event.key, rooms, path) : null
      if (to !== null) router.push(to)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
