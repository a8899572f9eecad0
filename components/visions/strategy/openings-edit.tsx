'use client'

import { Button } from '@/components/ui/button'
import { addElement, type ElementOf } from '@/lib/visions/document/elements'
import { checksOf } from '@/lib/visions/strategy/checks'
import { openFirst } from '@/lib/visions/strategy/openings'
import { DateField } from '../elements/date-field'
import { ElementCard } from '../elements/element-card'
import { ElementList, type ElementsEditorProps } from '../elements/element-list'
import { WordsField } from '../elements/fields'
import { followWhenDrawn } from '../elements/follow-link'
import { byHand, stepOf } from '../elements/history'
import type { Row } from '../elements/row'
import { usePlanElements, useWholePlan } from '../elements/whole-plan'
import { OpeningStatus } from './opening-status'
import { againstWords, openingLine, testFields } from './opening-words'
import { Segments } from './segments'
import { useToday } from './use-strategy'

/** What is open stands first; under it the log of what was decided, to be read again. */
export default function OpeningsEdit({ kinds: _, ...props }: ElementsEditorProps) {
  return (
    <ElementList
      {...props}
      kind="opening"
      label="Openings, the open ones first"
      add="Add an opening"
      order={order}
      listClass="border-line border-t"
    >
      {(row) => <Opening row={row} />}
    </ElementList>
  )
}

const order = (one: ElementOf<'opening'>, other: ElementOf<'opening'>) => openFirst(one, other)

function Opening({ row }: { row: Row<'opening'> }) {
  const { fields } = row.element
  const today = useToday()
  const isDecided = fields.decision !== 'open'
  const decide = (decision: string) => {
    row.set('decision', decision)
    if (decision !== 'open' && fields.decided === '') row.set('decided', today)
  }
  return (
    <ElementCard
      row={row}
      title="what"
      placeholder="What has been offered"
      summary={openingLine(fields, today)}
      always={<OpeningStatus opening={row.element} today={today} />}
    >
      <WordsField row={row} field="source" placeholder="Who offered it, and why you" />
      <DateField row={row} field="by" />
      <Tests row={row} />
      <Segments row={row} field="decision" onChoose={decide} />
      {isDecided && (
        <>
          <WordsField row={row} field="reason" placeholder="Because I want it, or because it is there?" />
          <div className="flex flex-wrap gap-x-6 gap-y-3">
            <DateField row={row} field="decided" />
            <DateField row={row} field="revisit" />
          </div>
        </>
      )}
    </ElementCard>
  )
}

/** The three questions an opening is held against, each beside what it asks about. */
function Tests({ row }: { row: Row<'opening'> }) {
  const elements = usePlanElements()
  const failed = checksOf(elements).filter(({ about }) => about === row.element.id)
  const settled = failed.some(({ clashes }) => clashes.length > 0)
  return (
    <>
      {testFields.map((field) => (
        <Segments key={field} row={row} field={field} about={againstWords(field, elements)} />
      ))}
      {failed.length > 0 && !settled && <NoteClash id={row.element.id} />}
    </>
  )
}

/** A failed test is no verdict: it is looked at where work and life meet, and changed or accepted there. */
function NoteClash({ id }: { id: string }) {
  const { homes, seat } = useWholePlan()
  const home = homes.clash
  if (!home) return null
  const note = () => {
    const clash = crypto.randomUUID()
    stepOf(home.doc, () => {
      addElement(
        home.doc,
        {
          id: clash,
          kind: 'clash',
          section: home.section,
          fields: { between: [id] },
          byCoach: seat === 'coach',
        },
        byHand,
      )
    })
    followWhenDrawn({ id: clash, section: home.section })
  }
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-14 text-ink-2">
      It does not pass.
      <Button look="quiet" size={32} onClick={note}>
        Note the clash
      </Button>
    </p>
  )
}
