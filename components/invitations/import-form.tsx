'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field, TextareaField } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { toast } from '@/components/ui/toast'
import { checkAddresses, importClients } from '@/lib/invitations/actions'
import type { Row } from '@/lib/invitations/csv'
import { counted, countedInWords } from '@/lib/words'
import { ImportPreview } from './import-preview'

type Props = { practiceSlug: string; today: string; next: string }

/** A list becomes a preview, and a preview becomes invitations: only when somebody says so, and all of it or none. */
export function ImportForm({ practiceSlug, today, next }: Props) {
  const router = useRouter()
  const listening = useListening()
  const [text, setText] = useState('')
  const [note, setNote] = useState('')
  const [defaults, setDefaults] = useState({ purpose: '', startsOn: today, sessionsAgreed: '8' })
  const [rows, setRows] = useState<Row[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [working, start] = useTransition()
  const good = rows?.flatMap(({ client }) => (client ? [client] : [])) ?? []

  const change = (what: () => void) => {
    what()
    setRows(null)
    setProblem(null)
  }

  const preview = () =>
    start(async () => {
      setProblem(null)
      const { readClients, withoutThose } = await import('@/lib/invitations/csv')
      const read = readClients(text, { ...defaults, sessionsAgreed: Number(defaults.sessionsAgreed) })
      setRows(null)
      if (read.trouble !== null) return setProblem(read.trouble)
      const emails = read.rows.flatMap(({ client }) => (client ? [client.email] : []))
      const answer = await checkAddresses(practiceSlug, { emails }).catch(() => null)
      if (answer?.ok) setRows(withoutThose(read.rows, answer.value.taken))
      else setProblem(problemOf(answer))
    })

  const invite = () =>
    start(async () => {
      const answer = await importClients(practiceSlug, { clients: good, note }).catch(() => null)
      if (!answer?.ok) {
        return setProblem(problemOf(answer, 'Nobody was invited. Try again.'))
      }
      toast({ words: `${counted(answer.value.invited, 'invitation')} on the way.` })
      router.push(next)
      router.refresh()
    })

  return (
    <div inert={!listening} className="mt-7 grid max-w-review gap-5">
      <div className="grid gap-1.5">
        <label htmlFor="list-file" className="font-semibold text-14">
          Choose a file
        </label>
        <input
          id="list-file"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={async ({ target }) => {
            const file = target.files?.[0]
            if (!file) return
            const { largestList, wordsOfFile } = await import('@/lib/invitations/csv')
            if (file.size > largestList) return change(() => setProblem('A list can have 2 MB at most.'))
            const words = wordsOfFile(await file.arrayBuffer())
            change(() => setText(words))
          }}
          className="block w-full text-14 text-ink-2 file:mr-4 file:min-h-10 file:cursor-pointer file:rounded-control file:border file:border-edge file:bg-paper file:px-4 file:font-semibold file:text-15 file:text-ink hover:file:bg-hover"
        />
      </div>
      <TextareaField
        label="Or paste the list"
        value={text}
        rows={6}
        spellCheck={false}
        onChange={({ target }) => change(() => setText(target.value))}
        hint="One client in a line. The first line names the columns: first name, last name, email; if you like, purpose, start and sessions."
        className="[&_textarea]:max-h-72 [&_textarea]:font-mono [&_textarea]:text-14"
      />
      <fieldset className="grid gap-5">
        <legend className="mb-3 text-15 text-ink-2">Where the list does not say:</legend>
        <Field
          label="What you will work on"
          maxLength={200}
          value={defaults.purpose}
          onChange={({ target }) => change(() => setDefaults({ ...defaults, purpose: target.value }))}
        />
        <div className="grid gap-x-3.5 gap-y-5 sm:grid-cols-2">
          <Field
            label="Begins"
            type="date"
            value={defaults.startsOn}
            onChange={({ target }) => change(() => setDefaults({ ...defaults, startsOn: target.value }))}
          />
          <Field
            label="Sessions agreed"
            inputMode="numeric"
            maxLength={3}
            value={defaults.sessionsAgreed}
            onChange={({ target }) =>
              change(() => setDefaults({ ...defaults, sessionsAgreed: target.value }))
            }
          />
        </div>
      </fieldset>
      <TextareaField
        label="A line from you, in every email"
        aside={<span className="text-13 text-ink-3">Optional</span>}
        forPerson
        maxLength={1000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <FormProblem>{problem}</FormProblem>
      {rows === null ? (
        <div>
          <Button look="primary" size={48} onClick={preview} busy={working && 'Reading'}>
            Look at the list
          </Button>
        </div>
      ) : (
        <>
          <ImportPreview rows={rows} />
          <div className="flex flex-wrap items-center gap-2">
            {good.length > 0 && (
              <Button look="primary" size={48} onClick={invite} busy={working && 'Inviting'}>
                Invite {countedInWords(good.length, 'client')}
              </Button>
            )}
            <Button look="quiet" size={48} onClick={() => setRows(null)}>
              Change the list
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
