'use client'

import { type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { Segmented } from '@/components/ui/segmented'
import { SelectField } from '@/components/ui/select-field'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { changeMessages } from '@/lib/notices/actions'
import { kindWords } from '@/lib/notices/kind-words'
import { type Choice, kinds } from '@/lib/notices/kinds'
import type { MessageSettings, Rhythm } from '@/lib/notices/settings'

/** Per kind whether and how one is written to, when the digest comes, when nothing comes, and what one is reminded of. */
export function MessagesForm({ practice, settings: saved }: { practice: string; settings: MessageSettings }) {
  const listening = useListening()
  const [settings, setSettings] = useState(saved)
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, start] = useTransition()
  const change = (changed: Partial<MessageSettings>) => setSettings((before) => ({ ...before, ...changed }))

  const save = () =>
    start(async () => {
      const answer = await changeMessages(practice, settings).catch(() => null)
      setProblem(problemOf(answer, 'Nothing has changed. Try again.'))
      if (answer?.ok) toast({ words: 'Your messages are saved.' })
    })

  return (
    <form
      inert={!listening}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      className="mt-8 grid max-w-[46rem] gap-10"
    >
      <Part title="Emails">
        <ul>
          {kinds.map((kind) => (
            <li
              key={kind}
              className="grid items-center gap-x-6 gap-y-2 border-line border-b py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <span>
                <span className="block font-semibold text-15">{kindWords[kind].title}</span>
                <span className="block text-13 text-ink-2">{kindWords[kind].hint}</span>
              </span>
              <Segmented
                label={kindWords[kind].title}
                value={settings.choices[kind]}
                options={ways}
                onChange={(choice) => change({ choices: { ...settings.choices, [kind]: choice } })}
                className="justify-self-start sm:justify-self-end"
              />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Digest" says="One email with everything that is new, and none when nothing is.">
        <div className="mt-4 grid gap-4 sm:grid-cols-3">
          <SelectField
            label="How often"
            value={settings.rhythm}
            options={rhythmWords}
            onChange={({ target }) => change({ rhythm: rhythmOf(target.value) })}
          />
          {settings.rhythm === 'weekly' && (
            <SelectField
              label="On"
              value={settings.weekday}
              options={weekdays}
              onChange={({ target }) => change({ weekday: Number(target.value) })}
            />
          )}
          {settings.rhythm !== 'never' && (
            <SelectField
              label="At"
              value={settings.hour}
              options={hours}
              onChange={({ target }) => change({ hour: Number(target.value) })}
            />
          )}
        </div>
      </Part>
      <Part
        title="Quiet hours"
        says="What comes at once waits until they end. A change of a session within twelve hours does not wait, and neither does a reminder of one."
      >
        <div className="mt-4 grid gap-4">
          <Switch
            label="Keep quiet hours"
            checked={settings.quiet !== null}
            onChange={({ target }) => change({ quiet: target.checked ? (saved.quiet ?? usual) : null })}
          />
          {settings.quiet && (
            <div className="grid gap-4 sm:grid-cols-3">
              <SelectField
                label="From"
                value={settings.quiet.from}
                options={hours}
                onChange={({ target }) =>
                  change({
                    quiet: { from: Number(target.value), until: settings.quiet?.until ?? usual.until },
                  })
                }
              />
              <SelectField
                label="Until"
                value={settings.quiet.until}
                options={hours}
                onChange={({ target }) =>
                  change({ quiet: { from: settings.quiet?.from ?? usual.from, until: Number(target.value) } })
                }
              />
            </div>
          )}
        </div>
      </Part>
      <Part title="Reminders">
        <div className="mt-4 grid gap-3">
          {reminders.map(({ key, label }) => (
            <Switch
              key={key}
              label={label}
              checked={settings[key]}
              onChange={({ target }) => change({ [key]: target.checked })}
            />
          ))}
        </div>
      </Part>
      <FormProblem>{problem}</FormProblem>
      <div>
        <Button type="submit" look="primary" size={48} busy={saving && 'Saving'}>
          Save
        </Button>
      </div>
    </form>
  )
}

function Part({ title, says, children }: { title: string; says?: string; children: ReactNode }) {
  const id = `messages-${title.toLowerCase().replaceAll(' ', '-')}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="border-line border-b pb-2.5 text-h2">
        {title}
      </h2>
      {says && <p className="mt-3 max-w-measure text-15 text-ink-2">{says}</p>}
      {children}
    </section>
  )
}

const ways: { value: Choice; label: string }[] = [
  { value: 'off', label: 'Off' },
  { value: 'digest', label: 'Digest' },
  { value: 'at once', label: 'At once' },
]

const rhythmWords: { value: Rhythm; label: string }[] = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'Once a week' },
  { value: 'never', label: 'Never' },
]

const rhythmOf = (value: string) => rhythmWords.find((each) => each.value === value)?.value ?? 'daily'

const usual = { from: 21, until: 7 }

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, at) => ({
    value: String(at + 1),
    label,
  }),
)

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${hour % 12 === 0 ? 12 : hour % 12}:00 ${hour < 12 ? 'am' : 'pm'}`,
}))

const reminders = [
  { key: 'dayBefore', label: 'A session, a day before' },
  { key: 'hourBefore', label: 'A session, an hour before' },
  { key: 'whenDue', label: 'What I said I would do, on the day' },
] as const
