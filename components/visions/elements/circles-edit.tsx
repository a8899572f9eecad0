'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import { elementKinds, type FieldsOf } from '@/lib/visions/document/element-kinds'
import type { ElementOf } from '@/lib/visions/document/elements'
import { type Circle, circleOrder } from '@/lib/visions/drawings/circles'
import { circleNames, circlesOf, drawSparks } from '@/lib/visions/drawings/three-circles'
import { listed } from '@/lib/words'
import { CirclesPicture } from './circles-picture'
import { CoachMark } from './coach-mark'
import { DateField } from './date-field'
import { ElementCard, ElementItem, Grip, PeerFlag, RowButtons, TitleField } from './element-card'
import { ElementList, type ElementsEditorProps } from './element-list'
import { ChoiceField } from './fields'
import { followLink } from './follow-link'
import { personOutline } from './person'
import type { Row } from './row'
import { useElements } from './use-elements'
import { useWholePlan } from './whole-plan'

/** Three lists of sparks and the places where they meet, under the drawing that shows them together. */
export default function CirclesEdit({ kinds: _, ...props }: ElementsEditorProps) {
  const { doc, section } = props
  const sparks = useElements(doc, section, 'spark')
  const overlaps = useElements(doc, section, 'overlap')
  const asked = props.adding === 'spark' ? 'lights' : null
  const written = sparks.filter(({ fields }) => fields.text.trim() !== '')
  return (
    <>
      <CirclesPicture drawing={drawSparks(sparks, overlaps)} onChoose={(id) => followLink({ id, section })} />
      <div className="border-line border-t">
        {circleOrder.map((circle) => (
          <div key={circle} className="grid gap-x-4 border-line border-b py-3 sm:grid-cols-[10rem_1fr]">
            <h4 className="font-semibold text-13 text-ink-2 sm:pt-2">{circleNames[circle]}</h4>
            <div className="min-w-0">
              <ElementList
                {...props}
                adding={asked === circle ? 'spark' : null}
                kind="spark"
                label={circleNames[circle]}
                add={`Add to “${circleNames[circle]}”`}
                ghost={suggestions[circle]}
                only={onlyIn[circle]}
                listClass="grid"
                goesOn
              >
                {(row) => <Spark row={row} />}
              </ElementList>
            </div>
          </div>
        ))}
      </div>
      <h4 className="mt-6 mb-2 text-h2">Where they meet</h4>
      {written.length < 2 && overlaps.length === 0 ? (
        <p className="text-15 text-ink-2">Write two things above. The place where they meet can wait.</p>
      ) : (
        <ElementList
          {...props}
          kind="overlap"
          label="Where they meet"
          add="Name a place where they meet"
          listClass="border-line border-t"
        >
          {(row) => <Overlap row={row} sparks={written} />}
        </ElementList>
      )}
    </>
  )
}

const suggestions: Record<Circle, string> = {
  lights: 'What were you doing the last time you lost track of the hours?',
  well: 'What do people thank you for that costs you little?',
  reaching: 'What would you like to be trusted with?',
}

const holds = (circle: Circle) => ({
  holds: (fields: FieldsOf<'spark'>) => fields.circle === circle,
  fresh: { circle },
})
const onlyIn = { lights: holds('lights'), well: holds('well'), reaching: holds('reaching') }

function Spark({ row }: { row: Row<'spark'> }) {
  const { element, open, peer } = row
  const { coach } = useWholePlan()
  // What is being written has its details out of the way until they are asked for.
  const [details, setDetails] = useState(false)
  const shown = open && details
  const name = element.fields.text.trim() || row.called
  return (
    <ElementItem row={row}>
      {({ isDragging, ...sorting }) => (
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
            <Grip name={name} {...sorting} />
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

const { sparks: meeting } = elementKinds.overlap.fields

function Overlap({ row, sparks }: { row: Row<'overlap'>; sparks: readonly ElementOf<'spark'>[] }) {
  const { fields } = row.element
  const linked = fields.sparks.filter((id) => sparks.some((spark) => spark.id === id))
  const circles = circlesOf(linked, sparks)
  return (
    <ElementCard
      row={row}
      title="name"
      placeholder="A name of its own"
      summary={
        circles.length > 1
          ? `Where ${listed(circles.map((circle) => circleNames[circle]))} meet`
          : 'Choose two or three'
      }
    >
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-semibold text-13 text-ink-2">
          {meeting.label}: choose two or three
        </legend>
        {circleOrder.map((circle) => (
          <div key={circle} className="grid gap-2">
            {sparks
              .filter((spark) => spark.fields.circle === circle)
              .map((spark) => (
                <Checkbox
                  key={spark.id}
                  label={spark.fields.text}
                  detail={circleNames[circle]}
                  checked={linked.includes(spark.id)}
                  data-field="sparks"
                  onChange={({ target }) =>
                    row.set(
                      'sparks',
                      target.checked ? [...linked, spark.id] : linked.filter((id) => id !== spark.id),
                    )
                  }
                />
              ))}
          </div>
        ))}
      </fieldset>
      {(linked.length === 1 || linked.length > 3) && (
        <p role="status" className="border-attend-mark border-l-3 pl-3 text-14 text-ink-2">
          {linked.length === 1
            ? 'One alone meets nothing. Choose one or two more.'
            : 'With more than three, the name has to hold everything. Which three does it stand for?'}
        </p>
      )}
    </ElementCard>
  )
}
