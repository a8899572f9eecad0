'use client'

import { Button } from '@/components/ui/button'
import type { ElementOf } from '@/lib/visions/document/elements'
import { lastDayOf } from '@/lib/visions/document/plan-date'
import { DateField } from '../elements/date-field'
import type { ElementsEditorProps } from '../elements/element-list'
import { ChoiceField, SectionField } from '../elements/fields'
import type { Row } from '../elements/row'
import { useWholePlan } from '../elements/whole-plan'
import { goToSection } from '../use-current-section'
import { Cards } from './card-view'
import { Line } from './line'
import { useToday } from './use-strategy'

/** Still true? One section at a time, in one's own words, the latest first. */
export default function AffirmationsEdit(props: ElementsEditorProps) {
  return <Cards {...props} look={look} />
}

const look = {
  kind: 'affirmation',
  title: 'own',
  placeholder: 'In your own words',
  order: latestFirst,
  Summary: ({ row }: { row: Row<'affirmation'> }) => (
    <Line row={row} otherwise="Which section, and is it still true?" />
  ),
  Fields: Answer,
} as const

function latestFirst(one: ElementOf<'affirmation'>, other: ElementOf<'affirmation'>): number {
  // One that has just been begun has no day yet, and stands where one is looking.
  const on = ({ fields }: ElementOf<'affirmation'>) => lastDayOf(fields.on) ?? '9999'
  return on(one) < on(other) ? 1 : on(one) > on(other) ? -1 : 0
}

function Answer({ row }: { row: Row<'affirmation'> }) {
  const { titles } = useWholePlan()
  const today = useToday()
  const { about, on } = row.element.fields
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-2 gap-y-1 [&>:first-child]:min-w-56">
        <SectionField row={row} field="about" />
        {titles[about] && (
          <Button look="quiet" size={32} onClick={() => goToSection(about)}>
            Read it again
          </Button>
        )}
      </div>
      <ChoiceField row={row} field="standing" />
      <DateField row={row} field="on" />
      {on === '' && (
        <Button look="quiet" size={32} className="-ml-3 w-fit" onClick={() => row.set('on', today)}>
          Today
        </Button>
      )}
    </>
  )
}
