'use client'

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { FormProblem } from '@/components/ui/form-problem'

type Props = {
  label: string
  value: string
  onWrite: (words: string) => void
  /** Absent while there is nothing that could be sent. */
  onSend: (() => void) | null
  onCancel: () => void
  send: string
  trouble: string | null
  /** Takes the focus when it appears. */
  eager?: boolean
  /** Open from the beginning, or only once it has the focus or words. */
  folded?: boolean
  /** What stands above the words: a suggestion’s own field. */
  children?: ReactNode
}

/** Words for the other one. ⌘ Enter sends, Esc leaves them where they are. */
export function CommentField(props: Props) {
  const { label, value, onWrite, onSend, onCancel, trouble, eager, folded, children } = props
  const field = useRef<HTMLTextAreaElement>(null)
  const troubleId = useId()
  useEffect(() => {
    if (eager) field.current?.focus({ preventScroll: true })
  }, [eager])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      onSend?.()
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    onSend?.()
  }
  return (
    <form onSubmit={onSubmit} onKeyDown={onKeyDown} className="group/field relative z-10">
      {children}
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={4000}
        aria-invalid={trouble ? true : undefined}
        aria-describedby={trouble ? troubleId : undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onChange={(event) => onWrite(event.target.value)}
        className={commentFieldClass}
      />
      <FormProblem id={troubleId} className="mt-1">
        {trouble}
      </FormProblem>
      <div
        className={classes(
          'mt-1.5 flex items-center gap-1',
          folded && value === '' && !trouble && 'hidden group-focus-within/field:flex',
        )}
      >
        <Button type="submit" size={32} unavailable={onSend ? null : 'Write something first.'}>
          {props.send}
        </Button>
        <Button look="quiet" size={32} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

export const commentFieldClass =
  'block w-full resize-none rounded-control border border-edge bg-paper px-2.5 py-1.5 text-14 field-sizing-content min-h-9 max-h-72 overflow-y-auto wrap-anywhere placeholder:text-ink-3 aria-invalid:border-danger pointer-coarse:min-h-11'
