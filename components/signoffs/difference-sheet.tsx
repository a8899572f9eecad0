import type { Reader } from '@/lib/dates'
import type { PlanContent } from '@/lib/visions/document/content'
import { diff } from '@/lib/visions/document/diff'
import { bySection } from '@/lib/visions/document/differences'
import { type Names, namesIn } from '@/lib/visions/document/tell'
import { numberedSections, type Template } from '@/lib/visions/document/template'
import { Difference } from './difference'
import { FrozenPlan } from './frozen-plan'
import { changesSentence } from './plan-words'
import { Stepper } from './stepper'
import { TwoViews } from './two-views'

type Shown = {
  content: PlanContent
  against: { number: number; signedAt: Date | null; content: PlanContent } | null
  template: Template
  client: { name: string }
}

/** What changed since something, and the whole beside it; where there is nothing to compare with, the whole. */
export function DifferenceSheet({
  screen,
  title,
  first = 'Everything in it is new.',
  empty = 'Left open on purpose.',
  reader,
  whole: showsWhole = false,
}: {
  screen: Shown
  title: string
  /** Said where there is nothing to compare with. */
  first?: string
  /** Said of a section in which nothing stands. */
  empty?: string
  reader: Reader
  /** Begins with all of it. */
  whole?: boolean
}) {
  const { content, against, template, client } = screen
  const names = namesOf(screen)
  const whole = <FrozenPlan content={content} template={template} names={names} empty={empty} />
  if (!against)
    return (
      <>
        <h1 className="text-title">{title}</h1>
        <p className="mt-1 mb-6 text-15 text-ink-2">
          The vision plan of {client.name}. {first}
        </p>
        {whole}
      </>
    )
  const changes = diff(against.content, content)
  return (
    <TwoViews
      title={title}
      begins={showsWhole ? 'whole' : 'changes'}
      below={
        showsWhole ? `The vision plan of ${client.name}.` : changesSentence(changes.length, against, reader)
      }
      changes={
        <>
          <Difference differences={bySection(changes)} names={names} />
          {changes.length > 0 && <Stepper />}
        </>
      }
      whole={whole}
    />
  )
}

/** What is linked may have been removed since, so both sides are asked for a name. */
function namesOf({ content, against, template }: Shown): Names {
  const all = [...(against?.content.sections ?? []), ...content.sections]
  return namesIn(
    all.flatMap(({ elements }) => elements),
    Object.fromEntries(numberedSections(template).map(({ key, title }) => [key, title])),
  )
}
