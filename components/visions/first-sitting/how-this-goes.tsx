import { Avatar } from '@/components/ui/avatar'
import { Blaze } from '@/components/ui/blaze'
import { firstName } from '@/lib/people/name'
import { capital, spelledOut } from '@/lib/words'

/** What the coach wrote when they invited. */
export type Line = { says: string; by: string; when: string }

type Props = { coach: string; sections: number; line: Line | null }

/** What comes after the first sentence, for whoever wonders, and the words that the coach began with. */
export function HowThisGoes({ coach, sections, line }: Props) {
  return (
    <aside aria-label="How this goes" className="max-lg:px-6 max-lg:pb-10 lg:pt-12">
      <h2 className="pb-3 font-semibold text-13 text-ink-2">How this goes</h2>
      <ol className="border-line border-t">
        <Part title="You draft" begun>
          {capital(spelledOut(sections))} short sections, in any order. This is the first twenty minutes.
        </Part>
        <Part title={`${coach} asks`}>Comments sit beside your words. In sessions you write together.</Part>
        <Part title="You both sign">That freezes version 1. Version 2 starts when life does.</Part>
      </ol>
      {line && <FromTheInvitation line={line} />}
    </aside>
  )
}

function FromTheInvitation({ line: { says, by, when } }: { line: Line }) {
  return (
    <figure className="mt-8 flex gap-3">
      <Avatar name={by} who="coach" className="mt-1" />
      <div className="min-w-0">
        <blockquote className="text-element-sm font-normal whitespace-pre-line [overflow-wrap:anywhere]">
          {says}
        </blockquote>
        <figcaption className="mt-1 text-13 text-ink-3">
          {firstName(by)}, {when}
        </figcaption>
      </div>
    </figure>
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
