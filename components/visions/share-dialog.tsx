'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import type * as Y from 'yjs'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import { shareSection } from '@/lib/visions/actions'
import type { SectionContent } from '@/lib/visions/document/content'
import { digestOfHeld } from '@/lib/visions/document/digest'
import { contentAfterMove, type Held, heldOf } from '@/lib/visions/document/move'
import { type Names, namesIn } from '@/lib/visions/document/tell'
import { numberedSections } from '@/lib/visions/document/template'
import { type PlacedVision, sharedSections } from '@/lib/visions/vision'
import { isEmpty, SectionWords } from './section-words'
import type { PlanSection } from './sections'

type Props = {
  section: PlanSection
  practice: string
  visionId: string
  plan: PlacedVision
  draft: Y.Doc
  vision: Y.Doc
  /** Everything written on this page is committed: what is shared is what the server has. */
  saved: boolean
  /** The coach's first name. */
  coach: string
  onShared: (section: string) => void
  onClose: () => void
}

/** What the coach will read, to the word, and the one act that lets them. */
export function ShareDialog({
  section,
  practice,
  visionId,
  saved,
  coach,
  onShared,
  onClose,
  ...docs
}: Props) {
  const router = useRouter()
  // Read once: what is agreed to is what has been on the screen.
  const [shown, setShown] = useState(() => read(section.key, docs))
  const [problem, setProblem] = useState<string | null>(null)
  const [sharing, start] = useTransition()

  const share = () =>
    start(async () => {
      setProblem(null)
      const digest = await digestOfHeld(shown.held)
      const answer = await shareSection(practice, { visionId, section: section.key, digest }).catch(
        () => null,
      )
      if (answer?.ok) {
        toast({ words: `${coach} can read it in a moment` })
        onShared(section.key)
        onClose()
        router.refresh()
        return
      }
      // It may have changed in another window: what is shown from here on is what is there now.
      setShown(read(section.key, docs))
      setProblem(problemOf(answer, 'Nothing has been shared. Try again.'))
    })

  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={`Share “${section.title}” with ${coach}?`}
      body={`This is what ${coach} will read. From now on that goes for whatever you write in this section, as it does for your other sections. It cannot be made private again: ${coach} keeps what was read.`}
    >
      <section
        aria-label={`What ${coach} will read`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-4 max-h-[46dvh] overflow-y-auto rounded-control border border-line bg-paper px-5 py-4"
      >
        <h3 className="text-section">{section.title}</h3>
        <div className="mt-2">
          {isEmpty(shown.written) ? (
            <p className="text-15 text-ink-3">
              Nothing is written here yet. {coach} will read what you write from now on.
            </p>
          ) : (
            <SectionWords section={section} written={shown.written} names={shown.names} />
          )}
        </div>
      </section>
      <FormProblem className="mt-3">{problem}</FormProblem>
      <DialogActions>
        <Button
          look="primary"
          onClick={share}
          busy={sharing && 'Sharing'}
          unavailable={!saved && 'Not everything you wrote is saved yet. Sharing waits for that.'}
        >
          Share this section with {coach}
        </Button>
        <DialogClose>
          <Button look="quiet">Keep it private</Button>
        </DialogClose>
      </DialogActions>
    </Dialog>
  )
}

type Docs = Pick<Props, 'plan' | 'draft' | 'vision'>

type Shown = { held: Held; written: SectionContent; names: Names }

function read(section: string, { plan, draft, vision }: Docs): Shown {
  const { template } = plan
  const { sections } = contentAfterMove(draft, vision, section, {
    template,
    sections: [...sharedSections(plan), section],
  })
  const titles = numberedSections(template).map(({ key, title }) => [key, title])
  return {
    held: heldOf(draft, section),
    written: sections.find(({ key }) => key === section) ?? { key: section, text: [], elements: [] },
    names: namesIn(
      sections.flatMap(({ elements }) => elements),
      Object.fromEntries(titles),
    ),
  }
}
