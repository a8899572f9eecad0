'use client'

import { useId, useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { Grip } from '@/components/ui/grip'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import { Card } from './card'
import { CoachMark } from './coach-mark'
import { ElementItem, PeerFlag, TitleField } from './element-card'
import { Details, DetailsToggle } from './element-details'
import { ElementList, type ElementsEditorProps } from './element-list'
import { ChoiceField } from './fields'
import { personOutline } from './person'
import type { Row } from './row'
import { useWholePlan } from './whole-plan'

const { weight } = elementKinds.environment_need.fields

/** What the work has to have around it: what it is about, what is needed, how much it weighs. */
export default function NeedsEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <ElementList
      {...props}
      kind="environment_need"
      label="What I need around me"
      add="Add a need"
      listClass="border-line border-t"
    >
      {(row) => <Need row={row} />}
    </ElementList>
  )
}

function Need({ row }: { row: Row<'environment_need'> }) {
  const { element, open, peer } = row
  const { coach } = useWholePlan()
  const toggle = useRef<HTMLButtonElement>(null)
  const details = useId()
  const name = element.fields.dimension.trim() || row.called
  return (
    <ElementItem row={row} onClose={() => toggle.current?.focus()}>
      {({ isDragging, grip }) => (
        <Card
          look="row"
          open={open}
          side={<Grip name={name} {...grip} />}
          className={classes(
            isDragging && 'z-10 border-edge shadow-pop',
            peer && `outline-offset-1 ${personOutline[peer.who]}`,
          )}
        >
          {peer && <PeerFlag peer={peer} />}
          <div className="mr-9 grid gap-x-4 sm:grid-cols-[10rem_1fr]">
            <TitleField
              row={row}
              field="dimension"
              placeholder="People, pace, quiet"
              className="-ml-1 font-semibold text-13 text-ink-2 *:px-1 sm:pt-0.5"
            />
            <div className="min-w-0">
              <TitleField
                row={row}
                field="need"
                label={`What I need, ${row.called.toLowerCase()}`}
                placeholder="What I need"
                className="-ml-1 text-element-sm *:px-1"
              />
              <DetailsToggle
                ref={toggle}
                row={row}
                name={name}
                details={details}
                summary={weight.options[element.fields.weight]}
              />
              {element.byCoach && !open && <CoachMark coach={coach} />}
              {open && (
                <Details id={details} row={row} name={name}>
                  <ChoiceField row={row} field="weight" />
                </Details>
              )}
            </div>
          </div>
        </Card>
      )}
    </ElementItem>
  )
}
