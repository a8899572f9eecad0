'use client'

import { ArrowRight } from 'lucide-react'

const openings = [
  'I have been saying yes to whatever came next since',
  'The last time I lost track of the hours, I was',
  'Three years from now I want someone at home to say',
]

/** Three ways into the first sentence. The one that is chosen fills the page. */
export function Openings({ onChoose }: { onChoose: (words: string) => void }) {
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
