'use client'

import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { countedInWords, inWords } from '@/lib/words'
import { HandOver } from '../hand-over'
import type { PlanSection } from '../sections'
import type { Answer } from './affirm'

type Props = {
  heading: React.Ref<HTMLHeadingElement>
  said: { section: PlanSection; answer: Answer | null }[]
  coach: string
  plan: string
  onHandOver: (() => void) | null
  onBack: (() => void) | null
}

/** What the walk came to: what stands, and what is to be written anew. */
export function WhatMoved({ heading, said, coach, plan, onHandOver, onBack }: Props) {
  const of = (standing: Answer['standing']) => said.filter(({ answer }) => answer?.standing === standing)
  const open = [...of('changed'), ...of('unsure')]
  const still = of('yes').length
  return (
    <section className="mt-6 sm:mt-8">
      <h1 ref={heading} tabIndex={-1} className="text-display outline-none">
        {headline(said.length, still, open.length)}
      </h1>
      <p className="mt-3 mb-6 text-prompt">
        {open.length > 0
          ? 'What moved is yours to write. Ten minutes on one of them is enough for today.'
          : 'It is asked again in three months, or whenever you like.'}
      </p>
      {open.length > 0 && (
        <ul className="mb-8 border-line border-t">
          {open.map(({ section, answer }) => (
            <li key={section.key} className="border-line border-b py-3.5">
              <TextLink href={`${plan}#${section.key}`}>{section.title}</TextLink>
              <p className="text-15 text-ink-2">
                {answer?.standing === 'changed' ? 'It has changed.' : 'Not sure.'}
                {answer?.own && <> “{answer.own}”</>}
              </p>
            </li>
          ))}
        </ul>
      )}
      <HandOver coach={coach} plan={plan} onHandOver={onHandOver}>
        {onBack && (
          <Button look="quiet" onClick={onBack}>
            Back
          </Button>
        )}
      </HandOver>
    </section>
  )
}

function headline(asked: number, still: number, open: number): string {
  if (asked === 0) return 'There is nothing to ask about yet.'
  if (open === 0) return still === asked ? 'All of it is still true.' : 'What you looked at is still true.'
  const moved = countedInWords(open, 'section has', 'sections have', true)
  return still === 0
    ? `${moved} moved.`
    : `${moved} moved, ${inWords(still)} still ${still === 1 ? 'holds' : 'hold'}.`
}
