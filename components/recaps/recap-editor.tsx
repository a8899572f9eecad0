'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Field, TextareaField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { toast } from '@/components/ui/toast'
import { firstName } from '@/lib/people/name'
import { sendRecap } from '@/lib/recaps/actions'
import { edited, type Recap, type RecapEdits } from '@/lib/recaps/recap'
import { Part } from './part'
import { RecapLines } from './recap-lines'
import { writers } from './recap-words'
import { useRecapEdits } from './use-recap-edits'

type Props = {
  practice: string
  sessionId: string
  drafted: Recap
  edits: RecapEdits
  /** Of what stands here now: what is sent is what was read. */
  digest: string
  when: string
  /** When they meet again. */
  next: ReactNode
}

/** The coach's draft: the headline and the notes are theirs to write; what changed in the plan is kept or left out. */
export function RecapEditor({ practice, sessionId, drafted, edits: stored, digest, when, next }: Props) {
  const router = useRouter()
  const listening = useListening()
  const { edits, saved, problem, save, isLeftOut, toggle } = useRecapEdits(stored, { practice, sessionId })
  const recap = edited(drafted, edits)
  const client = firstName(drafted.client.name)
  const leaveOut = (id: string, what: string) => (
    <LeaveOut out={isLeftOut(id)} what={what} onToggle={() => void toggle(id)} />
  )
  return (
    <article
      inert={!listening}
      className="mx-auto max-w-[70rem] rounded-sheet border border-line bg-paper px-5 pb-4 shadow-sheet sm:px-14"
    >
      <header className="gap-x-10 pt-8 pb-6 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)] sm:pt-11">
        <div className="max-sm:mb-2">
          <p className="font-semibold text-15 text-attend">Draft</p>
          <p className="text-13 text-ink-2">{client} does not see it yet</p>
        </div>
        <div>
          <p className="mb-2 text-13 text-ink-2">{when}</p>
          <h1 className="hidden-words">Recap of session {drafted.session.number}, a draft</h1>
          <TextareaField
            label="Headline"
            name="headline"
            forPerson
            rows={1}
            maxLength={120}
            defaultValue={recap.headline}
            hint={`What this session was, in a line ${client} will want to read again.`}
            className="[&_textarea]:min-h-16 [&_textarea]:text-title"
            onBlur={({ target }) => {
              const words = target.value.replaceAll(/\s+/g, ' ').trim()
              if (words !== '' && words !== recap.headline) void save({ headline: words })
            }}
          />
        </div>
      </header>
      <Part id="changed" title="What changed" says="in the plan, together">
        <Changes drafted={drafted} isLeftOut={isLeftOut} leaveOut={leaveOut} />
      </Part>
      <Part id="noted" title="What we noted" says="shared with both of you">
        <TextareaField
          label="Notes"
          hideLabel
          name="notes"
          forPerson
          rows={4}
          defaultValue={recap.notes.join('\n')}
          hint="From the shared notes, a line each. Your private notes are never part of it."
          onBlur={({ target }) => {
            const notes = target.value.split('\n')
            if (notes.join('\n') !== recap.notes.join('\n')) void save({ notes })
          }}
        />
      </Part>
      {drafted.commitments.length > 0 && (
        <Part id="promised" title="Commitments" says="from this session">
          <Promised drafted={drafted} isLeftOut={isLeftOut} leaveOut={leaveOut} />
        </Part>
      )}
      <Part id="next" title="Next">
        <div className="mb-4">{next}</div>
        <Field
          label="A line about next time"
          name="closing"
          maxLength={300}
          defaultValue={edits.closing}
          placeholder="What you will ask then"
          autoComplete="off"
          onBlur={({ target }) => {
            const closing = target.value.trim()
            if (closing !== edits.closing) void save({ closing })
          }}
        />
      </Part>
      <footer className="flex flex-wrap items-center gap-x-4 gap-y-3 border-line border-t py-5">
        <AskDialog
          // Pressed with the last words still in hand, which are saved by the same press: the yes waits for them.
          trigger={<Button look="primary">Send the recap</Button>}
          waits={saved.state === 'saving' && 'Saving'}
          title={`Send this recap to ${client}?`}
          body={`${client} reads exactly this, from now on. Nobody can change it afterwards.`}
          verb="Send the recap"
          busy="Sending"
          keep="Not yet"
          run={() => sendRecap(practice, { sessionId, digest })}
          done={() => {
            toast({ words: 'Recap sent' })
            router.refresh()
          }}
        />
        <SavedIndicator saved={saved} />
        <FormProblem>{problem}</FormProblem>
      </footer>
    </article>
  )
}

type KeptProps = {
  drafted: Recap
  isLeftOut: (id: string) => boolean
  leaveOut: (id: string, what: string) => ReactNode
}

function Changes({ drafted, isLeftOut, leaveOut }: KeptProps) {
  if (drafted.changes.length === 0) return <p className="text-15 text-ink-2">The plan stayed as it was.</p>
  return (
    <ol>
      {drafted.changes.map((change, index) => (
        <li
          key={change.id}
          className={classes(
            'grid gap-x-4 py-2.5 sm:grid-cols-[9rem_minmax(0,1fr)_auto]',
            index > 0 ? 'border-line border-t' : 'pt-0',
          )}
        >
          <div className="pt-1">
            <h3 className="font-medium text-13 text-ink-2">{change.title}</h3>
            <p className="text-13 text-ink-3">{writers(change, drafted, 'coach')}</p>
          </div>
          <div className="min-w-0 pl-4">
            {isLeftOut(change.id) ? <LeftOut /> : <RecapLines change={change} />}
          </div>
          {leaveOut(change.id, change.title)}
        </li>
      ))}
    </ol>
  )
}

function Promised({ drafted, isLeftOut, leaveOut }: KeptProps) {
  return (
    <ul>
      {drafted.commitments.map(({ id, text, owner }, index) => (
        <li
          key={id}
          className={classes(
            'flex flex-wrap items-baseline gap-x-4 py-2',
            index > 0 ? 'border-line border-t' : 'pt-0',
          )}
        >
          <span className="min-w-0 flex-1 basis-60 text-element-sm font-normal wrap-anywhere">
            {isLeftOut(id) ? <LeftOut /> : text}
          </span>
          <span className="text-13 text-ink-2">
            {owner === 'coach' ? 'You' : firstName(drafted.client.name)}
          </span>
          {leaveOut(id, text)}
        </li>
      ))}
    </ul>
  )
}

const LeftOut = () => <span className="font-sans text-14 text-ink-3">Left out of the recap</span>

function LeaveOut({ out, what, onToggle }: { out: boolean; what: string; onToggle: () => void }) {
  return (
    <Button
      look="quiet"
      size={32}
      className="-mr-2 self-start max-sm:-ml-2.5 max-sm:w-fit"
      onClick={onToggle}
    >
      {out ? 'Put back' : 'Leave out'}
      <span className="hidden-words"> {what}</span>
    </Button>
  )
}
