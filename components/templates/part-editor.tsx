'use client'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { emptySection, freshKey, moved, type TemplateWords } from '@/lib/templates/words'
import { SectionEditor, type SectionWords } from './section-editor'

export type PartWords = TemplateWords['parts'][number]

type Props = {
  part: PartWords
  number: number
  /** The number of its first section in the plan. */
  first: number
  /** Keys that stand for something already. */
  taken: readonly string[]
  /** Every kind of element the template has a section for. */
  usedElsewhere: readonly string[]
  isLast: boolean
  onChange: (part: PartWords) => void
  onMove: ((by: number) => void) | undefined
  onRemove: (() => void) | undefined
}

/** One part of a template with its sections in their order. */
export function PartEditor(props: Props) {
  const { part, number, first, taken, usedElsewhere, isLast, onChange, onMove, onRemove } = props
  const setSections = (sections: SectionWords[]) => onChange({ ...part, sections })
  const add = () => setSections([...part.sections, emptySection(freshKey('New section', taken))])
  return (
    <section aria-label={`Part ${number}: ${part.label}`} className="mt-6">
      <div className="flex flex-wrap items-end justify-between gap-3 border-line border-b pb-3">
        <Field
          label={`Part ${number}`}
          maxLength={40}
          value={part.label}
          onChange={({ target }) => onChange({ ...part, label: target.value })}
          className="w-72 max-w-full"
        />
        <div className="flex gap-1">
          {onMove && number > 1 && (
            <Button look="quiet" size={32} onClick={() => onMove(-1)}>
              Move part up
            </Button>
          )}
          {onMove && !isLast && (
            <Button look="quiet" size={32} onClick={() => onMove(1)}>
              Move part down
            </Button>
          )}
          {onRemove && (
            <Button look="quiet" size={32} onClick={onRemove}>
              Take part out
            </Button>
          )}
        </div>
      </div>
      <ol>
        {part.sections.map((section, at) => (
          <SectionEditor
            key={section.key}
            section={section}
            number={first + at}
            usedElsewhere={usedElsewhere}
            onChange={(next) => setSections(part.sections.with(at, next))}
            onMove={(by) => setSections(moved(part.sections, at, at + by))}
            isFirst={at === 0}
            isLast={at === part.sections.length - 1}
            onRemove={
              section.key !== 'why' && part.sections.length > 1
                ? () => setSections(part.sections.toSpliced(at, 1))
                : undefined
            }
          />
        ))}
      </ol>
      <Button look="quiet" size={32} onClick={add} className="mt-2">
        Add a section
      </Button>
    </section>
  )
}
