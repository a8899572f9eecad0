'use client'

import { type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { FormProblem, problemOf } from '@/components/ui/form-problem'

type Answer = { ok: true } | { ok: false; refusal: { sentence: string } }

type Props = {
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** The question. */
  title: string
  /** What will happen. */
  body: ReactNode
  /** Repeats the question's verb: "End the engagement". */
  verb: string
  /** Its present participle. */
  busy: string
  /** Leaves things as they are: "Keep working". */
  keep: string
  /** What the yes waits for, as its present participle: it can be pressed when that is done. */
  waits?: string | false
  look?: 'primary' | 'danger'
  run: (fields: FormData) => Promise<Answer>
  /** What to do once it is done: refresh, or go somewhere. */
  done: () => void
  /** Fields, if any. */
  children?: ReactNode
}

/** A question, what its yes will do, and the no beside it. A refusal is said in place. */
export function AskDialog({
  trigger,
  open,
  onOpenChange,
  title,
  body,
  verb,
  busy,
  keep,
  waits,
  look = 'primary',
  run,
  done,
  children,
}: Props) {
  const [own, setOwn] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [running, start] = useTransition()
  const setOpen = (next: boolean) => {
    setProblem(null)
    setOwn(next)
    onOpenChange?.(next)
  }
  const submit = (fields: FormData) =>
    start(async () => {
      const answer = await run(fields).catch(() => null)
      if (answer?.ok) {
        setOpen(false)
        done()
      } else setProblem(problemOf(answer, 'Nothing has changed. Try again.'))
    })
  return (
    <Dialog trigger={trigger} open={open ?? own} onOpenChange={setOpen} title={title} body={body}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit(new FormData(event.currentTarget))
        }}
      >
        {children && <div className="mt-4 grid gap-4">{children}</div>}
        <FormProblem className="mt-3">{problem}</FormProblem>
        <DialogActions>
          <Button type="submit" look={look} busy={(running && busy) || waits}>
            {verb}
          </Button>
          <DialogClose>
            <Button look="quiet">{keep}</Button>
          </DialogClose>
        </DialogActions>
      </form>
    </Dialog>
  )
}
