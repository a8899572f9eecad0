'use client'

import { type KeyboardEvent, useId } from 'react'
import { CommentField, commentFieldClass } from './comment-field'
import { threadElementId } from './mark'
import { type Composing, useRoom } from './room'
import { quoted } from './words'

type Props = { composing: Composing; quotes?: boolean; onClose: () => void }

/** A comment before it is sent. Esc goes back to the words and keeps what was written. */
export function Composer({ composing, quotes, onClose }: Props) {
  const room = useRoom()
  const { mode, body, replacement, quote } = composing
  const { other } = room.place
  const wordsId = useId()
  const ready = mode === 'suggest' ? replacement.trim() !== quote : body.trim() !== ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <section
      id={threadElementId(composing.threadId)}
      aria-label={`${titles[mode]} ${quoted(quote)}`}
      onKeyDown={onKeyDown}
      className="relative rounded-panel border border-line bg-paper px-3 py-3 shadow-sheet"
    >
      {quotes && (
        <p className="mb-2 border-mark-line border-l-2 pl-2 font-serif text-14 text-ink-2 italic">
          {quoted(quote, 140)}
        </p>
      )}
      <CommentField
        label={labels[mode](other)}
        value={body}
        trouble={composing.trouble}
        send={mode === 'ask' ? `Ask ${other}` : mode === 'suggest' ? 'Suggest' : 'Comment'}
        eager={mode !== 'suggest'}
        onWrite={(words) => room.write({ body: words })}
        onSend={ready ? room.sendComposed : null}
        onCancel={() => {
          room.throwAway()
          onClose()
        }}
      >
        {mode === 'suggest' && (
          <div className="mb-2">
            <label htmlFor={wordsId} className="mb-1 block font-semibold text-13">
              Other words
            </label>
            <textarea
              id={wordsId}
              // biome-ignore lint/a11y/noAutofocus: whoever chose to suggest is about to write
              autoFocus
              rows={2}
              maxLength={2000}
              value={replacement}
              onChange={(event) => room.write({ replacement: event.target.value })}
              className={`${commentFieldClass} font-serif text-16`}
            />
          </div>
        )}
      </CommentField>
    </section>
  )
}

const titles = { comment: 'Comment on', ask: 'A question on', suggest: 'Other words for' }

const labels = {
  comment: (other: string) => `Comment for ${other}`,
  ask: (other: string) => `What do you ask ${other}?`,
  suggest: () => 'Why, if you like',
}
