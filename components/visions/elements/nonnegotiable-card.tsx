'use client'

import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ChevronDown, GripVertical } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Segmented } from '@/components/ui/segmented'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import type { ElementOf } from '@/lib/visions/document/elements'
import type { FieldValue } from '@/lib/visions/document/fields'
import type { Peer } from '../place'
import { firstName } from '../sections'
import { Card } from './card'
import { GrowingField } from './growing-field'
import { personFill, personOutline, personTint } from './person'
import { Bends, firmnessWords, Standing, statusWords } from './standing'

type Props = {
  element: ElementOf<'nonnegotiable'>
  index: number
  count: number
  open: boolean
  /** The other person, while they are in this card. */
  peer: Peer | undefined
  onOpen: (open: boolean) => void
  onField: (name: string, value: FieldValue) => void
  onMove: (to: number) => void
  onRemove: () => void
  onPlace: (field: string) => void
}

const { statement, bend, test } = elementKinds.nonnegotiable.fields

export function NonnegotiableCard(props: Props) {
  const { element, index, count, open, peer, onOpen, onField, onMove, onRemove, onPlace } = props
  const { fields } = element
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: element.id,
  })
  const toggle = useRef<HTMLButtonElement>(null)
  const details = useId()
  const name = fields.statement.trim() || `Non-negotiable ${index + 1}`
  const tint = (field: string) => peer?.place?.field === field && personTint[peer.who]

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step !== 0 && event.altKey) {
      event.preventDefault()
      onMove(index + step)
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      onOpen(false)
      toggle.current?.focus()
    }
  }

  return (
    <li
      ref={setNodeRef}
      data-element={element.id}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={classes('relative list-none', isDragging && 'z-10')}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => onPlace((target instanceof HTMLElement && target.dataset.field) || 'card')}
    >
      <Card
        rank={index + 1}
        open={open}
        className={classes(
          isDragging && 'border-edge shadow-pop',
          peer && `outline-offset-1 ${personOutline[peer.who]}`,
        )}
        side={
          <button
            ref={setActivatorNodeRef}
            type="button"
            {...listeners}
            aria-label={`Move ${name}`}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            title="Drag, or Alt and the arrow keys"
            className="mr-1.5 inline-flex size-9 cursor-grab touch-none items-center justify-center rounded-control text-edge hover:bg-hover hover:text-ink-2 active:cursor-grabbing pointer-coarse:size-11"
          >
            <GripVertical aria-hidden="true" strokeWidth={1.75} className="size-5" />
          </button>
        }
      >
        {peer && <Flag peer={peer} />}
        <GrowingField
          className="-ml-1 mr-8 text-element *:px-1"
          aria-label={`Non-negotiable ${index + 1}`}
          placeholder="What has to be there"
          words={fields.statement}
          max={statement.max}
          shared={tint('statement')}
          onWords={(words) => onField('statement', words)}
          data-field="statement"
        />
        <button
          ref={toggle}
          type="button"
          aria-expanded={open}
          aria-controls={open ? details : undefined}
          onClick={() => onOpen(!open)}
          className="-ml-1 inline-flex min-h-6 max-w-[calc(100%-1.75rem)] items-start pointer-coarse:min-h-11 gap-1 rounded-chip px-1 text-left text-14 text-ink-2 hover:text-ink"
        >
          <span className="min-w-0 wrap-anywhere">
            {open ? 'Close' : <Bends {...fields} />}
            {fields.status !== 'kept' && !open && (
              <span className="ml-3 inline-flex align-text-bottom">
                <Standing status={fields.status} />
              </span>
            )}
          </span>
          <ChevronDown
            aria-hidden="true"
            strokeWidth={1.75}
            className={classes('mt-0.5 size-4 shrink-0 text-ink-3', open && 'rotate-180')}
          />
          <span className="hidden-words">, details of {name}</span>
        </button>
        {open && (
          <div id={details} className="mt-3 grid gap-3">
            <Line label="May bend">
              {(id) => (
                <GrowingField
                  id={id}
                  className={line}
                  placeholder="When, and who has a say in it"
                  words={fields.bend}
                  max={bend.max}
                  shared={tint('bend')}
                  onWords={(words) => onField('bend', words)}
                  data-field="bend"
                />
              )}
            </Line>
            <Line label="I would know it is broken when">
              {(id) => (
                <GrowingField
                  id={id}
                  className={line}
                  placeholder="The first thing you would notice"
                  words={fields.test}
                  max={test.max}
                  shared={tint('test')}
                  onWords={(words) => onField('test', words)}
                  data-field="test"
                />
              )}
            </Line>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              <Segmented
                label="Hard or soft"
                value={fields.firmness}
                options={optionsOf(firmnessWords)}
                onChange={(value) => onField('firmness', value)}
              />
              <Segmented
                label="How it stands"
                value={fields.status}
                options={optionsOf(statusWords)}
                onChange={(value) => onField('status', value)}
              />
            </div>
            <div className="-ml-3 flex flex-wrap gap-1">
              {index > 0 && (
                <Button look="quiet" size={32} onClick={() => onMove(index - 1)}>
                  Move up
                </Button>
              )}
              {index < count - 1 && (
                <Button look="quiet" size={32} onClick={() => onMove(index + 1)}>
                  Move down
                </Button>
              )}
              <Button look="quiet" size={32} onClick={onRemove}>
                Delete
              </Button>
            </div>
          </div>
        )}
      </Card>
    </li>
  )
}

const line = 'rounded-control border border-edge px-3 py-1.5 text-15'

function Line({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold text-13 text-ink-2">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

function Flag({ peer }: { peer: Peer }) {
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

function optionsOf<Value extends string>(words: Record<Value, string>) {
  return Object.entries<string>(words).map(([value, label]) => ({ value: value as Value, label }))
}
