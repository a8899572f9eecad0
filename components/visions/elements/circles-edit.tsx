'use client'

import { useEffect } from 'react'
import { type Circle, circleOrder } from '@/lib/visions/drawings/circles'
import { circleNames, drawSparks } from '@/lib/visions/drawings/three-circles'
import { CirclesPicture } from './circles-picture'
import { ElementList, type ElementsEditorProps } from './element-list'
import { followLink } from './follow-link'
import { OverlapCard } from './overlap-card'
import { onlyIn, SparkRow } from './spark-row'
import { useElements } from './use-elements'

/** Three lists of sparks and the places where they meet, under the drawing that shows them together. */
export default function CirclesEdit({ kinds: _, ...props }: ElementsEditorProps) {
  const { doc, section } = props
  const sparks = useElements(doc, section, 'spark')
  const overlaps = useElements(doc, section, 'overlap')
  const asked = props.adding === 'spark' ? 'lights' : null
  const written = sparks.filter(({ fields }) => fields.text.trim() !== '')
  const nothingMeets = written.length < 2 && overlaps.length === 0
  const tooEarly = nothingMeets && props.adding === 'overlap'
  const { onAdded } = props
  useEffect(() => {
    if (tooEarly) onAdded()
  }, [tooEarly, onAdded])
  return (
    <>
      <CirclesPicture
        drawing={drawSparks(sparks, overlaps)}
        names={overlaps.map(({ fields }) => fields.name)}
        onChoose={(id) => followLink({ id, section })}
      />
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
                {(row) => <SparkRow row={row} />}
              </ElementList>
            </div>
          </div>
        ))}
      </div>
      <h4 className="mt-6 mb-2 text-h2">Where they meet</h4>
      {nothingMeets ? (
        <p className="text-15 text-ink-2">Write two things above. The place where they meet can wait.</p>
      ) : (
        <ElementList
          {...props}
          kind="overlap"
          label="Where they meet"
          add="Name a place where they meet"
          listClass="border-line border-t"
        >
          {(row) => <OverlapCard row={row} sparks={written} />}
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
