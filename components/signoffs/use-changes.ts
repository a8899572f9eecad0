'use client'

import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { Agreed } from '@/lib/signoffs/queries'
import type { PlanContent } from '@/lib/visions/document/content'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import type { Template } from '@/lib/visions/document/template'
import type { LastLook } from '@/lib/visions/last-look'

type Counted = {
  practice: string
  visionId: string
  /** The version that both signed last, or what the coach had seen before the session; null is nothing. */
  since: number | 'seen' | null
  doc: Y.Doc | null
  template: Template
  /** Keys of the sections that lie in the vision. */
  sections: readonly string[]
}

export type Counts = {
  count: number
  /** What it was compared with. */
  since: number | 'seen'
  /** Beside what change bars stand: blocks by the root of their section, elements by id. */
  changed: readonly Record<string, readonly (number | string)[]>[]
}

const restMs = 1500

/**
 * How much this page's draft differs, and where, from the last agreed version or from what was seen before, counted
 * where it is written: after a rest, when the browser has nothing better to do, by code that is fetched for it. Null
 * until it is known.
 */
export function useChanges({ practice, visionId, since, doc, template, sections }: Counted): Counts | null {
  const [counts, setCounts] = useState<Counts | null>(null)
  const keys = sections.join()
  useEffect(() => {
    setCounts(null)
    if (since === null || !doc) return
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ready = load(`/api/p/${practice}/visions/${visionId}`, since, leaving.signal)
    const look = () => {
      void ready.then((compare) => {
        if (compare && !leaving.signal.aborted) setCounts(compare(doc, template, keys.split(',')))
      })
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => whenIdle(look), restMs)
    }
    whenIdle(look)
    doc.on('update', soon)
    return () => {
      leaving.abort()
      clearTimeout(timer)
      doc.off('update', soon)
    }
  }, [practice, visionId, since, doc, template, keys])
  return counts
}

/** Without the network nothing is counted, and the sentence stays as it is. */
async function load(plan: string, since: number | 'seen', signal: AbortSignal) {
  try {
    const [before, { content }, { changedBlocks, diff }] = await Promise.all([
      since === 'seen' ? seenAt(plan, signal) : agreedAt(plan, since, signal),
      import('@/lib/visions/document/content'),
      import('@/lib/visions/document/diff'),
    ])
    if (!before) return null
    return (doc: Y.Doc, template: Template, sections: string[]): Counts => {
      const changes = diff(before, content(doc, { template, sections }))
      const changed = Array.from(changedBlocks(changes), ([section, { blocks, elements }]) => ({
        [textRoot(section)]: blocks,
        [elementsRoot]: elements,
      }))
      return { count: changes.length, since, changed }
    }
  } catch {
    return null
  }
}

async function agreedAt(plan: string, number: number, signal: AbortSignal): Promise<PlanContent | null> {
  const answer = await fetch(`${plan}/agreed`, { signal, cache: 'no-store' })
  const { agreed }: Agreed = answer.ok ? await answer.json() : { agreed: null }
  return agreed?.number === number ? agreed.content : null
}

async function seenAt(plan: string, signal: AbortSignal): Promise<PlanContent | null> {
  const answer = await fetch(`${plan}/seen`, { signal, cache: 'no-store' })
  const { look }: LastLook = answer.ok ? await answer.json() : { look: null }
  return look?.content ?? null
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 200)
