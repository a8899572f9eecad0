'use client'

import { useId, useRef } from 'react'
import type { ElementOf } from '@/lib/visions/document/elements'
import { nameOfElement } from '@/lib/visions/document/tell'
import { byDue } from '@/lib/visions/strategy/due'
import { DateField } from '../elements/date-field'
import { ElementItem, PeerFlag, TitleField } from '../elements/element-card'
import { Details, DetailsToggle } from '../elements/element-details'
import { ElementList, type ElementsEditorProps } from '../elements/element-list'
import { ChoiceField, WordsField } from '../elements/fields'
import { LinksField } from '../elements/links-field'
import type { Row } from '../elements/row'
import { usePlanElements } from '../elements/whole-plan'
import { servesWords } from './lines'
import { MilestoneHints } from './milestone-hints'
import { TrackRow } from './milestone-track'
import { Segments } from './segments'
import { Sight } from './sight'
import { useLineOfSight, useToday } from './use-strategy'

/** The way as a list in the order it is due, to write in where it stands. */
export default function MilestonesEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <ElementList
      {...props}
      kind="milestone"
      label="Milestones, by date"
      add="Add a milestone"
      order={inOrder}
      listClass="grid"
    >
      {(row) => <Milestone row={row} />}
    </ElementList>
  )
}

const dueFirst = byDue<ElementOf<'milestone'>>(({ fields }) => fields.due)

/** By date; those of one date, and those without any, as people ranked them. */
const inOrder = (one: ElementOf<'milestone'>, other: ElementOf<'milestone'>) => dueFirst(one, other)

function Milestone({ row }: { row: Row<'milestone'> }) {
  const { element, index, count, open, peer } = row
  const { outcome, status, due, serves } = element.fields
  const toggle = useRef<HTMLButtonElement>(null)
  const details = useId()
  const today = useToday()
  const elements = usePlanElements()
  const { busy } = useLineOfSight()
  const name = outcome.trim() || row.called
  const ends = elements.filter(({ id }) => serves.includes(id))
  return (
    <ElementItem row={row} onClose={() => toggle.current?.focus()}>
      {() => (
        <TrackRow status={status} due={due} today={today} last={index === count - 1}>
          {peer && <PeerFlag peer={peer} />}
          <TitleField
            row={row}
            field="outcome"
            placeholder="What will be true"
            className="-ml-1 text-element *:px-1"
          />
          <DetailsToggle
            ref={toggle}
            row={row}
            name={name}
            details={details}
            summary={
              servesWords(ends.map((end) => ({ kind: end.kind, name: nameOfElement(end) }))) ||
              'Serves, date and measure'
            }
          />
          <MilestoneHints busy={busy.has(element.id)} wantsDate={due === '' && outcome.trim() !== ''} />
          {open && (
            <Details id={details} row={row} name={name}>
              <Segments row={row} field="status" />
              <DateField row={row} field="due" />
              <LinksField row={row} field="serves" />
              <Sight id={element.id} />
              <WordsField row={row} field="measure" placeholder="Something you could both point at" />
              <ChoiceField row={row} field="nature" />
            </Details>
          )}
        </TrackRow>
      )}
    </ElementItem>
  )
}
