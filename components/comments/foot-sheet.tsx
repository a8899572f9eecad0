'use client'

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { CommentHere } from './comment-here'
import { ItemCard, useItems } from './items'
import type { Room } from './room'
import { useStored } from './stored'

/** On a phone: what is said about a section, or about all of them, from the foot of the window. */
export function FootSheet({ room }: { room: Room }) {
  const { items, open } = useItems(room)
  const sheet = useStored(room.store, (state) => state.sheet)
  const dialog = useRef<HTMLDialogElement>(null)
  const chosen = items.find(({ id }) => id === open)
  // A passage that is pressed, and a comment that is begun, open the sheet by themselves.
  const section = sheet ?? chosen?.section ?? null
  useEffect(() => {
    const { current } = dialog
    if (!current) return
    if (section !== null && !current.open) {
      current.showModal()
      if (room.store.read().composing) current.querySelector('textarea')?.focus()
    }
    if (section === null && current.open) current.close()
  }, [room, section])
  const close = () => {
    room.showSheet(null)
    room.open(null)
  }
  const shown = items.filter((item) => section === 'all' || item.section === section)
  const title =
    section === null || section === 'all' ? 'Comments' : (room.place.titles[section] ?? 'Comments')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it by itself; the click is only the one beside it
    <dialog
      ref={dialog}
      aria-label={`Comments: ${title}`}
      onClose={close}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
      className="fixed inset-x-0 top-auto bottom-0 m-0 max-h-[80dvh] w-full max-w-none overscroll-contain rounded-t-panel border border-line bg-paper p-0 text-ink shadow-pop backdrop:bg-[oklch(0.2_0.01_120/0.35)]"
    >
      <div className="px-3 pt-3 pb-[calc(1rem+env(safe-area-inset-bottom))]">
        <div className="mb-1 flex items-center justify-between pl-3">
          <p className="font-semibold text-15">{title}</p>
          <button
            type="button"
            aria-label="Close"
            onClick={close}
            className="inline-flex size-11 items-center justify-center rounded-control text-ink-2 hover:bg-hover hover:text-ink"
          >
            <X aria-hidden="true" strokeWidth={1.75} className="size-5" />
          </button>
        </div>
        {shown.length === 0 && (
          <p className="px-3 pb-3 text-14 text-ink-3">{room.place.other} has not commented here yet.</p>
        )}
        <ul className="grid gap-2">
          {/* All of them: a passage in the text points to its thread, whichever is shown. */}
          {items.map((item) => (
            <li key={item.id} hidden={!shown.includes(item)}>
              <ItemCard item={item} open={open ?? (shown.length === 1 ? item.id : null)} room={room} quotes />
            </li>
          ))}
        </ul>
        {section !== null && section !== 'all' && room.takes(section) && (
          <div className="mt-2 pl-1">
            <CommentHere section={section} title={title} />
          </div>
        )}
      </div>
    </dialog>
  )
}
