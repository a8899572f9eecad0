'use client'

import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Grip } from '@/components/ui/grip'
import { useRanked } from '@/components/ui/ranking'
import { firstName } from '@/lib/people/name'
import { type ElementKind, fieldOrNull } from '@/lib/visions/document/element-kinds'
import type { Peer } from '../place'
import { Card } from './card'
import { CoachMark } from './coach-mark'
import { GrowingField } from './growing-field'
import { personFill, personOutline, personTint } from './person'
import { type FieldName, type Row, wordsIn } from './row'
import { useWholePlan } from './whole-plan'

type Props<K extends ElementKind> = {
  row: Row<K>
  /** The words field the element goes by; it stands open in the card. */
  title: FieldName<K>
  titleClass?: string
  placeholder: string
  /** A number beside it and a border around it, where the order says what comes first. */
  ranked?: boolean
  /** Its number in a drawing that has no room for names on a phone. */
  numberOnPhone?: boolean
  /** One line under the title while the card is closed. */
  summary?: ReactNode
  /** Always there, between the title and the line that opens the rest. */
  always?: ReactNode
  /** The rest of its fields, once it is opened. */
  children?: ReactNode
}

/** One element as a card: its words, one line of the rest, and the whole of it when it is opened. */
export function ElementCard<K extends ElementKind>(props: Props<K>) {
  const { row, title, titleClass, placeholder, ranked, numberOnPhone, summary, always, children } = props
  const { element, index, open, peer, movable } = row
  const { coach } = useWholePlan()
  const toggle = useRef<HTMLButtonElement>(null)
  const details = useId()
  const name = wordsIn(row, title).trim() || row.called

  return (
    <ElementItem row={row} onClose={() => toggle.current?.focus()}>
      {({ grip, isDragging }) => (
        <Card
          rank={ranked ? index + 1 : undefined}
          look={ranked ? 'card' : 'row'}
          open={open}
          className={classes(
            isDragging && 'z-10 border-edge shadow-pop',
            peer && `outline-offset-1 ${personOutline[peer.who]}`,
          )}
          side={movable && <Grip name={name} {...grip} className={ranked ? 'mr-1.5' : undefined} />}
        >
          {peer && <PeerFlag peer={peer} />}
          {numberOnPhone && (
            <span aria-hidden="true" className="text-13 text-ink-3 sm:hidden">
              {index + 1}
            </span>
          )}
          <TitleField row={row} field={title} placeholder={placeholder} className={titleClass} />
          {always}
          <button
            ref={toggle}
            type="button"
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            onClick={() => row.setOpen(!open)}
            className="-ml-1 inline-flex min-h-6 max-w-[calc(100%-1.75rem)] items-start pointer-coarse:min-h-11 gap-1 rounded-chip px-1 text-left text-14 text-ink-2 hover:text-ink"
          >
            <span className="min-w-0 wrap-anywhere">{open ? 'Close' : (summary ?? 'More')}</span>
            <ChevronDown
              aria-hidden="true"
              strokeWidth={1.75}
              className={classes('mt-0.5 size-4 shrink-0 text-ink-3', open && 'rotate-180')}
            />
            <span className="hidden-words">, details of {name}</span>
          </button>
          {element.byCoach && !open && (
            <span className="block">
              <CoachMark coach={coach} />
            </span>
          )}
          {open && (
            <div id={details} className="mt-3 grid gap-3">
              {children}
              {element.byCoach && <CoachMark coach={coach} />}
              <RowButtons row={row} name={name} />
            </div>
          )}
        </Card>
      )}
    </ElementItem>
  )
}

/** The list item of an element, however it is drawn: moves by Alt and the arrows, closes by Escape. */
export function ElementItem<K extends ElementKind>({
  row,
  onClose,
  className,
  children,
}: {
  row: Row<K>
  onClose?: () => void
  className?: string
  children: (ranked: Pick<ReturnType<typeof useRanked>, 'grip' | 'isDragging'>) => ReactNode
}) {
  const { element, index, open, movable } = row
  const { ref, ...ranked } = useRanked(element.id, movable)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step !== 0 && event.altKey && movable) {
      event.preventDefault()
      row.move(index + step)
    } else if (event.key === 'Escape' && open && isWithin(event)) {
      event.stopPropagation()
      row.setOpen(false)
      onClose?.()
    }
  }

  return (
    <li
      ref={ref}
      data-element={element.id}
      className={classes('relative list-none', ranked.isDragging && 'z-10', className)}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => row.place((target instanceof HTMLElement && target.dataset.field) || 'card')}
    >
      {children(ranked)}
    </li>
  )
}

/** What is opened above an element hears its own Escape first, although React tells the element of it as well. */
function isWithin({ currentTarget, target }: KeyboardEvent) {
  return target instanceof Node && currentTarget.contains(target)
}

/** What the grip and the arrow keys do, for whoever has neither; and the way out. */
export function RowButtons<K extends ElementKind>({ row, name }: { row: Row<K>; name: string }) {
  const { index, count, movable } = row
  return (
    <div className="-ml-3 flex flex-wrap gap-1">
      {movable && index > 0 && (
        <Button look="quiet" size={32} onClick={() => row.move(index - 1)}>
          Move up
        </Button>
      )}
      {movable && index < count - 1 && (
        <Button look="quiet" size={32} onClick={() => row.move(index + 1)}>
          Move down
        </Button>
      )}
      <Button look="quiet" size={32} onClick={row.remove}>
        Delete
        <span className="hidden-words"> {name}</span>
      </Button>
    </div>
  )
}

/** Words written where they stand. Enter goes on to a next element, where that is what one does. */
export function TitleField<K extends ElementKind>({
  row,
  field,
  placeholder,
  label = row.called,
  className = '-ml-1 mr-8 text-element *:px-1',
}: {
  row: Row<K>
  field: FieldName<K>
  placeholder: string
  label?: string
  className?: string
}) {
  const definition = fieldOrNull(row.element.kind, field)
  return (
    <GrowingField
      className={className}
      aria-label={label}
      placeholder={placeholder}
      words={wordsIn(row, field)}
      max={definition?.form === 'words' ? definition.max : 0}
      shared={tintOf(row, field)}
      onWords={(words) => row.set(field, words)}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing && wordsIn(row, field).trim() !== '') row.next?.()
      }}
      enterKeyHint={row.next && 'next'}
      data-field={field}
    />
  )
}

/** The other person's color on the field they are in. */
export function tintOf<K extends ElementKind>({ peer }: Row<K>, field: string) {
  return peer?.place?.field === field && personTint[peer.who]
}

export function PeerFlag({ peer }: { peer: Peer }) {
  return (
    <span
      className={classes(
        'absolute -top-2.5 right-14 rounded-chip px-1.5 text-12 font-semibold',
        personFill[peer.who],
      )}
    >
      {firstName(peer.name)}
      <span className="hidden-words"> is in this card</span>
    </span>
  )
}
