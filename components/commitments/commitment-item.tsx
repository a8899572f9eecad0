'use client'

import { ArrowRight, Minus, TrendingUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Checkbox, Tick } from '@/components/ui/checkbox'
import { classes } from '@/components/ui/classes'
import { useListening } from '@/components/ui/listening'
import type { Aim } from '@/lib/commitments/aim'
import type { Commitment, OutcomeKind } from '@/lib/commitments/commitment'
import type { Committing } from '@/lib/commitments/screen'
import { dayOf, type Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { isPressing, whenWords } from './commitment-words'
import { SettleForm } from './settle-form'

type Props = {
  practice: string
  /** Without an aim, what it leads to is not said. */
  commitment: Commitment & { aim?: Aim | null }
  /** For who changes it into another; null where that is done elsewhere. */
  committing: Committing | null
  reader: Reader
  /** `row` has room for the day at its end and for the whole line of sight. */
  look: 'aside' | 'row'
  /** Where both are listed, those of the coach say so: most are the client's. Where one's own are, whom they were said to. */
  named?: 'owner' | 'other'
}

/** One line: what, whose, when, and what it moves. Ticking it asks how it went before anything is written. */
export function CommitmentItem({ practice, commitment, committing, reader, look, named }: Props) {
  const listening = useListening()
  const [settling, setSettling] = useState(false)
  const line = useRef<HTMLLIElement>(null)
  const settledHere = useRef(false)
  const close = () => {
    setSettling(false)
    requestAnimationFrame(() => line.current?.querySelector('input')?.focus())
  }
  const today = dayOf(reader.now, reader.zone)
  const { outcome, owner, text } = commitment
  const open = outcome === null && commitment.may.settle
  // With what is settled goes its box; whoever settled it is on the line then. Whoever only sees it stays where they are.
  useEffect(() => {
    if (!open && settledHere.current) line.current?.focus()
  }, [open])
  const when = (
    <span
      className={classes('text-13', isPressing(commitment, today) ? 'font-medium text-attend' : 'text-ink-2')}
    >
      {named === 'owner' && owner.seat === 'coach' && `${owner.isMe ? 'You' : firstName(owner.name)}, `}
      {named === 'other' && `${commitment.withWhom}. `}
      {look === 'aside' && outcome === null && commitment.dueOn !== null && 'Due '}
      {whenWords(commitment, reader)}
    </span>
  )
  return (
    <li
      ref={line}
      tabIndex={-1}
      className={classes(look === 'row' && 'border-line border-b', look === 'row' ? 'py-2' : 'py-1.5')}
    >
      <div className={classes(look === 'row' && 'flex flex-wrap items-baseline justify-between gap-x-4')}>
        <div inert={open && !listening} className="min-w-0 flex-1">
          {open ? (
            <Checkbox
              label={<span className="wrap-anywhere">{text}</span>}
              detail={look === 'aside' ? when : undefined}
              checked={settling}
              onChange={(event) => setSettling(event.target.checked)}
            />
          ) : (
            <div className="flex gap-2.5">
              <Settled kind={outcome?.kind ?? null} />
              <div className="min-w-0 text-15">
                <span
                  className={classes(
                    'wrap-anywhere',
                    outcome?.kind === 'kept' && 'text-ink-2 line-through decoration-edge',
                    outcome && outcome.kind !== 'kept' && 'text-ink-2',
                  )}
                >
                  {text}
                </span>
                {look === 'aside' && <span className="block">{when}</span>}
              </div>
            </div>
          )}
        </div>
        {look === 'row' && <span className="max-sm:pl-[30px]">{when}</span>}
      </div>
      <div className="grid gap-1 pl-[30px] empty:hidden">
        {outcome?.words && <p className="text-14 text-ink-2 wrap-anywhere">“{outcome.words}”</p>}
        {outcome === null && commitment.aim !== undefined && (
          <Sight aim={commitment.aim} milestoneId={commitment.milestoneId} whole={look === 'row'} />
        )}
        {settling && (
          <div className="mt-2">
            <SettleForm
              practice={practice}
              commitment={commitment}
              committing={committing}
              today={today}
              onClose={close}
              onSettled={() => {
                settledHere.current = true
                close()
              }}
            />
          </div>
        )}
      </div>
    </li>
  )
}

function Settled({ kind }: { kind: OutcomeKind | null }) {
  const kept = kind === 'kept'
  return (
    <span
      role="img"
      aria-label={kind === null ? 'Open' : kept ? 'Kept' : kind === 'let_go' ? 'Let go' : 'Changed'}
      className={classes(
        'mt-px flex size-5 shrink-0 items-center justify-center rounded-chip border',
        kept ? 'border-accent bg-accent text-on-accent' : 'border-edge text-ink-3',
      )}
    >
      {kept && <Tick className="size-3.5" />}
      {kind !== null && !kept && <Minus aria-hidden="true" strokeWidth={1.75} className="size-3.5" />}
    </span>
  )
}

/** What it leads to, or that it leads nowhere: a fact, and no more. */
function Sight({ aim, milestoneId, whole }: { aim: Aim | null; milestoneId: string | null; whole: boolean }) {
  if (!aim)
    return (
      <p className="text-13 text-ink-3">
        Busy, not aimed: it serves {milestoneId ? 'a milestone that is gone' : 'no milestone'}
      </p>
    )
  const [line] = aim.lines
  const steps = [aim.milestone, ...(whole && line ? line.steps.map(({ name }) => name) : [])]
  return (
    <p className="text-13 text-ink-3 wrap-anywhere">
      <TrendingUp aria-hidden="true" strokeWidth={1.75} className="mr-1.5 inline size-3.5" />
      <span className="hidden-words">It moves </span>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way may pass two things of one name
        <span key={index}>
          {index > 0 && (
            <>
              <ArrowRight aria-hidden="true" strokeWidth={1.75} className="mx-1 inline size-3" />
              <span className="hidden-words"> leads to </span>
            </>
          )}
          {step}
        </span>
      ))}
    </p>
  )
}
