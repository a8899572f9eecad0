'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import type { ElementOf } from '@/lib/visions/document/elements'
import { circleOrder } from '@/lib/visions/drawings/circles'
import { circleNames, circlesOf } from '@/lib/visions/drawings/three-circles'
import { listed } from '@/lib/words'
import { ElementCard } from './element-card'
import type { Row } from './row'

const { sparks: meeting } = elementKinds.overlap.fields

/** A place where two or three sparks meet, under a name of its own. */
export function OverlapCard({ row, sparks }: { row: Row<'overlap'>; sparks: readonly ElementOf<'spark'>[] }) {
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
