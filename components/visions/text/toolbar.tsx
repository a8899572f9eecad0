'use client'

import type { Editor } from '@tiptap/core'
import { Bold, Italic, Link2, List, ListOrdered, SquareCheck } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { selectedPassage } from '@/components/comments/editor-marks'
import { CommentButtons } from '@/components/comments/read-toolbar'
import { useRoomOrNull } from '@/components/comments/room'
import { asLine, useCapture } from '@/components/sessions/live/capture'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { FormProblem } from '@/components/ui/form-problem'
import { safeHref } from '@/lib/visions/document/rich-text'

type Props = {
  editor: Editor
  /** Asked for by the keyboard: it opens at the caret too, and takes the focus. */
  called: boolean
  onClose: () => void
  /** The focus has gone from the toolbar to neither its buttons nor the words. */
  onLeave: () => void
}

/** Above what is selected, below it where there is no room. Alt F10 leads here, Esc back. */
export function Toolbar({ editor, called, onClose, onLeave }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
  const look = useEditorLook(editor)
  const shown = editor.isEditable && (called || linking || look.hasSelection)

  useLayoutEffect(() => {
    if (!shown || !bar.current) return
    const { current } = bar
    const place = () => putBeside(current, editor)
    place()
    const resized = new ResizeObserver(place)
    resized.observe(current)
    document.addEventListener('scroll', place, { passive: true, capture: true })
    return () => {
      resized.disconnect()
      document.removeEventListener('scroll', place, { capture: true })
    }
  })
  useEffect(() => {
    if (called) firstButton(bar.current)?.focus()
  }, [called])

  if (!shown) return null
  const close = () => {
    setLinking(false)
    onClose()
    editor.commands.focus(null, { scrollIntoView: false })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      stepFocus(event, event.key === 'ArrowRight' ? 1 : -1)
    }
  }
  const apply = (command: (editor: Editor) => void) => () => {
    command(editor)
    if (!called) editor.commands.focus(null, { scrollIntoView: false })
  }
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Text formatting"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        const stays = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
        if (!stays && relatedTarget !== editor.view.dom) onLeave()
      }}
      onPointerDown={(event) => {
        // The selection must survive the press of a button.
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault()
      }}
      className="fixed top-0 left-0 z-40 flex animate-appear items-center gap-0.5 rounded-panel border border-line bg-paper p-1 shadow-pop print:hidden"
    >
      {linking ? (
        <LinkForm editor={editor} onDone={close} />
      ) : (
        <>
          <Format label="Bold" pressed={look.bold} onPress={apply((each) => each.commands.toggleBold())}>
            <Bold aria-hidden="true" strokeWidth={1.75} />
          </Format>
          <Format
            label="Italic"
            pressed={look.italic}
            onPress={apply((each) => each.commands.toggleItalic())}
          >
            <Italic aria-hidden="true" strokeWidth={1.75} />
          </Format>
          <Format label="Link" pressed={look.link} onPress={() => setLinking(true)}>
            <Link2 aria-hidden="true" strokeWidth={1.75} />
          </Format>
          <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />
          <Format
            label="Bulleted list"
            pressed={look.bulletList}
            onPress={apply((each) => each.commands.toggleBulletList())}
          >
            <List aria-hidden="true" strokeWidth={1.75} />
          </Format>
          <Format
            label="Numbered list"
            pressed={look.orderedList}
            onPress={apply((each) => each.commands.toggleOrderedList())}
          >
            <ListOrdered aria-hidden="true" strokeWidth={1.75} />
          </Format>
          <Speak editor={editor} />
          <Commit editor={editor} />
        </>
      )}
    </div>
  )
}

/** Comments on what is selected, where the other one can read it. */
function Speak({ editor }: { editor: Editor }) {
  const room = useRoomOrNull()
  const section = editor.view.dom.closest('section')?.id ?? ''
  if (!room?.takes(section)) return null
  return (
    <>
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />
      <CommentButtons
        room={room}
        begin={(mode) => () => {
          const passage = selectedPassage(editor)
          // Coming back to the words, nobody wants to replace them with the next key.
          editor.commands.setTextSelection(editor.state.selection.to)
          if (passage) room.composeOnPassage(section, passage, mode)
        }}
      />
    </>
  )
}

/** While a session is open, what is selected becomes a commitment. */
function Commit({ editor }: { editor: Editor }) {
  const capture = useCapture()
  if (!capture || editor.state.selection.empty) return null
  const { from, to } = editor.state.selection
  return (
    <>
      <span aria-hidden="true" className="mx-1 h-5 w-px bg-line" />
      <Button
        look="quiet"
        size={32}
        icon={<SquareCheck aria-hidden="true" strokeWidth={1.75} />}
        title="Commitment, Ctrl or ⌘ Alt C"
        onClick={() => capture(asLine(editor.state.doc.textBetween(from, to, ' ')))}
      >
        Commit
      </Button>
    </>
  )
}

function Format({
  label,
  pressed,
  onPress,
  children,
}: {
  label: string
  pressed: boolean
  onPress: () => void
  children: React.ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onPress}
      className={classes(
        'inline-flex size-8 items-center justify-center rounded-control hover:bg-hover pointer-coarse:size-11 [&_svg]:size-4.5',
        pressed ? 'bg-sunk text-ink' : 'text-ink-2 hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}

function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const before: unknown = editor.getAttributes('link').href
  const [address, setAddress] = useState(typeof before === 'string' ? before : '')
  const [wrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const save = (event: FormEvent) => {
    event.preventDefault()
    const href = safeHref(withScheme(address.trim()))
    if (href === null) return setWrong(true)
    const chain = editor.chain().extendMarkRange('link')
    if (editor.state.selection.empty && typeof before !== 'string') {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.setMark('link', { href }).run()
    onDone()
  }
  return (
    <form
      onSubmit={save}
      noValidate
      className="flex w-84 max-w-[calc(100vw-2rem)] flex-wrap items-center gap-1.5 pl-1.5"
    >
      <input
        ref={field}
        type="url"
        aria-label="Address"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'address-says' : undefined}
        placeholder="https://"
        value={address}
        onChange={(event) => {
          setAddress(event.target.value)
          setWrong(false)
        }}
        className="h-8 min-w-0 flex-1 rounded-control border border-edge bg-paper px-2 text-14 aria-invalid:border-danger pointer-coarse:h-11"
      />
      <Button type="submit" look="quiet" size={32}>
        Save
      </Button>
      {typeof before === 'string' && (
        <Button
          look="quiet"
          size={32}
          onClick={() => {
            editor.chain().extendMarkRange('link').unsetMark('link').run()
            onDone()
          }}
        >
          Remove
        </Button>
      )}
      <FormProblem id="address-says" className="w-full px-1 pb-1">
        {wrong && 'That does not look like an address. Try one that starts with https://.'}
      </FormProblem>
    </form>
  )
}

/** "northfield.example" is meant as a page, "a@b.example" as somebody to write to. */
function withScheme(address: string) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address
  return address.includes('@') ? `mailto:${address}` : `https://${address}`
}

type Look = Record<'bold' | 'italic' | 'link' | 'bulletList' | 'orderedList' | 'hasSelection', boolean>

function lookOf(editor: Editor): Look {
  return {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    link: editor.isActive('link'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    hasSelection: !editor.state.selection.empty,
  }
}

/** What the toolbar shows of the editor, after each of its transactions. */
function useEditorLook(editor: Editor): Look {
  const [look, setLook] = useState(() => lookOf(editor))
  useEffect(() => {
    const update = () => setLook(lookOf(editor))
    update()
    editor.on('transaction', update)
    return () => {
      editor.off('transaction', update)
    }
  }, [editor])
  return look
}

const gap = 8

function putBeside(bar: HTMLElement, editor: Editor) {
  const { from, to } = editor.state.selection
  const start = editor.view.coordsAtPos(from)
  const end = editor.view.coordsAtPos(to)
  const { offsetWidth: width, offsetHeight: height } = bar
  const middle = start.top === end.top ? (start.left + end.right) / 2 : (start.left + start.right) / 2
  const above = start.top - height - gap
  // A finger's own menu lies above the selection, so ours goes below it.
  const below = end.bottom + gap + (window.matchMedia('(pointer: coarse)').matches ? 24 : 0)
  const top = above < 64 || window.matchMedia('(pointer: coarse)').matches ? below : above
  const left = Math.max(gap, Math.min(window.innerWidth - width - gap, middle - width / 2))
  bar.style.translate = `${Math.round(left)}px ${Math.round(Math.min(top, window.innerHeight - height - gap))}px`
}

const firstButton = (bar: HTMLElement | null) => bar?.querySelector('button') ?? null

function stepFocus(event: KeyboardEvent<HTMLDivElement>, step: number) {
  const buttons = Array.from(event.currentTarget.querySelectorAll('button'))
  const at = buttons.findIndex((button) => button.matches(':focus'))
  if (at < 0) return
  event.preventDefault()
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
