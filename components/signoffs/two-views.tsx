'use client'

import { type ReactNode, useState } from 'react'
import { Segmented } from '@/components/ui/segmented'

type View = 'changes' | 'whole'

/** What changed, and the whole plan beside it. Both are here already; one is shown. */
export function TwoViews({
  title,
  begins,
  below,
  changes,
  whole,
}: {
  title: string
  /** The one that is shown first. */
  begins: View
  below: string
  changes: ReactNode
  whole: ReactNode
}) {
  const [view, setView] = useState<View>(begins)
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-6">
        <div className="min-w-0">
          <h1 className="text-title">{title}</h1>
          <p className="mt-1 text-15 text-ink-2">{below}</p>
        </div>
        <Segmented<View>
          label="What is shown"
          value={view}
          options={[
            { value: 'changes', label: 'Changes' },
            { value: 'whole', label: 'Whole plan' },
          ]}
          onChange={setView}
          className="max-sm:w-full max-sm:[&>label]:flex-1 max-sm:[&>label]:justify-center print:hidden"
        />
      </div>
      <div hidden={view !== 'changes'}>{changes}</div>
      <div hidden={view !== 'whole'}>{whole}</div>
    </>
  )
}
