'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { toast } from '@/components/ui/toast'
import { publishTemplate } from '@/lib/templates/actions'
import { emptySection, freshKey, moved, type TemplateWords } from '@/lib/templates/words'
import { PartEditor, type PartWords } from './part-editor'

type Props = {
  practice: string
  templateId: string
  version: number
  words: TemplateWords
  readOnly: boolean
}

/** What a plan asks, section by section. Saving makes the next version; leaving with unsaved words asks first. */
export function TemplateEditor({ practice, templateId, version, words, readOnly }: Props) {
  const router = useRouter()
  const listening = useListening()
  const [draft, setDraft] = useState(words)
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, start] = useTransition()
  const changed = draft !== words
  useWarning(changed && !saving)

  const save = () =>
    start(async () => {
      const { templateWords } = await import('@/lib/templates/input')
      const read = templateWords.safeParse(draft)
      setProblem(read.success ? null : (read.error.issues[0]?.message ?? null))
      if (!read.success) return
      const answer = await publishTemplate(practice, { templateId, after: version, words: read.data }).catch(
        () => null,
      )
      if (answer?.ok) {
        toast({ words: `Version ${answer.value.version} is saved.` })
        router.refresh()
      } else setProblem(problemOf(answer, 'Nothing was saved. Try again.'))
    })

  const setParts = (parts: PartWords[]) => {
    setProblem(null)
    setDraft((before) => ({ ...before, parts }))
  }
  const taken = draft.parts.flatMap((part) => [part.key, ...part.sections.map(({ key }) => key)])
  const addPart = () => {
    const label = 'New part'
    const part = {
      key: freshKey(label, taken),
      label,
      sections: [emptySection(freshKey('New section', taken))],
    }
    setParts([...draft.parts, part])
  }
  return (
    <form
      inert={!listening}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      className="mt-8"
    >
      <fieldset disabled={readOnly} className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label="Name of the template"
            maxLength={80}
            value={draft.title}
            onChange={({ target }) => setDraft({ ...draft, title: target.value })}
          />
          <Field
            label="Line under the client’s name"
            maxLength={120}
            value={draft.subtitle}
            onChange={({ target }) => setDraft({ ...draft, subtitle: target.value })}
          />
        </div>
        {draft.parts.map((part, at) => (
          <PartEditor
            key={part.key}
            part={part}
            number={at + 1}
            first={draft.parts.slice(0, at).reduce((sum, each) => sum + each.sections.length, 1)}
            taken={taken}
            usedElsewhere={draft.parts.flatMap((each) => each.sections.flatMap(({ elements }) => elements))}
            onChange={(next) => setParts(draft.parts.with(at, next))}
            onMove={draft.parts.length > 1 ? (by) => setParts(moved(draft.parts, at, at + by)) : undefined}
            isLast={at === draft.parts.length - 1}
            onRemove={
              draft.parts.length > 1 && !part.sections.some(({ key }) => key === 'why')
                ? () => setParts(draft.parts.toSpliced(at, 1))
                : undefined
            }
          />
        ))}
        {draft.parts.length < 6 && (
          <div>
            <Button look="quiet" onClick={addPart}>
              Add a part
            </Button>
          </div>
        )}
      </fieldset>
      {!readOnly && (
        <div className="sticky bottom-0 z-10 mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-desk py-4">
          <Button type="submit" look="primary" busy={saving && 'Saving'}>
            Save as version {version + 1}
          </Button>
          {changed && (
            <Button look="quiet" onClick={() => setDraft(words)}>
              Discard changes
            </Button>
          )}
          <FormProblem>{problem}</FormProblem>
        </div>
      )}
    </form>
  )
}

/** The browser asks before it throws away what was not saved. */
function useWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
