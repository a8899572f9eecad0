'use client'

import { Check, CircleAlert, HardDrive, RotateCw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { classes } from './classes'
import { announcementDelay, type Saved, savedWords, savingShownAfter } from './saved-words'

/** The newest words are drawn at once and announced politely, at most once in thirty seconds. */
export function SavedIndicator({ saved }: { saved: Saved }) {
  const words = savedWords(saved)
  const waits = saved.state === 'saving'
  const [drawn, setDrawn] = useState<Saved>(waits ? { state: 'saved' } : saved)
  const [said, setSaid] = useState('')
  const lastSaid = useRef<number | null>(null)

  // `words` stands for everything that differs between two states.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object with the same words is no news
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(saved), waits ? savingShownAfter : 0)
    return () => clearTimeout(timer)
  }, [words])

  const drawnWords = savedWords(drawn)
  useEffect(() => {
    let quiet: ReturnType<typeof setTimeout> | undefined
    const timer = setTimeout(
      () => {
        lastSaid.current = Date.now()
        setSaid(drawnWords)
        // What was said must not stand there to be read later, when it is no longer true.
        quiet = setTimeout(() => setSaid(''), heardWithin)
      },
      announcementDelay(Date.now(), lastSaid.current),
    )
    return () => {
      clearTimeout(timer)
      clearTimeout(quiet)
      setSaid('')
    }
  }, [drawnWords])

  return (
    <span className="inline-flex items-center" data-saved={saved.state}>
      <SavedFace saved={drawn} />
      <span role="status" className="hidden-words">
        {said}
      </span>
    </span>
  )
}

/** The drawn half. On a phone the two quiet states are only their mark. */
export function SavedFace({ saved }: { saved: Saved }) {
  const Icon = icons[saved.state]
  const quiet = saved.state === 'saved' || saved.state === 'saving'
  return (
    <span className="inline-flex items-center gap-1.5 text-14 text-ink-2">
      <Icon aria-hidden="true" strokeWidth={1.75} className={classes('size-4', tones[saved.state])} />
      <span
        className={classes(
          quiet && 'max-sm:hidden-words',
          saved.state === 'trouble' && 'font-semibold text-danger',
        )}
      >
        {savedWords(saved)}
      </span>
    </span>
  )
}

/** Long enough for a screen reader to pick an announcement up. */
const heardWithin = 1_500

const icons = {
  saving: RotateCw,
  saved: Check,
  'kept-on-device': HardDrive,
  'kept-on-page': HardDrive,
  syncing: RotateCw,
  trouble: CircleAlert,
}

const tones = {
  saving: 'text-ink-3',
  saved: 'text-accent-ink',
  'kept-on-device': 'text-attend',
  'kept-on-page': 'text-attend',
  syncing: 'text-ink-3',
  trouble: 'text-danger',
}
