'use client'

import { MessageSquarePlus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useRoomOrNull } from './room'

/** A way to comment without selecting anything: on the text of a section, or on one of its elements. */
export function CommentHere({
  section,
  title,
  className,
}: {
  section: string
  title: string
  className?: string
}) {
  const room = useRoomOrNull()
  if (!room || !(section in room.place.titles)) return null
  if (!room.store.read().conversation.may.comment) return null
  return (
    <Menu
      label={`Comment in ${title}`}
      trigger={
        <Button
          look="quiet"
          size={32}
          className={className}
          icon={<MessageSquarePlus aria-hidden="true" strokeWidth={1.75} />}
        >
          Comment
          <span className="hidden-words"> in {title}</span>
        </Button>
      }
    >
      <Places section={section} />
    </Menu>
  )
}

/** Asked when the menu opens: what is written there by then. */
function Places({ section }: { section: string }) {
  const room = useRoomOrNull()
  const source = room?.sourceOf(section)
  const elements = source?.elements() ?? []
  const text = source?.whole() != null
  if (!room || !source || (!text && elements.length === 0)) {
    return <p className="px-3 py-2 text-14 text-ink-3">Nothing is written here yet.</p>
  }
  return (
    <>
      {text && <MenuItem onSelect={() => room.composeOnText(section, 'comment')}>On the text</MenuItem>}
      {elements.map((id) => {
        const name = source.nameOf(id) ?? ''
        return (
          <MenuItem key={id} onSelect={() => room.composeOnElement(section, id, name, 'comment')}>
            <span className="max-w-72 truncate">On “{name}”</span>
          </MenuItem>
        )
      })}
    </>
  )
}
