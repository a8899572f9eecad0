'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { goToView, isOwnWay, ownWays, viewOf } from './follow'
import type { OtherSays } from './presence'

export type Follow = {
  /** Whether the other one is asked to follow. */
  leads: boolean
  setLeads: (leads: boolean) => void
  /** The other one leads: whether one goes along. Null while nobody else leads. */
  follows: boolean | null
  setFollows: (follows: boolean) => void
}

/** So often at most is said where one is. */
const tellEveryMs = 150

/**
 * "Follow me", in either direction: whoever leads says what is before their eyes; whoever follows is taken there until
 * they scroll or write by themselves. The last who began leads.
 */
export function useFollow(
  awareness: Awareness | null,
  other: OtherSays,
  sections: readonly string[],
): Follow {
  const [turn, setTurn] = useState<number | null>(null)
  const [left, setLeft] = useState<number | null>(null)
  const theirs = other.presence === 'here' ? other.leading : null
  const theirTurn = theirs?.turn ?? null
  // Both began: the later one leads.
  const leads = turn !== null && (theirTurn === null || turn > theirTurn)
  const follows = theirTurn === null || leads ? null : left !== theirTurn

  useEffect(() => {
    if (turn !== null && theirTurn !== null && theirTurn > turn) setTurn(null)
  }, [turn, theirTurn])
  useLeading(awareness, leads ? turn : null, sections)
  useEffect(() => {
    awareness?.setLocalStateField('follows', follows ?? undefined)
  }, [awareness, follows])

  const leave = useCallback(() => setLeft(theirTurn), [theirTurn])
  useOwnWay(follows === true, leave)
  const section = theirs?.section ?? null
  const at = theirs?.at ?? 0
  useEffect(() => {
    // A place of the plan that both see, and of nothing else on the page.
    if (follows && section !== null && sections.includes(section)) goToView({ section, at })
  }, [follows, section, at, sections])

  return {
    leads,
    setLeads: (wanted) => setTurn(wanted ? Math.max(Date.now(), (theirTurn ?? 0) + 1) : null),
    follows,
    setFollows: (wanted) => setLeft(wanted ? null : theirTurn),
  }
}

/** Says what is before one's eyes, and nothing when nobody is led. */
function useLeading(awareness: Awareness | null, turn: number | null, sections: readonly string[]) {
  const latest = useRef(sections)
  latest.current = sections
  useEffect(() => {
    if (!awareness || turn === null) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      waiting = undefined
      const view = viewOf(latest.current)
      awareness.setLocalStateField('leading', {
        turn,
        section: view?.section ?? null,
        at: view ? Math.round(view.at * 1000) / 1000 : 0,
      })
    }
    const onScroll = () => {
      waiting ??= setTimeout(tell, tellEveryMs)
    }
    tell()
    window.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(waiting)
      window.removeEventListener('scroll', onScroll)
      awareness.setLocalStateField('leading', undefined)
    }
  }, [awareness, turn])
}

function useOwnWay(follows: boolean, leave: () => void) {
  useEffect(() => {
    if (!follows) return
    const ended = new AbortController()
    const onEvent = (event: Event) => {
      if (isOwnWay(event)) leave()
    }
    for (const sign of ownWays)
      window.addEventListener(sign, onEvent, { passive: true, capture: true, signal: ended.signal })
    return () => ended.abort()
  }, [follows, leave])
}
