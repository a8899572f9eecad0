'use client'

import { useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { checksOf, unsettled } from '@/lib/visions/strategy/checks'
import { type Clash, meetingOf } from '@/lib/visions/strategy/clashes'
import { Card } from '../elements/card'
import { ElementItem, PeerFlag } from '../elements/element-card'
import { Details, DetailsToggle } from '../elements/element-details'
import { ElementList, type ElementsEditorProps } from '../elements/element-list'
import { WordsField } from '../elements/fields'
import { followLink } from '../elements/follow-link'
import { LinksField } from '../elements/links-field'
import { personOutline } from '../elements/person'
import type { Row } from '../elements/row'
import { usePlanElements } from '../elements/whole-plan'
import { ClashState, clashName, reasonLabel } from './clash-state'
import { checkWords } from './clash-words'
import { HintWords } from './hint-words'
import { MeetingTable } from './meeting-table'
import { FromOwnDraft, PrivateEnd } from './own-draft'
import { Segments } from './segments'

/**
 * Where work and life meet: a table of the one against the other, what the plan itself shows, and the clashes people
 * have named, each changed or accepted with a reason that stays.
 */
export default function ClashesEdit({ kinds: _, ...props }: ElementsEditorProps) {
  const meeting = meetingOf(usePlanElements())
  const [between, setBetween] = useState<readonly string[] | null>(null)
  const list = {
    ...props,
    // Picked from the table or a check: added by the list, as if it had been asked for there.
    adding: between ? ('clash' as const) : props.adding,
    onAdded: () => {
      setBetween(null)
      props.onAdded()
    },
  }
  return (
    <div className="grid gap-5">
      <MeetingTable
        meeting={meeting}
        onPick={(work, life) => {
          const [known] = meeting.between(work, life)
          if (known) followLink({ id: known.id, section: props.section })
          else setBetween([work, life])
        }}
      />
      <Checks onLook={(about) => setBetween([about])} />
      <FromOwnDraft meeting={meeting} />
      <div>
        <ElementList
          {...list}
          kind="clash"
          label="Clashes"
          add="Mark a clash"
          listClass="border-line border-t"
          only={{ holds: any, fresh: { between: between ?? [] } }}
        >
          {(row) => <ClashCard row={row} clash={meeting.clashes.find(({ id }) => id === row.element.id)} />}
        </ElementList>
      </div>
    </div>
  )
}

const any = () => true

/** What the rows of the plan say by themselves, until somebody has looked at it. */
function Checks({ onLook }: { onLook: (about: string) => void }) {
  const elements = usePlanElements()
  const waiting = unsettled(checksOf(elements)).filter(({ clashes }) => clashes.length === 0)
  if (waiting.length === 0) return null
  return (
    <div>
      <p className="font-semibold text-13 text-ink-2">Worth a look</p>
      <ul className="mt-1 grid">
        {waiting.map((check) => {
          const words = checkWords(check, elements)
          return (
            <li
              key={`${check.about} ${words}`}
              className="flex items-center justify-between gap-3 border-line border-b py-1"
            >
              <HintWords>{words}</HintWords>
              <Button look="quiet" size={32} className="shrink-0" onClick={() => onLook(check.about)}>
                Look at it
                <span className="hidden-words">: {words}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function ClashCard({ row, clash }: { row: Row<'clash'>; clash: Clash | undefined }) {
  const { element, open, peer } = row
  const toggle = useRef<HTMLButtonElement>(null)
  const details = useId()
  const { standing } = element.fields
  const name = clash ? clashName(clash) || row.called : row.called
  return (
    <ElementItem row={row} onClose={() => toggle.current?.focus()}>
      {() => (
        <Card look="row" className={peer && `outline-offset-1 ${personOutline[peer.who]}`} open={open}>
          {peer && <PeerFlag peer={peer} />}
          <DetailsToggle
            ref={toggle}
            row={row}
            name={name}
            details={details}
            field="card"
            summary={<span className="font-serif text-element text-ink">{name}</span>}
          />
          {clash && !open && <ClashState clash={clash} />}
          {clash && <PrivateEnd clash={clash} />}
          {open && (
            <Details id={details} row={row} name={name}>
              <LinksField row={row} field="between" />
              <Segments row={row} field="standing" />
              <WordsField
                row={row}
                field="reason"
                label={reasonLabel[standing]}
                placeholder="In a sentence you can stand by in a year"
              />
              {clash?.state === 'wants a reason' && (
                <HintWords>It holds once the reason stands beside it</HintWords>
              )}
            </Details>
          )}
        </Card>
      )}
    </ElementItem>
  )
}
