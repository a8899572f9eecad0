import type { ReactNode } from 'react'
import { servedWords } from '@/components/commitments/commitment-words'
import { weekWords } from '@/components/drift/week-words'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { trailSentence } from '@/components/ui/trail'
import { WalkedTrail } from '@/components/ui/walked-trail'
import type { Standing } from '@/lib/commitments/standing'
import { dayOf, type Reader } from '@/lib/dates'
import { trailOf, weeksBetween, weeksOfTheWay } from '@/lib/engagements/needs'
import { firstName } from '@/lib/people/name'
import { ofKind, type Told } from '@/lib/visions/document/told'
import type { RoadmapScreen } from '@/lib/visions/roadmap'
import { byDue, dueOf } from '@/lib/visions/strategy/due'
import { lineOfSight } from '@/lib/visions/strategy/line-of-sight'
import { movedDates } from '@/lib/visions/strategy/moved-dates'
import { movingSkills } from '@/lib/visions/strategy/skills-moving'
import type { TimelineMark } from '@/lib/visions/strategy/timeline'
import { MilestoneHints } from '../strategy/milestone-hints'
import { milestoneForm, TrackRow } from '../strategy/milestone-track'
import { MovingSkills } from './moving-skills'
import { RoadmapChart } from './roadmap-chart'
import { roadmapHeadline, roadmapLine, trailWords } from './roadmap-words'

type Props = {
  screen: RoadmapScreen
  plan: string
  reader: Reader
  above?: ReactNode
  /** Beside the way: how it goes between sessions. */
  beside?: ReactNode
}

/** Thirty weeks to the role: the route, what is next on it, and what has moved. */
export function RoadmapPage({ screen, plan, reader, above, beside }: Props) {
  const { elements, seat } = screen
  const today = dayOf(reader.now, reader.zone)
  const milestones = ofKind(elements, 'milestone')
    .filter(({ fields }) => fields.outcome.trim() !== '')
    .sort(byDue(({ fields }) => fields.due))
  const skills = movingSkills(elements, screen.before)
  const sight = lineOfSight(elements)
  const weeksSigned = screen.versions.map(({ agreedAt }) => weeksBetween(agreedAt, reader.now))
  const marks = trailOf({ ...screen, weeksSigned }, reader.now, weeksOfTheWay)
  const { news, rest } = trailWords(marks)
  const isLeftUndrawn = screen.over && milestones.length === 0
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <div className="min-w-0">
          {above}
          <h1 className="text-display">
            {isLeftUndrawn ? 'The way was not drawn.' : roadmapHeadline(elements, today)}
          </h1>
          {!isLeftUndrawn && (
            <p className="mt-1 text-16 text-ink-2 text-pretty">{roadmapLine(elements, today)}</p>
          )}
        </div>
        {screen.firstSettledAt && (
          <div className="lg:text-right">
            <WalkedTrail
              marks={marks}
              weeks={weekWords(marks, reader)}
              label={trailSentence(seat === 'client' ? 'Your plan' : firstName(screen.client.name), marks)}
              className="lg:ml-auto"
            />
            <p className="mt-1.5 text-14 text-ink-2">
              <strong className="font-semibold text-ink">{news}</strong>
              {rest &&
                (news === 'Moving' ? ` in ${rest}` : news === 'Moving again' ? ` ${rest}` : `; ${rest}`)}
              .
            </p>
          </div>
        )}
      </header>
      {milestones.length === 0 ? (
        <Nothing plan={plan} screen={screen} />
      ) : (
        <>
          <div className="mt-8 empty:hidden">
            <RoadmapChart
              marks={[...versionMarks(screen, reader), ...milestones.map((each) => markOf(each, today))]}
              today={today}
            />
          </div>
          <div className="mt-9 grid gap-x-16 gap-y-9 lg:grid-cols-[minmax(0,1fr)_400px]">
            <div className="min-w-0 lg:col-start-2">
              <section aria-labelledby="milestones">
                <Heading
                  id="milestones"
                  aside={
                    <TextLink tone="meta" href={`${plan}#roadmap`}>
                      Open in the plan
                    </TextLink>
                  }
                >
                  Milestones
                </Heading>
                <ol className="grid pt-4">
                  {milestones.map(({ id, fields }, index) => (
                    <li key={id}>
                      <TrackRow
                        status={fields.status}
                        due={fields.due}
                        today={today}
                        was={movedDates(screen.agreed, elements).get(id)}
                        last={index === milestones.length - 1}
                      >
                        <p className="font-serif text-[1.0625rem] leading-6 wrap-anywhere">
                          {fields.outcome}
                        </p>
                        <MilestoneHints busy={sight.busy.has(id)} wantsDate={false} />
                        <Promised commitments={screen.promised.get(id)} today={today} />
                      </TrackRow>
                    </li>
                  ))}
                </ol>
              </section>
              {beside}
            </div>
            {skills.length > 0 && (
              <section aria-labelledby="moving" className="min-w-0 lg:col-start-1 lg:row-start-1">
                <Heading
                  id="moving"
                  aside={<span className="text-13 text-ink-2">filled now, outlined needed</span>}
                >
                  Skills, moving
                </Heading>
                <MovingSkills skills={skills} unworked={sight.unworked} today={today} />
              </section>
            )}
          </div>
        </>
      )}
    </>
  )
}

/** What was said for it, so that the line of sight begins at what somebody does. */
function Promised({ commitments, today }: { commitments?: readonly Standing[]; today: string }) {
  if (!commitments) return null
  return <p className="mt-0.5 text-14 text-ink-2 wrap-anywhere">{servedWords(commitments, today)}</p>
}

function Heading({ id, aside, children }: { id: string; aside: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-line border-b pb-2.5">
      <h2 id={id} className="text-h2">
        {children}
      </h2>
      {aside}
    </div>
  )
}

function Nothing({ plan, screen: { seat, client, over } }: Pick<Props, 'plan' | 'screen'>) {
  if (over)
    return (
      <p className="mt-8 text-15 text-ink-2">
        The plan names no milestone, and nobody writes in it any more.
      </p>
    )
  return (
    <div className="mt-8">
      <EmptyState
        title={seat === 'client' ? 'What could be true three months from now?' : 'No milestones yet.'}
      >
        {seat === 'client'
          ? 'A milestone has a day and a way to know. Two or three are a way.'
          : `What ${firstName(client.name)} has settled in the plan names none.`}
      </EmptyState>
      <LinkButton
        href={`${plan}#roadmap`}
        look={seat === 'client' ? 'primary' : 'secondary'}
        className="mt-4"
      >
        {seat === 'client' ? 'Write the first milestone' : 'Open the plan'}
      </LinkButton>
    </div>
  )
}

function markOf({ id, fields }: Told<'milestone'>, today: string): TimelineMark {
  return {
    id,
    name: fields.outcome,
    due: fields.status === 'let_go' ? '' : fields.due,
    form: milestoneForm[fields.status] as TimelineMark['form'],
    isLate: fields.status !== 'done' && (dueOf(fields.due, today)?.isPast ?? false),
  }
}

/** What both have signed stands on the way as well. */
function versionMarks({ versions }: RoadmapScreen, reader: Reader): TimelineMark[] {
  return versions.map(({ number, agreedAt }) => ({
    id: `version ${number}`,
    name: `Version ${number} signed`,
    due: dayOf(agreedAt, reader.zone),
    form: 'full',
    isLate: false,
  }))
}
