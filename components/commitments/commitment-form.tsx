'use client'

import { Gauge, TrendingUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useState, useTransition } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Field } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { type Commitment, confident } from '@/lib/commitments/commitment'
import type { Committing } from '@/lib/commitments/screen'
import type { Day } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { ChipSelect } from './chip'
import { DueChip, noDay, onDay, type SaidDay, sayDay } from './due-chip'

/** What the form says, as the actions take it. */
export type SaidCommitment = {
  commitmentId: string
  ownerId: string
  text: string
  dueOn: Day | null
  confidence: number | null
  wouldChange: string
  milestoneId: string | null
}

type Answer = { ok: true } | { ok: false; refusal: { sentence: string } }

type Props = {
  committing: Committing
  /** The day it is for whoever writes. */
  today: Day
  /** What stands in it at first: words that were selected, or the commitment that is changed. */
  from?: Partial<Pick<Commitment, 'text' | 'dueOn' | 'confidence' | 'milestoneId'>> & { ownerId?: string }
  verb: string
  busy: string
  /** `secondary` where the page has its one filled button already. */
  look?: 'primary' | 'secondary'
  send: (said: SaidCommitment) => Promise<Answer>
  onSent: () => void
  onCancel?: () => void
  autoFocus?: boolean
  children?: ReactNode
}

/** Sentence first; who, by when, what it moves and how sure they are as chips. Below seven it asks one thing more. */
export function CommitmentForm(props: Props) {
  const { committing, today, from, verb, busy, look = 'primary', send, onSent, onCancel } = props
  const { autoFocus, children } = props
  const [said, setSaid] = useState(() => begun(props))
  const [trouble, setTrouble] = useState<string | null>(null)
  const [sending, start] = useTransition()
  const id = useId()
  const say = (more: Partial<typeof said>) => setSaid((before) => ({ ...before, ...more }))
  const owner = committing.people.find(({ memberId }) => memberId === said.ownerId)
  const asks = said.confidence !== null && said.confidence < confident

  const submit = () => {
    if (sending) return
    // Words that are no day are said to be none, also where Enter came before the field was left.
    const due = said.due.day === null ? sayDay(said.due.words, today) : said.due
    if (said.text.trim() === '') return setTrouble('What will you do? Write it down first.')
    if (due.trouble) return say({ due })
    setTrouble(null)
    start(async () => {
      const { due: _, wouldChange, ...rest } = said
      const answer = await send({ ...rest, dueOn: due.day, wouldChange: asks ? wouldChange : '' }).catch(
        () => null,
      )
      if (!answer?.ok) return setTrouble(problemOf(answer, 'Nothing was added. Try again.'))
      setSaid(begun({ committing, today, from: from && { ownerId: said.ownerId } }))
      onSent()
    })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const inWords = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
    if (event.key === 'Enter' && inWords) {
      event.preventDefault()
      submit()
    }
    if (event.key === 'Escape' && onCancel) {
      event.stopPropagation()
      onCancel()
    }
  }

  return (
    <form
      aria-label={from?.text === undefined ? 'A new commitment' : 'A commitment'}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={onKeyDown}
      className="rounded-panel border border-edge bg-paper p-3 focus-within:border-focus"
    >
      {children}
      <textarea
        aria-label={owner?.isMe === false ? `What ${firstName(owner.name)} will do` : 'What you will do'}
        placeholder={owner?.isMe === false ? `What ${firstName(owner.name)} will do` : 'What will you do?'}
        // biome-ignore lint/a11y/noAutofocus: whoever opened it is about to write
        autoFocus={autoFocus}
        rows={1}
        maxLength={400}
        value={said.text}
        onChange={(event) => say({ text: event.target.value })}
        className="field-sizing-content block w-full resize-none bg-transparent text-element-sm font-normal text-ink outline-none placeholder:text-ink-3"
      />
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        <ChipSelect
          label="Whose it is"
          icon={<Avatar name={owner?.name ?? ''} who={owner?.seat} size={18} />}
          value={said.ownerId}
          options={committing.people.map(({ memberId, name, isMe }) => ({
            value: memberId,
            label: isMe ? 'You' : firstName(name),
          }))}
          onChange={(event) => say({ ownerId: event.target.value })}
        />
        <DueChip said={said.due} today={today} saysId={`${id}-due`} onSay={(due) => say({ due })} />
        {committing.milestones.length > 0 && (
          <ChipSelect
            label="What it moves"
            icon={<TrendingUp aria-hidden="true" strokeWidth={1.75} />}
            value={said.milestoneId ?? ''}
            options={[
              { value: '', label: 'Moves nothing' },
              ...committing.milestones.map(({ id: value, name }) => ({ value, label: name })),
            ]}
            onChange={(event) => say({ milestoneId: event.target.value || null })}
          />
        )}
        <ChipSelect
          label="How sure, from 1 to 10"
          icon={<Gauge aria-hidden="true" strokeWidth={1.75} />}
          value={said.confidence ?? ''}
          options={[
            { value: '', label: 'How sure?' },
            ...Array.from({ length: 10 }, (_, at) => ({ value: String(10 - at), label: `${10 - at} of 10` })),
          ]}
          onChange={(event) => say({ confidence: event.target.value ? Number(event.target.value) : null })}
        />
        <span className="ml-auto flex gap-1.5">
          {onCancel && (
            <Button look="quiet" size={32} onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" look={look} size={32} busy={sending && busy}>
            {verb}
          </Button>
        </span>
      </div>
      {asks && (
        <Field
          className="mt-3"
          label="What would make it a seven?"
          hint="Smaller, later, or with somebody. You can leave it open."
          maxLength={400}
          value={said.wouldChange}
          onChange={(event) => say({ wouldChange: event.target.value })}
        />
      )}
      <Trouble
        said={said.due}
        id={`${id}-due`}
        onUse={(day) => say({ due: onDay(day, today) })}
        today={today}
      />
      <FormProblem className="mt-2">{trouble}</FormProblem>
    </form>
  )
}

function Trouble({
  said: { trouble },
  id,
  today,
  onUse,
}: {
  said: SaidDay
  id: string
  today: Day
  onUse: (day: Day) => void
}) {
  const instead = trouble?.instead
  return (
    <div id={id} aria-live="polite" className={classes(trouble && 'mt-2', 'text-13 font-medium text-danger')}>
      {trouble?.problem}
      {instead && (
        <Button look="quiet" size={32} className="ml-1" onClick={() => onUse(instead)}>
          Use {onDay(instead, today).words}
        </Button>
      )}
    </div>
  )
}

/** A new one each time, so that one that was sent twice is there once. */
function begun({ committing, today, from }: Pick<Props, 'committing' | 'today' | 'from'>) {
  const client = committing.people.find(({ seat }) => seat === 'client')
  return {
    commitmentId: crypto.randomUUID() as string,
    ownerId: from?.ownerId ?? client?.memberId ?? '',
    text: from?.text ?? '',
    due: from?.dueOn ? onDay(from.dueOn, today) : noDay,
    confidence: from?.confidence ?? null,
    wouldChange: '',
    milestoneId: committing.milestones.find(({ id }) => id === from?.milestoneId)?.id ?? null,
  }
}
