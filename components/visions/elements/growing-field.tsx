'use client'

import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { toast } from '@/components/ui/toast'
import { caretAfter } from './keep-caret'
import { useDraft } from './use-draft'

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'maxLength' | 'rows'> & {
  words: string
  max: number
  onWords: (words: string) => void
  /** Somebody else is in this field. */
  shared?: string | false
}

/** One line of words that grows when it needs two. Enter does not break it. */
export function GrowingField({ words, max, onWords, shared, className, onBlur, ...rest }: Props) {
  const { value, write, finish } = useDraft(words, onWords)
  const field = useRef<HTMLTextAreaElement>(null)
  const shown = useRef(value)

  // What the other person writes must not throw one's own caret to the end.
  useLayoutEffect(() => {
    const area = field.current
    const before = shown.current
    shown.current = value
    if (!area || document.activeElement !== area || caretBefore.current === null || before === value) return
    const { start, end } = caretBefore.current
    area.setSelectionRange(caretAfter(before, value, start), caretAfter(before, value, end))
  }, [value])
  const caretBefore = useRef<{ start: number; end: number } | null>(null)
  caretBefore.current =
    field.current && field.current.value !== value
      ? { start: field.current.selectionStart, end: field.current.selectionEnd }
      : null

  return (
    <span className={classes('grid', className)}>
      <span aria-hidden="true" className={`${cell} invisible whitespace-pre-wrap`}>
        {`${value || rest.placeholder || ''} `}
      </span>
      <textarea
        {...rest}
        ref={field}
        rows={1}
        value={value}
        maxLength={max}
        onChange={(event) => write(event.target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain').length
          const { selectionStart, selectionEnd } = event.currentTarget
          if (pasted <= max - value.length + (selectionEnd - selectionStart)) return
          event.preventDefault()
          toast({ words: `This line takes ${max} characters. Nothing was pasted.` })
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
          // Whatever is done to the element is done after the last letters, and taken back before them.
          if (event.metaKey || event.ctrlKey || event.altKey) finish()
          rest.onKeyDown?.(event)
        }}
        onBlur={(event) => {
          finish()
          onBlur?.(event)
        }}
        className={classes(
          cell,
          'resize-none overflow-hidden bg-transparent placeholder:text-ink-3 focus-visible:outline-offset-0',
          shared,
        )}
      />
    </span>
  )
}

const cell =
  'col-start-1 row-start-1 m-0 block min-h-6 w-full rounded-chip p-0 wrap-anywhere font-[inherit] [font-size:inherit] leading-[inherit] text-inherit'
