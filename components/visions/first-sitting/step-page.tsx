'use client'

import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { addElement, type NewElement } from '@/lib/visions/document/elements'
import { sectionState } from '@/lib/visions/document/states'
import { appendText } from '@/lib/visions/document/write'
import { circleNames, drawSparks } from '@/lib/visions/drawings/three-circles'
import { CirclesPicture } from '../elements/circles-picture'
import { ElementList } from '../elements/element-list'
import { followLink } from '../elements/follow-link'
import { byHand, stepOf } from '../elements/history'
import { NonnegotiableCard } from '../elements/nonnegotiables-edit'
import { OverlapCard } from '../elements/overlap-card'
import { onlyIn, SparkRow } from '../elements/spark-row'
import { useElements } from '../elements/use-elements'
import { Openings } from '../openings'
import { titleId } from '../sections'
import { SectionText } from '../text/section-text'
import type { Room } from '../use-rooms'
import type { Step } from './steps'

type Props = {
  step: Step
  room: Room
  heading: React.Ref<HTMLHeadingElement>
  editable: boolean
  memberId: string
}

/** One question, a place to answer, and beginnings of answers. */
export function StepPage({ step, room, heading, editable, memberId }: Props) {
  return (
    <section aria-labelledby={titleId(step.section.key)} className="mt-6 sm:mt-8">
      <h1 ref={heading} id={titleId(step.section.key)} tabIndex={-1} className="text-display">
        {step.title}
      </h1>
      <p className="mt-3 mb-6 text-prompt sm:text-[1.3125rem] sm:leading-8">{step.lead}</p>
      {step.shows === 'text' ? (
        <TextStep step={step} room={room} editable={editable} memberId={memberId} />
      ) : (
        editable && <ElementStep step={step} room={room} />
      )}
    </section>
  )
}

function TextStep({ step, room, editable, memberId }: Omit<Props, 'heading'>) {
  const { doc, awareness } = room
  const { key, elements } = step.section
  const editor = useRef<Editor | null>(null)
  const [begun, setBegun] = useState(() => sectionState(doc, key) !== 'to begin')
  const onMounted = useCallback((mounted: Editor) => {
    editor.current = mounted
  }, [])
  const choose = (words: string) => {
    setBegun(true)
    if (!editor.current) return appendText(doc, key, `${words} `, 'opening')
    editor.current.commands.command(({ tr }) => Boolean(tr.insertText(`${words} `, 1)))
    editor.current.commands.focus('end')
  }
  return (
    <>
      <div className="min-h-28">
        <SectionText
          doc={doc}
          awareness={awareness}
          memberId={memberId}
          section={key}
          kinds={elements}
          hint="Write here"
          editable={editable}
          revision={0}
          onRefused={() => toast({ words: 'That is too much to paste at once. Nothing has changed.' })}
          onFocus={() => {}}
          onToolbar={() => {}}
          onMounted={onMounted}
        />
      </div>
      {editable && !begun && step.openings.length > 0 && (
        <Openings openings={step.openings} onChoose={choose} />
      )}
    </>
  )
}

function ElementStep({ step, room }: Pick<Props, 'step' | 'room'>) {
  const { doc } = room
  const { section, shows, openings } = step
  const sparks = useElements(doc, section.key, 'spark')
  const overlaps = useElements(doc, section.key, 'overlap')
  const cards = useElements(doc, section.key, 'nonnegotiable')
  const list = { doc, section: section.key, peers: [], onPlace: () => {}, adding: null, onAdded: () => {} }
  const written = sparks.filter(({ fields }) => fields.text.trim() !== '')

  if (shows === 'meeting') {
    return (
      <>
        <CirclesPicture
          drawing={drawSparks(sparks, overlaps)}
          names={overlaps.map(({ fields }) => fields.name)}
          onChoose={(id) => followLink({ id, section: section.key })}
        />
        {written.length < 2 ? (
          <p className="text-15 text-ink-2">Two things have to stand in the circles before they can meet.</p>
        ) : (
          <ElementList {...list} kind="overlap" label="Where they meet" add="Name a place where they meet">
            {(row) => <OverlapCard row={row} sparks={written} />}
          </ElementList>
        )}
      </>
    )
  }

  const begin = (added: NewElement) => {
    let id = ''
    stepOf(doc, () => {
      id = addElement(doc, added, byHand)
    })
    requestAnimationFrame(() => caretToEnd(id))
  }
  if (typeof shows === 'object') {
    const { circle } = shows
    const its = sparks.filter(({ fields }) => fields.circle === circle)
    return (
      <>
        <ElementList
          {...list}
          kind="spark"
          label={circleNames[circle]}
          add={its.length === 0 ? 'Write one' : 'Another'}
          ghost={null}
          only={onlyIn[circle]}
          listClass="border-line border-b pb-2"
          goesOn
        >
          {(row) => <SparkRow row={row} />}
        </ElementList>
        {its.length < 2 && (
          <Openings
            openings={openings}
            onChoose={(words) =>
              begin({ kind: 'spark', section: section.key, fields: { circle, text: `${words} ` } })
            }
          />
        )}
      </>
    )
  }
  return (
    <>
      <ElementList
        {...list}
        kind="nonnegotiable"
        label="Non-negotiables, the most important first"
        add={cards.length === 0 ? 'Write one' : 'Another'}
        ghost={null}
      >
        {(row) => <NonnegotiableCard row={row} />}
      </ElementList>
      {cards.length < 3 && (
        <Openings
          openings={openings}
          onChoose={(words) =>
            begin({ kind: 'nonnegotiable', section: section.key, fields: { statement: `${words} ` } })
          }
        />
      )}
    </>
  )
}

/** After the words that were chosen, ready to go on with them. */
function caretToEnd(id: string) {
  const field = document.querySelector<HTMLTextAreaElement>(`[data-element="${id}"] textarea`)
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
