'use client'

import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { classes } from '@/components/ui/classes'
import { Field, TextareaField } from '@/components/ui/field'
import type { TemplateWords } from '@/lib/templates/words'
import { type ElementKind, elementKinds } from '@/lib/visions/document/element-kinds'
import { capital } from '@/lib/words'

export type SectionWords = TemplateWords['parts'][number]['sections'][number]

type Props = {
  section: SectionWords
  number: number
  usedElsewhere: readonly string[]
  isFirst: boolean
  isLast: boolean
  onChange: (section: SectionWords) => void
  onMove: (by: number) => void
  onRemove: (() => void) | undefined
}

const kinds = Object.keys(elementKinds) as ElementKind[]

/** One section of a template: closed it is a line, open it is everything it asks. */
export function SectionEditor(props: Props) {
  const { section, number, usedElsewhere, isFirst, isLast, onChange, onMove, onRemove } = props
  const [open, setOpen] = useState(section.title === '')
  const details = useId()
  const set = (change: Partial<SectionWords>) => onChange({ ...section, ...change })
  const title = section.title.trim() || 'New section'
  return (
    <li className="border-line border-b">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? details : undefined}
          onClick={() => setOpen(!open)}
          className="flex w-full items-baseline gap-4 py-3 text-left hover:text-ink"
        >
          <span className="w-6 shrink-0 text-right font-serif text-ink-3 italic tabular-nums">{number}</span>
          <span className="min-w-0 flex-1">
            <span className="block text-element">{title}</span>
            {!open && <span className="block text-13 text-ink-3">{summary(section)}</span>}
          </span>
          <ChevronDown
            aria-hidden="true"
            strokeWidth={1.75}
            className={classes('size-4 shrink-0 self-center text-ink-3', open && 'rotate-180')}
          />
        </button>
      </h3>
      {open && (
        <div id={details} className="grid gap-4 pb-6 pl-10">
          <Field
            label="Title"
            maxLength={60}
            value={section.title}
            onChange={({ target }) => set({ title: target.value })}
          />
          <TextareaField
            label="The question under the title"
            rows={2}
            forPerson
            maxLength={300}
            value={section.lead}
            onChange={({ target }) => set({ lead: target.value })}
          />
          <TextareaField
            label="Further questions"
            hint="One on each line, six at most."
            rows={3}
            forPerson
            value={section.prompts.join('\n')}
            onChange={({ target }) => set({ prompts: lines(target.value) })}
            onBlur={() => set({ prompts: section.prompts.map((each) => each.trim()).filter(Boolean) })}
          />
          <TextareaField
            label="A suggestion for whoever has not begun"
            rows={2}
            forPerson
            maxLength={300}
            value={section.hint}
            onChange={({ target }) => set({ hint: target.value })}
          />
          <fieldset>
            <legend className="font-semibold text-14">What it holds besides text</legend>
            <div className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
              {kinds.map((kind) => {
                const here = section.elements.includes(kind)
                const elsewhere = !here && usedElsewhere.includes(kind)
                return (
                  <Checkbox
                    key={kind}
                    label={capital(elementKinds[kind].noun.many)}
                    detail={elsewhere ? 'In another section' : undefined}
                    disabled={elsewhere}
                    checked={here}
                    onChange={() =>
                      set({
                        elements: here
                          ? section.elements.filter((each) => each !== kind)
                          : [...section.elements, kind],
                      })
                    }
                  />
                )
              })}
            </div>
          </fieldset>
          {section.key !== 'why' && (
            <Checkbox
              label="Starts private"
              detail="It lies in the client’s private draft until they share it."
              checked={section.startsPrivate}
              onChange={() => set({ startsPrivate: !section.startsPrivate })}
            />
          )}
          <Checkbox
            label="Part of the first sitting"
            detail="The first twenty minutes, often on a phone."
            checked={section.firstSitting}
            onChange={() => set({ firstSitting: !section.firstSitting })}
          />
          <div className="-ml-3 flex flex-wrap gap-1">
            {!isFirst && (
              <Button look="quiet" size={32} onClick={() => onMove(-1)}>
                Move up
                <span className="hidden-words">: {title}</span>
              </Button>
            )}
            {!isLast && (
              <Button look="quiet" size={32} onClick={() => onMove(1)}>
                Move down
                <span className="hidden-words">: {title}</span>
              </Button>
            )}
            {onRemove && (
              <Button look="quiet" size={32} onClick={onRemove}>
                Take out
                <span className="hidden-words">: {title}</span>
              </Button>
            )}
          </div>
        </div>
      )}
    </li>
  )
}

function summary({ elements, startsPrivate, firstSitting }: SectionWords): string {
  const holds = ['Text', ...elements.map((kind) => elementKinds[kind].noun.many)].join(', ')
  return [holds, startsPrivate && 'starts private', firstSitting && 'first sitting']
    .filter(Boolean)
    .join(' · ')
}

const lines = (text: string) => text.split('\n').slice(0, 6)
