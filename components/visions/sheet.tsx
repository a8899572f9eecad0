import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { HeadingCount } from '../comments/counts'
import type { PlanSection } from './sections'
import { titleId } from './sections'

/** The paper the plan lies on. On a phone it reaches from edge to edge. */
export function Sheet({ children }: { children: ReactNode }) {
  return (
    <article className="mx-auto w-full bg-paper pt-5 pb-10 sm:max-w-sheet sm:rounded-sheet sm:border sm:border-line sm:pt-13 sm:pb-16 sm:shadow-sheet print:max-w-none print:border-0 print:shadow-none">
      {children}
    </article>
  )
}

export function TitleBlock({
  name,
  subtitle,
  children,
}: {
  name: string
  subtitle: string
  /** Below the line: what was signed of it, and when it was read. */
  children?: ReactNode
}) {
  return (
    <header className={gutters}>
      <p className="text-15 text-ink-2">Vision plan</p>
      <h1 className="mt-1 text-display">{name}</h1>
      <p className="mt-1.5 border-line border-b pb-4 text-h2 font-normal text-ink-2 italic sm:mt-2 sm:pb-5">
        {subtitle}
      </p>
      {children}
    </header>
  )
}

export function PartHeading({ children }: { children: ReactNode }) {
  return <h2 className={`${gutters} mt-8 text-h2 font-normal text-ink-2 italic sm:mt-10`}>{children}</h2>
}

/**
 * One numbered section. What is far out of sight is not laid out; the padding lies inside, because that cuts off
 * whatever hangs over the edge.
 */
export function Section({
  section,
  asks = true,
  children,
  foot,
}: {
  section: PlanSection
  /** Offers the further questions: to whoever writes. */
  asks?: boolean
  children: ReactNode
  foot?: ReactNode
}) {
  const { key, number, title, lead, prompts } = section
  return (
    <section
      id={key}
      aria-labelledby={titleId(key)}
      className={`group/section ${gutters} pt-7 [contain-intrinsic-size:auto_320px] [content-visibility:auto] print:[content-visibility:visible]`}
    >
      <div className="relative break-inside-avoid break-after-avoid">
        <span
          aria-hidden="true"
          className="absolute right-full mr-4 hidden text-h2 font-normal text-ink-3 italic sm:block"
        >
          {number}
        </span>
        <div className="flex items-end gap-3">
          <h3
            id={titleId(key)}
            tabIndex={-1}
            className="scroll-mt-[calc(var(--chrome,60px)-56px)] text-section"
          >
            {title}
          </h3>
          <HeadingCount section={key} title={title} />
        </div>
        <p className="mt-0.5 text-prompt text-pretty">{lead}</p>
        {asks && <MoreQuestions prompts={prompts} />}
      </div>
      <div className="mt-3.5">{children}</div>
      {foot}
    </section>
  )
}

function MoreQuestions({ prompts }: { prompts: readonly string[] }) {
  if (prompts.length === 0) return null
  return (
    <details className="group mt-1 sm:mt-0 print:hidden">
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-mark text-13 text-ink-3 hover:text-ink pointer-coarse:min-h-11 sm:absolute sm:top-1.5 sm:right-0 [&::-webkit-details-marker]:hidden">
        More questions
        <ChevronDown
          aria-hidden="true"
          strokeWidth={1.75}
          className="size-4 transition-transform group-open:rotate-180"
        />
      </summary>
      <ul className="mt-2 grid gap-1.5 border-line border-l-2 pl-4">
        {prompts.map((prompt) => (
          <li key={prompt} className="text-prompt">
            {prompt}
          </li>
        ))}
      </ul>
    </details>
  )
}

const gutters = 'px-6 sm:px-12 md:px-18'
