'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { classes } from '@/components/ui/classes'
import { Grip } from '@/components/ui/grip'
import { IconButton } from '@/components/ui/icon-button'
import type { FieldsOf } from '@/lib/visions/document/element-kinds'
import type { Circle } from '@/lib/visions/drawings/circles'
import { circleNames } from '@/lib/visions/drawings/three-circles'
import { CoachMark } from './coach-mark'
import { DateField } from './date-field'
import { ElementItem, PeerFlag, RowButtons, TitleField } from './element-card'
import { ChoiceField } from './fields'
import { personOutline } from './person'
import type { Row } from './row'
import { useWholePlan } from './whole-plan'

const holds = (circle: Circle) => ({
  holds: (fields: FieldsOf<'spark'>) => fields.circle === circle,
  fresh: { circle },
})
/** The sparks of one circle, and what a new one there starts with. */
export const onlyIn = { lights: holds('lights'), well: holds('well'), reaching: holds('reaching') }

/** One spark, a line of words in its circle; when it last happened and the rest on request. */
export function SparkRow({ row }: { row: Row<'spark'> }) {
  const { element, open, peer } = row
  const { coach } = useWholePlan()
  // What is being written has its details out of the way until they are asked for.
  const [details, setDetails] = useState(false)
  const shown = open && details
  const name = element.fields.text.trim() || row.called
  return (
    <ElementItem row={row}>
      {({ isDragging, grip }) => (
        <div
          className={classes(
            'relative rounded-control bg-paper',
            isDragging && 'shadow-pop',
            peer && `outline-offset-1 ${personOutline[peer.who]}`,
          )}
        >
          {peer && <PeerFlag peer={peer} />}
          <div className="flex items-start">
            <TitleField
              row={row}
              field="text"
              label={`${circleNames[element.fields.circle]}, ${row.index + 1}`}
              placeholder="In a few words"
              className="-ml-1 min-w-0 flex-1 py-1.5 text-element-sm *:px-1"
            />
            <IconButton
              label={shown ? `Close ${name}` : `Details of ${name}`}
              aria-expanded={shown}
              onClick={() => {
                row.setOpen(!shown)
                setDetails(!shown)
              }}
            >
              <ChevronDown
                aria-hidden="true"
                strokeWidth={1.75}
                className={classes('size-4! text-ink-3', shown && 'rotate-180')}
              />
            </IconButton>
            <Grip name={name} {...grip} />
          </div>
          {element.byCoach && <CoachMark coach={coach} />}
          {shown && (
            <div className="grid gap-3 pb-3">
              <DateField row={row} field="last" />
              <ChoiceField row={row} field="circle" />
              <RowButtons row={row} name={name} />
            </div>
          )}
        </div>
      )}
    </ElementItem>
  )
}
