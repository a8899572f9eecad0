'use client'

import { useMemo } from 'react'
import * as Y from 'yjs'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { SectionWords } from '@/components/visions/section-words'
import { bringBack, type Piece } from '@/lib/visions/document/bring-back'
import { content, type SectionContent } from '@/lib/visions/document/content'
import { changedBlocks, diff } from '@/lib/visions/document/diff'
import { namesIn } from '@/lib/visions/document/tell'
import { findSection, numberedSections, type Template } from '@/lib/visions/document/template'

type Props = {
  piece: Piece
  isShared: boolean
  /** Null until the plan is here. */
  doc: Y.Doc | null
  template: Template
  coach: string
  onBring: () => void
  onClose: () => void
}

/** How the section will read, to the word, before anything changes. */
export function BringBackDialog({ piece, isShared, doc, template, coach, onBring, onClose }: Props) {
  const { key } = piece.written
  const section = findSection(template, key)
  const shown = useMemo(() => (doc ? preview(doc, piece, template) : null), [doc, piece, template])
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={
        piece.what === 'section'
          ? `Bring “${section.title}” back as it was?`
          : `Bring this back into “${section.title}”?`
      }
      body={
        <>
          {piece.what === 'section' &&
            'What was written there since gives way; it can be read in the history. Rows that were added since stay. '}
          {isShared ? `${coach} reads this section.` : 'Only you see this section.'} This is how it will read:
        </>
      }
    >
      <section
        aria-label="How it will read"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-4 max-h-[46dvh] overflow-y-auto rounded-control border border-line bg-paper px-5 py-4"
      >
        {shown ? (
          <SectionWords
            section={{ ...section, place: isShared ? 'shared' : 'private' }}
            written={shown.written}
            changed={shown.changed}
            names={shown.names}
          />
        ) : (
          <p role="status" className="text-15 text-ink-3">
            Opening your plan
          </p>
        )}
      </section>
      <DialogActions>
        <Button
          look="primary"
          onClick={onBring}
          unavailable={shown === null && 'Your plan is being opened. It takes a moment.'}
        >
          Bring it back
        </Button>
        <DialogClose>
          <Button look="quiet">Leave it as it is</Button>
        </DialogClose>
      </DialogActions>
    </Dialog>
  )
}

/** Found out on a copy: the plan itself is not touched by looking. */
function preview(doc: Y.Doc, piece: Piece, template: Template) {
  const twin = new Y.Doc()
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(doc))
  const { key } = piece.written
  const scope = { template, sections: numberedSections(template).map((section) => section.key) }
  const before = content(twin, scope)
  bringBack(twin, piece)
  const after = content(twin, scope)
  twin.destroy()
  const nothing: SectionContent = { key, text: [], elements: [] }
  return {
    written: after.sections.find((section) => section.key === key) ?? nothing,
    changed: changedBlocks(diff(before, after)).get(key),
    names: namesIn(
      after.sections.flatMap(({ elements }) => elements),
      Object.fromEntries(numberedSections(template).map((section) => [section.key, section.title])),
    ),
  }
}
