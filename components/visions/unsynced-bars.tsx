'use client'

import { useEffect, useRef, useState } from 'react'
import type { UseLiveDocument } from '@/components/live/use-live-document'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { SeenSteps } from './changes/seen-steps'
import type { PlanSection } from './sections'
import { type Unsynced, unsyncedIn } from './unsynced'
import { type Bar, type Places, useBars } from './use-bars'
import { useChangeSteps } from './use-change-steps'

type Props = {
  parts: readonly UseLiveDocument[]
  sections: readonly PlanSection[]
  /** What differs from the last agreed version, or from what the coach had seen, where that is known. */
  since: { since: number | 'seen'; changed: Places } | null
}

/**
 * A line beside every paragraph and every element that differs from what was there before; dashed where it has not been
 * synced. Drawn over the sheet and measured from it.
 */
export function UnsyncedBars({ parts, sections, since }: Props) {
  const unsynced = useUnsynced(parts)
  const { origin, bars } = useBars(unsynced, sections)
  const dashedIds = new Set(bars.map(({ id }) => id))
  const changes = useBars(since?.changed ?? nothing, sections)
  const changed = changes.bars.filter((bar) => isDrawn(bar) && !dashedIds.has(bar.id))
  const steps = useChangeSteps(changes.bars)
  return (
    <div ref={origin} className="pointer-events-none relative h-0 print:hidden">
      <div ref={changes.origin}>
        {changed.map((bar) => (
          <span key={bar.id} aria-hidden="true" className={solid} style={boxOf(bar)} />
        ))}
      </div>
      {bars.filter(isDrawn).map((bar) => (
        <span key={bar.id} aria-hidden="true" className={dashed} style={boxOf(bar)} />
      ))}
      {bars.length > 0 && <VisuallyHidden>Not synced yet: {titlesAt(bars, sections)}.</VisuallyHidden>}
      {since && changes.bars.length > 0 && (
        <VisuallyHidden>
          Changed since {since.since === 'seen' ? 'you last looked' : `version ${since.since}`}:{' '}
          {titlesAt(changes.bars, sections)}.
        </VisuallyHidden>
      )}
      {since?.since === 'seen' && changes.bars.length > 0 && (
        <SeenSteps count={changes.bars.length} {...steps} />
      )}
    </div>
  )
}

const isDrawn = ({ height }: Bar) => height > 0

const titlesAt = (bars: readonly Bar[], sections: readonly PlanSection[]) =>
  sections
    .filter(({ key }) => bars.some(({ section }) => section === key))
    .map(({ title }) => title)
    .join(', ')

const solid = 'absolute w-[3px] rounded-mark bg-attend-mark forced-colors:bg-[Highlight]'

const dashed =
  'absolute w-[3px] bg-[repeating-linear-gradient(to_bottom,var(--wm-attend-mark)_0_5px,transparent_5px_8px)] forced-colors:border-[Highlight] forced-colors:border-l-3 forced-colors:border-dashed'

const boxOf = ({ top, left, height }: Bar) => ({ top, left, height })

const nothing: readonly Unsynced[] = []
/** Looked at in the pauses of typing. */
const restMs = 200

/** For each document what is only on this device, while there is such a thing. */
function useUnsynced(parts: readonly UseLiveDocument[]): readonly Unsynced[] {
  const [found, setFound] = useState(nothing)
  const latest = useRef(parts)
  latest.current = parts
  const waits = parts.some(({ savedState }) => savedState !== 'saved' && savedState !== 'saving')
  const counts = parts.map(({ pendingCount }) => pendingCount).join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts say when there is another set of edits
  useEffect(() => {
    if (!waits) return setFound(nothing)
    const look = () =>
      setFound((before) => {
        const now = latest.current.flatMap(({ doc, unsent }) => (doc ? [unsyncedIn(doc, unsent())] : []))
        return JSON.stringify(now) === JSON.stringify(before) ? before : now
      })
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        look()
      }, restMs)
    }
    soon()
    const docs = latest.current.flatMap(({ doc }) => doc ?? [])
    for (const doc of docs) doc.on('update', soon)
    return () => {
      clearTimeout(timer)
      for (const doc of docs) doc.off('update', soon)
    }
  }, [waits, counts])
  return found
}
