'use client'

import type * as Y from 'yjs'
import { saysSomething } from '@/lib/visions/document/content'
import { listElements } from '@/lib/visions/document/elements'
import { readText } from '@/lib/visions/document/read-text'
import { isBlank } from '@/lib/visions/document/rich-text'
import { namesIn } from '@/lib/visions/document/tell'
import { ReadElements } from '../elements/read-views'
import { usePlanElements, useWholePlan } from '../elements/whole-plan'
import { HandOver } from '../hand-over'
import { RichText } from '../rich-text'
import type { Step } from './steps'

type Props = {
  heading: React.Ref<HTMLHeadingElement>
  doc: Y.Doc
  steps: readonly Step[]
  coach: string
  plan: string
  onHandOver: (() => void) | null
}

/** What the sitting came to, on one page, and the two ways on from it. */
export function Finished({ heading, doc, steps, coach, plan, onHandOver }: Props) {
  const { titles } = useWholePlan()
  const all = usePlanElements()
  const sections = [...new Map(steps.map(({ section }) => [section.key, section])).values()]
  return (
    <section className="mt-6 sm:mt-8">
      <h1 ref={heading} tabIndex={-1} className="text-display">
        That is a beginning.
      </h1>
      <p className="mt-3 mb-6 text-prompt sm:text-[1.3125rem] sm:leading-8">
        Everything below stands in your plan. It can change as often as you do.
      </p>
      {sections.map((section) => {
        const text = readText(doc, section.key)
        const elements = listElements(doc, section.key).filter(saysSomething)
        if (isBlank(text) && elements.length === 0) return null
        return (
          <div key={section.key} className="mb-8">
            <h2 className="mb-2 text-h2">{section.title}</h2>
            {!isBlank(text) && <RichText blocks={text} />}
            <div className="mt-4">
              <ReadElements kinds={section.elements} elements={elements} names={namesIn(all, titles)} />
            </div>
          </div>
        )
      })}
      <HandOver coach={coach} plan={plan} onHandOver={onHandOver} />
    </section>
  )
}
