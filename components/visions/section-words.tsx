import { useMemo } from 'react'
import { ReadText } from '@/components/comments/read-text'
import type { SettledWords } from '@/components/comments/source'
import type { SectionContent } from '@/lib/visions/document/content'
import type { Changed } from '@/lib/visions/document/diff'
import { isBlank } from '@/lib/visions/document/rich-text'
import { type Names, nameOfElement } from '@/lib/visions/document/tell'
import type { Surroundings } from './elements/read-row'
import { ReadElements } from './elements/read-views'
import type { PlanSection } from './sections'

type Props = {
  section: PlanSection
  written: SectionContent
  changed?: Changed
  names: Names
  around?: Surroundings
}

/** One section as somebody else reads it: the coach between sessions, and the client before sharing. */
export function SectionWords({ section, written, changed, names, around }: Props) {
  const words = useMemo(() => settledWords(written), [written])
  return (
    <>
      <ReadText written={words} hasText={!isBlank(written.text)} changed={changed?.blocks} />
      {written.elements.length > 0 && (
        <div className="mt-5 first:mt-0">
          <ReadElements
            kinds={section.elements}
            elements={written.elements}
            changed={changed?.elements}
            names={names}
            around={around}
          />
        </div>
      )}
    </>
  )
}

export const isEmpty = (written: SectionContent) => isBlank(written.text) && written.elements.length === 0

const settledWords = ({ key, text, elements }: SectionContent): SettledWords => ({
  key,
  text,
  elements: elements.map((element) => ({ id: element.id, name: nameOfElement(element) })),
})
