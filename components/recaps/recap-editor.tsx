'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Field, TextareaField } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import type { Saved } from '@/components/ui/saved-words'
import { toast } from '@/components/ui/toast'
import { firstName } from '@/lib/people/name'
import { editRecap, sendRecap } from '@/lib/recaps/actions'
import { edited, type Recap, type RecapEdits } from '@/lib/recaps/recap'
import { Part } from './part'
import { RecapLines } from './recap-lines'
import { writers } from './recap-words'

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
  const [edits, setEdits] = useState(stored)
  const [saved, setSaved] = useState<Saved>({ state: 'saved' })
  const [problem, setProblem] = useState<string | null>(null)
  const newest = useRef(0)
  const recap = edited(drafted, edits)
  const client = firstName(drafted.client.name)

  const save = async (changed: Partial<RecapEdits>) => {
    const all = { ...edits, ...changed }
    setEdits(all)
    setSaved({ state: 'saving' })
    const mine = ++newest.current
    const answer = await editRecap(practice, { sessionId, edits: all }).catch(() => null)
    if (mine !== newest.current) return
    setSaved(answer?.ok ? { state: 'saved' } : { state: 'trouble' })
    setProblem(problemOf(answer, 'Change it again to retry.'))
    if (answer?.ok) router.refresh()
  }
  const toggle = (id: string) =>
    save({
      leftOut: edits.leftOut.includes(id)
        ? edits.leftOut.filter((each) => each !== id)
        : [...edits.leftOut, id],
    })

  return (
    <article className="mx-auto max-w-[70rem] rounded-sheet border border-line bg-paper px-5 pb-4 shadow-sheet sm:px-14">
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
        {drafted.changes.length === 0 && <p className="text-15 text-ink-2">The plan stayed as it was.</p>}
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
                {edits.leftOut.includes(change.id) ? <LeftOut /> : <RecapLines change={change} />}
              </div>
              <LeaveOut
                out={edits.leftOut.includes(change.id)}
                what={change.title}
                onToggle={() => void toggle(change.id)}
              />
            </li>
          ))}
        </ol>
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
                  {edits.leftOut.includes(id) ? <LeftOut /> : text}
                </span>
                <span className="text-13 text-ink-2">{owner === 'coach' ? 'You' : client}</span>
                <LeaveOut out={edits.leftOut.includes(id)} what={text} onToggle={() => void toggle(id)} />
              </li>
            ))}
          </ul>
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
          trigger={
            <Button look="primary" busy={saved.state === 'saving' && 'Saving'}>
              Send the recap
            </Button>
          }
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
