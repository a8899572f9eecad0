import { Blaze } from '@/components/ui/blaze'
import { inWords } from '@/lib/words'

/** What comes after the first sentence, for whoever wonders. */
export function HowThisGoes({ coach, sections }: { coach: string; sections: number }) {
  return (
    <aside aria-label="How this goes" className="max-lg:px-6 max-lg:pb-10 lg:pt-12">
      <h2 className="pb-3 font-semibold text-13 text-ink-2">How this goes</h2>
      <ol className="border-line border-t">
        <Part title="You draft" begun>
          {inWords(sections, { sentence: true })} short sections, in any order. This is the first twenty
          minutes.
        </Part>
        <Part title={`${coach} asks`}>Comments sit beside your words. In sessions you write together.</Part>
        <Part title="You both sign">That freezes version 1. Version 2 starts when life does.</Part>
      </ol>
    </aside>
  )
}

function Part({ title, begun, children }: { title: string; begun?: boolean; children: React.ReactNode }) {
  return (
    <li className="flex gap-4 border-line border-b py-3.5">
      <Blaze form={begun ? 'half' : 'outline'} size="medium" className="mt-0.5" />
      <div>
        <p className="font-semibold text-15">{title}</p>
        <p className="text-14 text-ink-2">{children}</p>
      </div>
    </li>
  )
}
