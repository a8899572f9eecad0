'use client'

import { useEffect, useRef } from 'react'
import { FootDialog } from '@/components/ui/foot-dialog'
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
    <FootDialog dialog={dialog} label={`Comments: ${title}`} title={title} onClose={close}>
      <div className="pb-[calc(1rem+env(safe-area-inset-bottom))]">
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
    </FootDialog>
  )
}
