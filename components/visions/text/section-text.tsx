'use client'

import { useMemo, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { liveSource } from '@/components/comments/live-source'
import { usePassages } from '@/components/comments/use-passages'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { readText } from '@/lib/visions/document/read-text'
import { isBlank } from '@/lib/visions/document/rich-text'
import { RichText } from '../rich-text'
import { titleId } from '../sections'
import { useNear } from '../use-near'
import { useTextEditor } from './load'
import type { TextEditorProps } from './text-editor'

type Props = {
  doc: Y.Doc
  awareness: Awareness
  section: string
  /** The kinds of elements that stand below it, in their order. */
  kinds: readonly ElementKind[]
  hint: string
  editable: boolean
  /** Grows when the text has changed, also while no editor is mounted. */
  revision: number
} & Pick<TextEditorProps, 'memberId' | 'onRefused' | 'onFocus' | 'onToolbar' | 'onInsert' | 'onMounted'>

/**
 * The text of one section: an editor once it is near the window or wanted, and until then the same words through the
 * one serializer. An editor that has been made stays, so that its undo and its caret stay too.
 */
export function SectionText({ revision, kinds, ...props }: Props) {
  const { doc, section } = props
  const source = useMemo(() => liveSource(doc, section, kinds), [doc, section, kinds])
  const shown = usePassages(section, source, revision)
  const place = useRef<HTMLDivElement>(null)
  const near = useNear(place)
  const [startAt, setStartAt] = useState<TextEditorProps['startAt']>(null)
  const TextEditor = useTextEditor(near || startAt !== null)

  if (TextEditor) return <TextEditor {...props} startAt={startAt} shown={shown} />
  return (
    <div
      ref={place}
      {...(props.editable && {
        role: 'textbox',
        tabIndex: 0,
        'aria-multiline': true,
        'aria-labelledby': titleId(props.section),
        onFocus: () => setStartAt((before) => before ?? 'end'),
        onPointerDown: (event: React.PointerEvent) => setStartAt({ x: event.clientX, y: event.clientY }),
      })}
    >
      <Resting doc={doc} section={section} hint={props.hint} revision={revision} shown={shown} />
    </div>
  )
}

function Resting({
  doc,
  section,
  hint,
  revision,
  shown,
}: Pick<Props, 'doc' | 'section' | 'hint' | 'revision'> & Pick<TextEditorProps, 'shown'>) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says when the text has changed
  const blocks = useMemo(() => readText(doc, section), [doc, section, revision])
  if (isBlank(blocks)) return <p className="prose-doc text-ink-3 print:hidden">{hint}</p>
  return <RichText blocks={blocks} {...shown} />
}
