'use client'

import { useMemo, useState } from 'react'
import { Blaze } from '@/components/ui/blaze'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { TextLink } from '@/components/ui/text-link'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { LiveScreen } from '@/lib/visions/screen'
import { WholePlanProvider } from '../elements/whole-plan'
import { Lines } from '../opening-plan'
import { savedOf } from '../saved'
import { type PlanSection, sectionsFor } from '../sections'
import { TroubleBar } from '../trouble-bar'
import { usePageTurn } from '../use-page-turn'
import { type Room, useRooms } from '../use-rooms'
import { mayType, useVision } from '../use-vision'
import { wholePlanOf } from '../whole-plan-of'
import { type Answer, affirm, answerOf, keepsAnswers, sectionsToAsk } from './affirm'
import { AskSection } from './ask-section'
import { WhatMoved } from './what-moved'

type Props = { screen: LiveScreen; practice: string }

/**
 * Once a quarter, the shared sections one by one: still true, changed, or not sure, in one's own words. Each answer is
 * a row of the plan itself, written as any other.
 */
export function StillTrue({ screen, practice }: Props) {
  const { coach, template, places } = screen
  const vision = useVision(screen)
  const rooms = useRooms(vision, null)
  const sections = useMemo(() => sectionsFor({ template, places }, 'client'), [template, places])
  const whole = useMemo(
    () => wholePlanOf({ seat: 'client', coach: coach.name, sections, rooms }),
    [coach.name, rooms, sections],
  )
  const keeping = keepsAnswers(sections, { template, places })
  const here = vision.synced && rooms ? rooms.shared : null
  return (
    <WholePlanProvider plan={whole}>
      <article className="mx-auto max-w-[728px] bg-paper px-6 pt-6 pb-10 sm:mt-10 sm:rounded-sheet sm:border sm:border-line sm:px-12 sm:pt-12 sm:pb-14 sm:shadow-sheet md:px-18">
        <TroubleBar
          parts={[vision]}
          zone={screen.timeZone}
          refused={null}
          onDismiss={() => {}}
          closed={null}
        />
        {here && keeping ? (
          <Walk
            room={here}
            sections={sectionsToAsk(here.doc, sections, { template, places }, keeping)}
            keeping={keeping}
            editable={screen.may.write && mayType(vision)}
            zone={screen.timeZone}
            coach={firstName(coach.name)}
            plan={`/p/${practice}/client/visions/${screen.visionId}`}
            saved={<SavedIndicator saved={savedOf([vision])} />}
            onHandOver={screen.may.handOver ? () => vision.sayReady() : null}
          />
        ) : (
          <Lines />
        )}
      </article>
    </WholePlanProvider>
  )
}

type WalkProps = {
  room: Room
  sections: readonly PlanSection[]
  keeping: string
  editable: boolean
  zone: string
  coach: string
  plan: string
  saved: React.ReactNode
  onHandOver: (() => void) | null
}

function Walk({ room, sections, keeping, editable, zone, coach, plan, saved, onHandOver }: WalkProps) {
  const { doc } = room
  // As it was when one sat down: what is written meanwhile does not move the page one is on.
  const [asked] = useState(sections)
  const [today] = useState(() => dayOf(now(), zone))
  const saidOf = (key: string): Answer | null => {
    const fields = answerOf(doc, keeping, key, today)?.fields
    return fields && fields.standing !== '' ? { standing: fields.standing, own: fields.own } : null
  }
  const { at, heading, go } = usePageTurn(() => firstUnsaid(asked.map(({ key }) => saidOf(key))))

  const section = asked[at]
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <p className="flex items-center gap-3 text-13 text-ink-2">
          <span aria-hidden="true" className="flex flex-wrap gap-1">
            {asked.map(({ key }, index) => (
              <Blaze key={key} form={saidOf(key) ? 'full' : index === at ? 'half' : 'outline'} />
            ))}
          </span>
          {section ? `${at + 1} of ${asked.length}` : 'Done'}
        </p>
        {saved}
      </div>
      {section ? (
        <AskSection
          key={section.key}
          doc={doc}
          section={section}
          heading={heading}
          said={saidOf(section.key)}
          editable={editable}
          onAnswer={(answer) => {
            affirm(doc, keeping, section.key, answer, today)
            go(at + 1)
          }}
          onSkip={() => go(at + 1)}
          onBack={at > 0 ? () => go(at - 1) : null}
        />
      ) : (
        <WhatMoved
          heading={heading}
          said={asked.map((each) => ({ section: each, answer: saidOf(each.key) }))}
          coach={coach}
          plan={plan}
          onHandOver={onHandOver}
          onBack={asked.length > 0 ? () => go(asked.length - 1) : null}
        />
      )}
      {section && (
        <p className="mt-5 flex flex-wrap items-baseline justify-between gap-2 text-13 text-ink-2">
          <span>Your answers stand in the plan. Only you and {coach} can read them.</span>
          <TextLink tone="meta" href={plan}>
            See the whole plan
          </TextLink>
        </p>
      )}
    </>
  )
}

const firstUnsaid = (said: readonly (Answer | null)[]) => {
  const at = said.indexOf(null)
  return at < 0 ? said.length : at
}
