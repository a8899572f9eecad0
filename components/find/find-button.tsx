'use client'

import { Search } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { askToFind } from './ask-to-find'

/** The box in the top bar; an icon where there is no room for it. */
export function FindButton({ what, small = false }: { what: string; small?: boolean }) {
  const mac = useIsMac()
  return (
    <button
      type="button"
      aria-keyshortcuts="Meta+K Control+K"
      onClick={askToFind}
      className={
        small
          ? 'reach inline-flex size-9 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink'
          : 'reach inline-flex h-9 items-center gap-2.5 rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink max-lg:size-9 max-lg:justify-center lg:w-65 lg:bg-sunk lg:px-3'
      }
    >
      <Search aria-hidden="true" strokeWidth={1.75} className="size-4.5 shrink-0 lg:size-4" />
      <span className={small ? 'hidden-words' : 'truncate text-14 max-lg:hidden-words'}>{what}</span>
      {!small && (
        <span
          aria-hidden="true"
          className="ml-auto rounded-chip border border-line bg-paper px-1.5 font-sans font-semibold text-12 text-ink-2 max-lg:hidden"
        >
          {mac ? '⌘ K' : 'Ctrl K'}
        </span>
      )}
    </button>
  )
}

const useIsMac = () =>
  useSyncExternalStore(
    () => () => {},
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => false,
  )
