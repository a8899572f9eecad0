'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { Blaze } from '@/components/ui/blaze'
import { Button } from '@/components/ui/button'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { TextLink } from '@/components/ui/text-link'
import { firstName } from '@/lib/people/name'
import { listKind } from '@/lib/visions/document/elements'
import type { LiveScreen } from '@/lib/visions/screen'
import { WholePlanProvider } from '../elements/whole-plan'
import { Lines } from '../opening-plan'
import { watchPlan } from '../plan-watch'
import { savedOf } from '../saved'
import { sectionsFor } from '../sections'
import { TroubleBar } from '../trouble-bar'
import { usePageTurn } from '../use-page-turn'
import { type Room, useRooms } from '../use-rooms'
import { mayType, useVision } from '../use-vision'
import { wholePlanOf } from '../whole-plan-of'
import { Finished } from './finished'
import { HowThisGoes, type Line } from './how-this-goes'
import { StepPage } from './step-page'
import { type Step, stepsOf } from './steps'

type Props = { screen: LiveScreen; practice: string; line: Line | null }

/**
 * The first twenty minutes, one question at a time, in the same document as the whole plan. It can be left at any
 * page; whoever comes back finds the first page on which nothing stands yet.
 */
export function FirstSitting({ screen, practice, line }: Props) {
  const { client, coach, template, places } = screen
  const vision = useVision(screen)
  const rooms = useRooms(vision, null)
  const sections = useMemo(() => sectionsFor({ template, places }, 'client'), [template, places])
  const steps = useMemo(() => stepsOf(sections, firstName(coach.name)), [sections, coach.name])
  const whole = useMemo(
    () => wholePlanOf({ seat: 'client', coach: coach.name, sections, rooms }),
    [coach.name, rooms, sections],
  )
  const here = vision.synced && rooms ? rooms.shared : null
  const plan = `/p/${practice}/client/visions/${screen.visionId}`
  return (
    <WholePlanProvider plan={whole}>
      <div className="mx-auto grid max-w-[1080px] gap-x-14 gap-y-10 sm:px-6 sm:pt-10 lg:grid-cols-[minmax(0,728px)_minmax(0,1fr)]">
        <article className="min-w-0 bg-paper px-6 pt-6 pb-10 sm:rounded-sheet sm:border sm:border-line sm:px-12 sm:pt-12 sm:pb-14 sm:shadow-sheet md:px-18">
          <TroubleBar
            parts={[vision]}
            zone={screen.timeZone}
            refused={null}
            onDismiss={() => {}}
            closed={null}
          />
          {here ? (
            <Sitting
              steps={steps}
              room={here}
              editable={screen.may.write && mayType(vision)}
              memberId={client.memberId}
              coach={firstName(coach.name)}
              plan={plan}
              saved={<SavedIndicator saved={savedOf([vision])} />}
              onHandOver={screen.may.handOver ? () => vision.sayReady() : null}
            />
          ) : (
            <Lines />
          )}
        </article>
        <HowThisGoes coach={firstName(coach.name)} sections={sections.length} line={line} />
      </div>
    </WholePlanProvider>
  )
}

type SittingProps = {
  steps: readonly Step[]
  room: Room
  editable: boolean
  memberId: string
  coach: string
  plan: string
  saved: React.ReactNode
  onHandOver: (() => void) | null
}

function Sitting({ steps, room, ...rest }: SittingProps) {
  const { doc } = room
  const written = useWritten(steps, room)
  const { at, heading, go } = usePageTurn(() => firstUnwritten(written))

  const step = steps[at]
  const next = steps[at + 1]
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <p className="flex items-center gap-3 text-13 text-ink-2">
          <span aria-hidden="true" className="flex gap-1">
            {steps.map(({ key }, index) => (
              <Blaze key={key} form={written[index] ? 'full' : index === at ? 'half' : 'outline'} />
            ))}
          </span>
          {step ? `${at + 1} of ${steps.length}` : 'Done'}
        </p>
        {rest.saved}
      </div>
      {step ? (
        <StepPage key={step.key} step={step} room={room} heading={heading} {...rest} />
      ) : (
        <Finished heading={heading} doc={doc} steps={steps} {...rest} />
      )}
      <div className="mt-8 flex flex-wrap items-center gap-3 border-line border-t pt-5">
        {step && (
          <Button
            look={written[at] ? 'primary' : 'secondary'}
            size={48}
            onClick={() => go(at + 1)}
            className="max-sm:w-full"
          >
            {goOn(written[at] ?? false, next)}
          </Button>
        )}
        {at > 0 && (
          <Button look="quiet" onClick={() => go(at - 1)}>
            Back
          </Button>
        )}
        {step && (
          <TextLink tone="meta" href={rest.plan} className="ml-auto inline-flex min-h-11 items-center">
            See the whole plan
          </TextLink>
        )}
      </div>
      {step && (
        <p className="mt-4 text-13 text-ink-3">
          Kept as you type. Only you and {rest.coach} can read it. Leave when you like; it waits here.
        </p>
      )}
    </>
  )
}

function goOn(isWritten: boolean, next: Step | undefined) {
  if (!isWritten) return 'Skip for now'
  return next ? 'Go on' : 'Look at what you have'
}

const firstUnwritten = (written: readonly boolean[]) => {
  const at = written.indexOf(false)
  return at < 0 ? written.length : at
}

/** Which pages have something on them, as it stands now. */
function useWritten(steps: readonly Step[], { doc }: Room): readonly boolean[] {
  const watch = useMemo(
    () => watchPlan([...new Set(steps.map(({ section }) => section.key))].map((key) => ({ key, doc }))),
    [steps, doc],
  )
  const { states } = useSyncExternalStore(watch.subscribe, watch.read, watch.read)
  return steps.map(({ section, shows }) => {
    if (shows === 'text') return states[section.key] !== 'to begin'
    if (shows === 'cards')
      return listKind(doc, section.key, 'nonnegotiable').some(({ fields }) => said(fields.statement))
    if (shows === 'meeting')
      return listKind(doc, section.key, 'overlap').some(({ fields }) => said(fields.name))
    const { circle } = shows
    return listKind(doc, section.key, 'spark').some(
      ({ fields }) => fields.circle === circle && said(fields.text),
    )
  })
}

const said = (words: string) => words.trim() !== ''
