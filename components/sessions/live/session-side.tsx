'use client'

import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { OwnNotes } from '@/components/notes/own-notes'
import { promiseTo } from '@/components/notes/own-notes-block'
import { SharedNotes } from '@/components/notes/shared-notes'
import { useBegun } from '@/components/notes/use-begun'
import type { Report } from '@/components/notes/use-report'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import { PrivatePanel } from '@/components/ui/private-panel'
import { firstName } from '@/lib/people/name'
import type { OpenSession, VisionScreen } from '@/lib/visions/screen'
import { type Panel, panels, useWide } from './panels'
import { usePanelKeys } from './use-panel-keys'

type Props = {
  screen: VisionScreen & { session: OpenSession }
  practice: string
  report: Report
  /** Which one lies open where there is no room for all; null is none. */
  open: Panel | null
  onOpen: (panel: Panel | null) => void
  /** What was promised, and the form for more. */
  commitments: ReactNode
  /** Where the band has no room for it. */
  follow: ReactNode
  onCommitment?: () => void
}

/** Beside the plan while they meet: what both write, what was promised, and at the edge what is one's own. */
export function SessionSide(props: Props) {
  const { open, onOpen } = props
  const wide = useWide()
  usePanelKeys(wide === false ? onOpen : null)
  if (wide === null) return null
  return wide ? <Beside {...props} /> : open && <Sheet {...props} open={open} />
}

function Beside(props: Props) {
  const { shared, own } = usePanels(props)
  return (
    <aside
      aria-label="Session"
      className="sticky top-(--chrome,60px) hidden h-[calc(100dvh-var(--chrome,60px))] flex-col border-line border-l bg-paper lg:flex print:hidden"
    >
      <div data-panel="notes" className="min-h-0 flex-1 overflow-y-auto px-5.5 pt-3.5 pb-5">
        {shared}
      </div>
      <div
        data-panel="commitments"
        className="max-h-[45%] shrink-0 overflow-y-auto border-line border-t px-5.5 py-3.5"
      >
        {props.commitments}
      </div>
      <div data-panel="private" className="max-h-[32%] shrink-0 overflow-y-auto">
        {own}
      </div>
    </aside>
  )
}

/** From the foot of the page, over its lower half; the plan stays in sight above. */
function Sheet(props: Props & { open: Panel }) {
  const { open, onOpen } = props
  const { shared, own } = usePanels(props)
  const content: Record<Panel, ReactNode> = {
    notes: <div className="px-5 pt-3 pb-6">{shared}</div>,
    commitments: <div className="px-5 pt-3 pb-6">{props.commitments}</div>,
    private: own,
  }
  return (
    <section
      aria-label="Session"
      className="fixed inset-x-0 bottom-0 z-30 flex h-[58dvh] flex-col rounded-t-panel border border-line bg-paper shadow-pop print:hidden"
    >
      <div className="flex items-center gap-1 border-line border-b px-3">
        <div role="tablist" aria-label="Session" className="flex min-w-0 flex-1">
          {panels.map(({ key, title }) => (
            <button
              key={key}
              type="button"
              role="tab"
              id={`tab-${key}`}
              aria-selected={key === open}
              aria-controls="session-panel"
              onClick={() => onOpen(key)}
              className={classes(
                'min-h-12 border-b-3 px-3 text-15',
                key === open ? 'border-accent font-semibold' : 'border-transparent text-ink-2',
                key === 'private' && 'text-private',
              )}
            >
              {title}
            </button>
          ))}
        </div>
        <IconButton label="Close" onClick={() => onOpen(null)}>
          <X aria-hidden="true" strokeWidth={1.75} />
        </IconButton>
      </div>
      <div className="border-line border-b px-5 py-2 md:hidden">{props.follow}</div>
      <div
        role="tabpanel"
        id="session-panel"
        aria-labelledby={`tab-${open}`}
        data-panel={open}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-[env(safe-area-inset-bottom)]"
      >
        {content[open]}
      </div>
    </section>
  )
}

function usePanels({ screen, practice, report, onCommitment }: Props) {
  const { session, seat, practiceId } = screen
  const { memberId } = screen[seat]
  const other = firstName((seat === 'client' ? screen.coach : screen.client).name)
  const labelId = useId()
  const notes = useBegun(session.notes, ['shared', 'own'], { practice, sessionId: session.id })
  const place = { practiceId, memberId, report }
  const opened = notes === 'refused' ? { shared: null, own: null } : notes
  const away = (
    <p className="text-14 text-ink-2">
      {notes === 'refused' ? 'The notes did not open. Reload the page to try again.' : 'Opening the notes'}
    </p>
  )
  return {
    shared: (
      <>
        <h2 id={labelId} className="mb-1.5 font-semibold text-15">
          Shared notes{' '}
          <span className="ml-1.5 font-normal text-13 text-ink-2">you both write, you both keep</span>
        </h2>
        {opened.shared === null ? (
          away
        ) : (
          <SharedNotes {...place} documentId={opened.shared} labelId={labelId} onCommitment={onCommitment} />
        )}
      </>
    ),
    own: (
      <PrivatePanel form="side" promise={promiseTo(other)} className="min-h-full">
        {opened.own === null ? away : <OwnNotes {...place} documentId={opened.own} />}
      </PrivatePanel>
    ),
  }
}
