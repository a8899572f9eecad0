'use client'

import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { Agreed } from '@/lib/signoffs/queries'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import type { Template } from '@/lib/visions/document/template'

type Counted = {
  practice: string
  visionId: string
  /** The last version that both signed; without one there is nothing to count from. */
  agreed: number | null
  doc: Y.Doc | null
  template: Template
  /** Keys of the sections that lie in the vision. */
  sections: readonly string[]
}

export type Counts = {
  count: number
  /** What it was compared with. */
  number: number
  /** Beside what change bars stand: blocks by the root of their section, elements by id. */
  changed: readonly Record<string, readonly (number | string)[]>[]
}

const restMs = 1500

/**
 * How much this page's draft differs, and where, from the last agreed version, counted where it is written: after a rest, when the
 * browser has nothing better to do, by code that is fetched for it. Null until it is known.
 */
export function useChanges({ practice, visionId, agreed, doc, template, sections }: Counted): Counts | null {
  const [counts, setCounts] = useState<Counts | null>(null)
  const keys = sections.join()
  useEffect(() => {
    setCounts(null)
    if (agreed === null || !doc) return
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ready = load(practice, visionId, agreed, leaving.signal)
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
  }, [practice, visionId, agreed, doc, template, keys])
  return counts
}

/** Without the network nothing is counted, and the sentence stays as it is. */
async function load(practice: string, visionId: string, number: number, signal: AbortSignal) {
  try {
    const [answer, { content }, { changedBlocks, diff }] = await Promise.all([
      fetch(`/api/p/${practice}/visions/${visionId}/agreed`, { signal, cache: 'no-store' }),
      import('@/lib/visions/document/content'),
      import('@/lib/visions/document/diff'),
    ])
    const { agreed }: Agreed = answer.ok ? await answer.json() : { agreed: null }
    if (agreed?.number !== number) return null
    return (doc: Y.Doc, template: Template, sections: string[]): Counts => {
      const changes = diff(agreed.content, content(doc, { template, sections }))
      const changed = Array.from(changedBlocks(changes), ([section, { blocks, elements }]) => ({
        [textRoot(section)]: blocks,
        [elementsRoot]: elements,
      }))
      return { count: changes.length, number, changed }
    }
  } catch {
    return null
  }
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 200)
