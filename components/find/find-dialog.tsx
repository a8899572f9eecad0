'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useId, useState } from 'react'
import { Palette } from '@/components/ui/palette'
import { type Found, longestSearch } from '@/lib/find/found'
import { counted } from '@/lib/words'
import { FoundList, optionId } from './found-list'
import { type Answer, useFound } from './use-found'

type Props = { practice: string; onClose: () => void }

/** Words above, what they lead to below: the keyboard stays in the words, and the arrows choose. */
export function FindDialog({ practice, onClose }: Props) {
  const router = useRouter()
  const list = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const answer = useFound(practice, words)
  const found = answer?.found ?? []
  const chosen = found[Math.min(at, found.length - 1)]

  const go = ({ href }: Found) => {
    onClose()
    router.push(href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      // What was found for other words is not what is meant by these.
      if (chosen && answer?.words === words) go(chosen)
    }
  }
  return (
    <Palette title="Find" onClose={onClose}>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" strokeWidth={1.75} className="size-4.5 shrink-0 text-ink-3" />
        <input
          // The dialog was opened to write here.
          // biome-ignore lint/a11y/noAutofocus: a dialog puts the keyboard into its first field
          autoFocus
          type="text"
          role="combobox"
          aria-label="Find a client, a page or an action"
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen && optionId(list, chosen)}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={longestSearch}
          placeholder="Name, page or action"
          value={words}
          onChange={({ target }) => {
            setWords(target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="min-h-13 min-w-0 grow bg-transparent text-16 text-ink outline-none placeholder:text-ink-3"
        />
        <button
          type="button"
          onClick={onClose}
          className="reach rounded-chip border border-line px-1.5 font-semibold text-12 text-ink-2 hover:bg-hover hover:text-ink"
        >
          <span aria-hidden="true" className="max-sm:hidden">
            Esc
          </span>
          <span className="sm:hidden-words">Close</span>
        </button>
      </div>
      <FoundList id={list} found={found} chosen={chosen} onChoose={go} />
      <p role="status" className={found.length > 0 ? 'hidden-words' : 'px-4 py-4 text-15 text-ink-2'}>
        {answer ? statusOf(answer, words) : ''}
      </p>
    </Palette>
  )
}

function statusOf({ found, failed, words: answered }: Answer, words: string) {
  if (failed) return 'The practice did not answer. Write another letter to ask again.'
  if (answered !== words) return ''
  return found.length === 0 ? 'Nothing here has these words.' : `${counted(found.length, 'result')}.`
}
