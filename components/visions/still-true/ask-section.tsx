'use client'

import { useMemo, useState } from 'react'
import type * as Y from 'yjs'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { saysSomething } from '@/lib/visions/document/content'
import { listElements } from '@/lib/visions/document/elements'
import { readText } from '@/lib/visions/document/read-text'
import { isBlank } from '@/lib/visions/document/rich-text'
import { namesIn } from '@/lib/visions/document/tell'
import { ReadElements } from '../elements/read-views'
import { usePlanElements, useWholePlan } from '../elements/whole-plan'
import { RichText } from '../rich-text'
import { type PlanSection, titleId } from '../sections'
import type { Answer, Standing } from './affirm'

type Props = {
  doc: Y.Doc
  section: PlanSection
  heading: React.Ref<HTMLHeadingElement>
  /** What was said of it today already. */
  said: Answer | null
  editable: boolean
  onAnswer: (answer: Answer) => void
  onSkip: () => void
  onBack: (() => void) | null
}

const standings: { value: Standing; label: string }[] = [
  { value: 'yes', label: 'Still true' },
  { value: 'changed', label: 'It has changed' },
  { value: 'unsure', label: 'Not sure' },
]

/** One section as it stands, and the one question. */
export function AskSection({ doc, section, heading, said, editable, onAnswer, onSkip, onBack }: Props) {
  const [standing, setStanding] = useState<Standing | null>(said?.standing ?? null)
  const [own, setOwn] = useState(said?.own ?? '')
  const { titles } = useWholePlan()
  const all = usePlanElements()
  const written = useMemo(
    () => ({
      text: readText(doc, section.key),
      elements: listElements(doc, section.key).filter(saysSomething),
    }),
    [doc, section.key],
  )
  return (
    <section aria-labelledby={titleId(section.key)} className="mt-6 sm:mt-8">
      <h1 ref={heading} id={titleId(section.key)} tabIndex={-1} className="text-display outline-none">
        {section.title}
      </h1>
      <p className="mt-3 mb-6 text-prompt">Read it as if somebody else had written it. Is it still true?</p>
      <div className="border-line border-t pt-6">
        {!isBlank(written.text) && <RichText blocks={written.text} />}
        {written.elements.length > 0 && (
          <div className="mt-5 first:mt-0">
            <ReadElements kinds={section.elements} elements={written.elements} names={namesIn(all, titles)} />
          </div>
        )}
      </div>
      <div className="mt-6 grid justify-items-start gap-5">
        <Segmented<Standing | ''>
          label={`Is “${section.title}” still true?`}
          value={standing ?? ''}
          onChange={(value) => value !== '' && setStanding(value)}
          options={standings}
        />
        <TextareaField
          label="In your own words, if you like"
          value={own}
          onChange={(event) => setOwn(event.target.value)}
          maxLength={400}
          rows={2}
          forPerson
          className="w-full"
        />
      </div>
      <div className="mt-7 flex flex-wrap items-center gap-3">
        {standing && editable ? (
          <Button
            look="primary"
            size={48}
            className="max-sm:w-full"
            onClick={() => onAnswer({ standing, own: own.trim() })}
          >
            Go on
          </Button>
        ) : (
          <Button size={48} className="max-sm:w-full" onClick={onSkip}>
            Skip for now
          </Button>
        )}
        {onBack && (
          <Button look="quiet" onClick={onBack}>
            Back
          </Button>
        )}
      </div>
    </section>
  )
}
