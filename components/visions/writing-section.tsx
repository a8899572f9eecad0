'use client'

import type { Editor } from '@tiptap/core'
import { type FocusEvent, memo, useCallback, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { CommentHere } from '@/components/comments/comment-here'
import { Blaze } from '@/components/ui/blaze'
import { Button } from '@/components/ui/button'
import { expectMenu } from '@/components/ui/menu'
import { firstName } from '@/lib/people/name'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { markReady, type SectionState } from '@/lib/visions/document/states'
import { SectionElements } from './elements/section-elements'
import { type Caret, InsertMenu } from './insert-menu'
import type { Peer, Place } from './place'
import type { PlanSection } from './sections'
import { Section } from './sheet'
import { SectionText } from './text/section-text'
import { WhoSees } from './who-sees'

type Props = {
  section: PlanSection
  doc: Y.Doc
  awareness: Awareness
  memberId: string
  state: SectionState
  revision: number
  peers: readonly Peer[]
  editable: boolean
  mayMarkReady: boolean
  /** Asks whether to share this section; absent where nobody may. */
  onShare?: (section: PlanSection) => void
  /** The name of whoever else sits at the plan. */
  other: string
  /** When they read this section as it last settled. */
  read?: string
  onPlace: (section: PlanSection, place: Place | null) => void
  onFocus: (editor: Editor | null, to: EventTarget | null) => void
  onToolbar: () => void
  onRefused: () => void
  onMounted: (section: string, editor: Editor) => void
  children?: React.ReactNode
}

/** One section while it is written. Drawn again only when something of its own changes. */
export const WritingSection = memo(function WritingSection(props: Props) {
  const { section, doc, awareness, state, revision, peers, editable } = props
  const { key } = section
  const isPrivate = section.place === 'private'
  const { inserting, asked, onInsert, onChoose, onClose, onAnswered, onMounted } = useInserting(section)

  const onFocus = ({ target }: FocusEvent) => {
    // "/" opens one at the caret.
    if (section.elements.length > 0) expectMenu()
    // A card says more exactly where one is.
    if (!(target instanceof Element && target.closest('[data-element]')))
      props.onPlace(section, { section: key })
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
      props.onPlace(section, null)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to where the focus is, offers nothing itself
    <div onFocus={onFocus} onBlur={onBlur}>
      <Section
        section={section}
        asks={editable}
        foot={
          // On paper, too, what is private says so.
          <div
            className={`mt-4 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1 ${isPrivate ? '' : 'print:hidden'}`}
          >
            <WhoSees place={section.place} other={props.other} read={props.read} />
            <span className="-mr-3 inline-flex flex-wrap items-center max-sm:-ml-3 print:hidden">
              <CommentHere section={key} title={section.title} className="pointer-fine:hidden" />
              {isPrivate && props.onShare && (
                <Button look="quiet" size={32} onClick={() => props.onShare?.(section)}>
                  Share with {firstName(props.other)}
                  <span className="hidden-words">: {section.title}</span>
                </Button>
              )}
              {props.mayMarkReady && (
                <Readiness
                  title={section.title}
                  ready={state === 'ready'}
                  onMark={(ready) => markReady(doc, key, ready, 'ready')}
                />
              )}
            </span>
          </div>
        }
      >
        <SectionText
          doc={doc}
          awareness={awareness}
          memberId={props.memberId}
          section={key}
          kinds={section.elements}
          hint={section.hint}
          editable={editable}
          revision={revision}
          onRefused={props.onRefused}
          onFocus={props.onFocus}
          onToolbar={props.onToolbar}
          onInsert={onInsert}
          onMounted={(editor) => {
            onMounted(editor)
            props.onMounted(key, editor)
          }}
        />
        {inserting && (
          <InsertMenu at={inserting} kinds={section.elements} onChoose={onChoose} onClose={onClose} />
        )}
        {props.children}
        {section.elements.length > 0 && (
          <SectionElements
            doc={doc}
            section={key}
            kinds={section.elements}
            peers={peers}
            editable={editable}
            revision={revision}
            onPlace={(place) => props.onPlace(section, place)}
            asked={asked}
            onAnswered={onAnswered}
          />
        )}
      </Section>
    </div>
  )
})

/** From "/" in the text to a new element below it; left alone, the caret is back where it was. */
function useInserting({ elements }: PlanSection) {
  const [inserting, setInserting] = useState<Caret | null>(null)
  const [asked, setAsked] = useState<ElementKind | null>(null)
  const editor = useRef<Editor | null>(null)
  const chosen = useRef(false)
  return {
    inserting,
    asked,
    onMounted: (mounted: Editor) => {
      editor.current = mounted
    },
    onInsert: (caret: Caret) => {
      chosen.current = false
      if (elements.length > 0) setInserting(caret)
      return elements.length > 0
    },
    onChoose: (kind: ElementKind) => {
      chosen.current = true
      setAsked(kind)
    },
    onClose: () => {
      setInserting(null)
      // What was chosen takes the focus itself; the menu hears that as well, and closes again.
      if (!chosen.current) requestAnimationFrame(() => editor.current?.commands.focus())
    },
    onAnswered: useCallback(() => setAsked(null), []),
  }
}

/** Ready is said by the client, never inferred. */
function Readiness({
  title,
  ready,
  onMark,
}: {
  title: string
  ready: boolean
  onMark: (ready: boolean) => void
}) {
  return (
    <span className="inline-flex items-center">
      <Button look="quiet" size={32} onClick={() => onMark(!ready)} className={ready ? whenNear : undefined}>
        {ready ? 'Not ready yet' : 'Mark ready'}
        <span className="hidden-words">: {title}</span>
      </Button>
      {ready && (
        <span className="inline-flex items-center gap-2 pr-3 text-14 font-medium text-accent-ink">
          <Blaze form="full" className="h-3.5 w-[5px]" />
          Ready
        </span>
      )}
    </span>
  )
}

/** A word that is taken back seldom waits for the hand, where there is one that hovers. */
const whenNear =
  'pointer-fine:opacity-0 group-hover/section:opacity-100 group-focus-within/section:opacity-100 focus-visible:opacity-100'
