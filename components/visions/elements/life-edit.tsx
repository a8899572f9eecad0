'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { addElement } from '@/lib/visions/document/elements'
import { ElementCard } from './element-card'
import { ElementList, type ElementsEditorProps } from './element-list'
import { WordsField } from './fields'
import { byHand, stepOf } from './history'
import { commonDomains, sayWhere, spokeOf } from './life-domains'
import { LevelField, ScaleField } from './number-fields'
import { useElements } from './use-elements'
import { Wheel, WheelKey } from './wheel'
import { useWholePlan } from './whole-plan'

/** The parts of a life: how much each matters, how it is, how it should be; and the wheel they make. */
export default function LifeEdit({ kinds: _, ...props }: ElementsEditorProps) {
  const { doc, section } = props
  const domains = useElements(doc, section, 'life_domain')
  const { seat } = useWholePlan()
  const taken = new Set(domains.map(({ fields }) => fields.name.trim().toLowerCase()))
  const offered = commonDomains.filter((name) => !taken.has(name.toLowerCase()))
  const take = (names: readonly string[]) =>
    stepOf(doc, () => {
      doc.transact(() => {
        for (const name of names)
          addElement(
            doc,
            { kind: 'life_domain', section, fields: { name }, byCoach: seat === 'coach' },
            byHand,
          )
      }, byHand)
    })

  return (
    <>
      {domains.length > 1 && (
        <>
          <Wheel domains={domains.map(spokeOf)} />
          <WheelKey />
        </>
      )}
      <ElementList
        {...props}
        kind="life_domain"
        label="Parts of life"
        add="Add another part of life"
        ghost={null}
        listClass="border-line border-t"
      >
        {(row) => (
          <ElementCard
            row={row}
            title="name"
            numberOnPhone
            placeholder="Part of life"
            titleClass="-ml-1 mr-8 text-element-sm *:px-1"
            summary={sayWhere(row.element.fields) || 'How it is, and how it should be'}
          >
            <LevelField row={row} field="importance" />
            <div className="grid gap-3 sm:grid-cols-2">
              <ScaleField row={row} field="now" />
              <ScaleField row={row} field="wanted" />
            </div>
            <WordsField row={row} field="good" placeholder="On an ordinary week" />
          </ElementCard>
        )}
      </ElementList>
      {offered.length > 0 && (
        <section aria-label="Parts of life to take from" className="mt-3">
          <p className="mb-2 text-13 text-ink-3">
            {domains.length === 0
              ? 'Take those that are yours, or begin with your own.'
              : 'More to take from:'}
          </p>
          <ul className="flex flex-wrap gap-2">
            {offered.map((name) => (
              <li key={name}>
                <Button
                  size={32}
                  icon={<Plus aria-hidden="true" strokeWidth={1.75} />}
                  onClick={() => take([name])}
                >
                  {name}
                </Button>
              </li>
            ))}
            {domains.length === 0 && (
              <li>
                <Button look="quiet" size={32} onClick={() => take(offered)}>
                  Take all twelve
                </Button>
              </li>
            )}
          </ul>
        </section>
      )}
    </>
  )
}
