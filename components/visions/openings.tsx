'use client'

import { ArrowRight } from 'lucide-react'

/** Ways into the first sentence. The one that is chosen is there to be finished. */
export function Openings({
  openings,
  onChoose,
}: {
  openings: readonly string[]
  onChoose: (words: string) => void
}) {
  return (
    <div className="mt-8 max-w-measure">
      <p className="pb-2 font-semibold text-13 text-ink-2">Or begin from one of these</p>
      <ul className="border-line border-t">
        {openings.map((words) => (
          <li key={words} className="border-line border-b">
            <button
              type="button"
              onClick={() => onChoose(words)}
              className="flex min-h-13 w-full items-center gap-4 text-left font-serif text-element-sm font-normal text-ink-2 italic hover:text-ink"
            >
              {words} …
              <ArrowRight
                aria-hidden="true"
                strokeWidth={1.75}
                className="ml-auto size-5 shrink-0 text-accent-ink"
              />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
