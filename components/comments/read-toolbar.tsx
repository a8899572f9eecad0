'use client'

import { CircleHelp, MessageSquarePlus, PencilLine } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Passage } from '@/lib/visions/document/letters'
import { passageOnPage } from './page-selection'
import type { Mode, Room } from './room'

type Chosen = { section: string; passage: Passage; range: Range }

/** Beside words that are selected where one reads: comment on them, ask about them, suggest others. */
export function ReadToolbar({ room }: { room: Room }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const look = () => {
      if (bar.current?.contains(document.activeElement)) return
      const read = passageOnPage()
      setChosen(read && room.takes(read.section) ? read : null)
    }
    // Words may have been selected before the page listened.
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [room])
  useLayoutEffect(() => {
    const { current } = bar
    if (!current || !chosen) return
    const place = () => putBeside(current, chosen.range)
    place()
    document.addEventListener('scroll', place, { passive: true, capture: true })
    return () => document.removeEventListener('scroll', place, { capture: true })
  }, [chosen])
  if (!chosen) return null
  const begin = (mode: Mode) => () => {
    room.composeOnPassage(chosen.section, chosen.passage, mode)
    setChosen(null)
    window.getSelection()?.removeAllRanges()
  }
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Selected words"
      // The selection must survive the press of a button.
      onPointerDown={(event) => event.preventDefault()}
      className="fixed top-0 left-0 z-40 flex animate-appear items-center gap-0.5 rounded-panel border border-line bg-paper p-1 shadow-pop print:hidden"
    >
      <CommentButtons room={room} begin={begin} />
    </div>
  )
}

/** The same where one writes and where one reads. */
export function CommentButtons({ room, begin }: { room: Room; begin: (mode: Mode) => () => void }) {
  return (
    <>
      <Begin
        icon={<MessageSquarePlus aria-hidden="true" strokeWidth={1.75} />}
        keys="Control+Alt+M Meta+Alt+M"
        onPress={begin('comment')}
      >
        Comment
      </Begin>
      <Begin
        icon={<CircleHelp aria-hidden="true" strokeWidth={1.75} />}
        keys="Control+Alt+A Meta+Alt+A"
        onPress={begin('ask')}
      >
        Ask {room.place.other}
      </Begin>
      {room.store.read().conversation.may.suggest && (
        <Begin icon={<PencilLine aria-hidden="true" strokeWidth={1.75} />} onPress={begin('suggest')}>
          Suggest
        </Begin>
      )}
    </>
  )
}

function Begin({
  icon,
  keys,
  onPress,
  children,
}: {
  icon: ReactNode
  keys?: string
  onPress: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-keyshortcuts={keys}
      onClick={onPress}
      className="inline-flex h-8 items-center gap-2 rounded-control px-2.5 font-semibold text-14 whitespace-nowrap text-ink hover:bg-hover pointer-coarse:h-11 [&_svg]:size-4.5"
    >
      {icon}
      {children}
    </button>
  )
}

const gap = 8

function putBeside(bar: HTMLElement, range: Range) {
  const [first] = range.getClientRects()
  const box = range.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = bar
  const above = (first ?? box).top - height - gap
  // A finger's own menu lies above the selection, so ours goes below it.
  const coarse = window.matchMedia('(pointer: coarse)').matches
  const top = above < 64 || coarse ? box.bottom + gap + (coarse ? 24 : 0) : above
  const middle = ((first ?? box).left + (first ?? box).right) / 2
  const left = Math.max(gap, Math.min(window.innerWidth - width - gap, middle - width / 2))
  bar.style.translate = `${Math.round(left)}px ${Math.round(Math.min(top, window.innerHeight - height - gap))}px`
}
