import { useCallback, useEffect, useMemo } from 'react'
import type { UseLiveDocument } from '@/components/live/use-live-document'
import { SignedLine } from '@/components/signoffs/signed-line'
import type { Counts } from '@/components/signoffs/use-changes'
import { firstName } from '@/lib/people/name'
import type { LiveScreen } from '@/lib/visions/screen'
import { FirstSittingLink } from './first-sitting/first-sitting-link'
import { Lines } from './opening-plan'
import { type Peer, type Place, sayPlace } from './place'
import { PlanBeginning } from './plan-beginning'
import type { PlanSnapshot } from './plan-watch'
import { byPart, type PlanSection } from './sections'
import { settledWhen } from './settled-words'
import { PartHeading, Section, Sheet, TitleBlock } from './sheet'
import { StillPrivate } from './still-private'
import { loadTextEditor } from './text/load'
import { UnsyncedBars } from './unsynced-bars'
import type { useEditors } from './use-editors'
import { useHeld } from './use-held'
import type { Rooms } from './use-rooms'
import { WritingSection } from './writing-section'

type Props = {
  screen: LiveScreen
  practice: string
  base: string
  sections: readonly PlanSection[]
  parts: readonly UseLiveDocument[]
  rooms: Rooms | null
  /** Null until all of its documents are here. */
  plan: PlanSnapshot | null
  peers: readonly Peer[]
  changes: Counts | null
  writable: boolean
  editors: ReturnType<typeof useEditors>
  onRefused: () => void
  /** Asks whether to share a section; absent where nobody may. */
  onShare?: (section: PlanSection) => void
}

/** The paper while it is written on: the plan, section by section. */
export function WritingSheet(props: Props) {
  const { screen, practice, base, sections, parts, rooms, plan, peers, writable, editors, onShare } = props
  const { seat, client, coach, places } = screen
  const awareness = rooms?.shared.awareness ?? null
  const moved = useMemo(
    () => sections.flatMap(({ key }) => (places[key] === 'shared' ? [key] : [])),
    [sections, places],
  )
  const held = useHeld(plan && rooms?.private ? rooms.private.doc : null, moved)
  const peersIn = useMemo(() => Map.groupBy(peers, ({ place }) => place?.section), [peers])
  const onPlace = useCallback(
    (section: PlanSection, place: Place | null) => {
      if (awareness) sayPlace(awareness, section.place === 'shared' ? place : null)
    },
    [awareness],
  )
  useEffect(() => void loadTextEditor().catch(() => {}), [])

  const mayBegin = seat === 'client' && writable
  const untouched = mayBegin && plan !== null && sections.every(({ key }) => plan.states[key] === 'to begin')
  const read = screen.reading
    ? settledWhen(new Date(screen.reading.at), { zone: screen.timeZone, now: new Date() })
    : undefined

  const written = (section: PlanSection) => {
    const { key } = section
    const room = rooms?.[section.place]
    if (!plan || !room)
      return (
        <Section key={key} section={section}>
          <Lines />
        </Section>
      )
    const still = held.get(key)
    const begins = mayBegin && key === 'why' && plan.states.why === 'to begin'
    return (
      <WritingSection
        // A section that moves lies in another document: its editor begins anew there.
        key={`${key} ${section.place}`}
        section={section}
        doc={room.doc}
        awareness={room.awareness}
        memberId={screen[seat].memberId}
        state={plan.states[key] ?? 'to begin'}
        revision={plan.texts[key] ?? 0}
        peers={peersIn.get(key) ?? nobody}
        editable={writable}
        mayMarkReady={screen.may.markReady && writable}
        other={seat === 'client' ? coach.name : client.name}
        read={screen.reading?.sections.includes(key) ? read : undefined}
        onShare={onShare}
        onPlace={onPlace}
        onFocus={editors.onFocus}
        onToolbar={editors.onToolbar}
        onRefused={props.onRefused}
        onMounted={editors.onMounted}
      >
        {/* One child, and none where there is nothing: a section is drawn again for any other. */}
        {(still || begins) && (
          <>
            {still && (
              <StillPrivate
                held={still}
                coach={firstName(coach.name)}
                onShare={onShare && (() => onShare(section))}
              />
            )}
            {begins && (
              <PlanBeginning
                doc={room.doc}
                editor={() => editors.editors.current.get('why')}
                untouched={untouched}
                practice={practice}
                visionId={screen.visionId}
                coach={firstName(coach.name)}
              />
            )}
          </>
        )}
      </WritingSection>
    )
  }
  return (
    <Sheet>
      <UnsyncedBars parts={parts} sections={sections} since={props.changes} />
      <TitleBlock name={client.name} subtitle={screen.template.subtitle}>
        <SignedLine stage={screen.stage} base={base} zone={screen.timeZone} />
        {read && (
          <p className="mt-4 text-13 text-ink-3">
            {firstName(coach.name)} read this {read}
            {screen.checkpoint?.readByCoach ? '.' : '. More has settled since then.'}
          </p>
        )}
      </TitleBlock>
      {/* What both have signed is past its first sitting. */}
      {plan && mayBegin && !screen.session && screen.stage.signed.length === 0 && (
        <FirstSittingLink sections={sections} states={plan.states} href={`${base}/begin`} />
      )}
      {byPart(sections).map(({ part, within }) => (
        <div key={part.key}>
          <PartHeading>{part.heading}</PartHeading>
          {within.map(written)}
        </div>
      ))}
    </Sheet>
  )
}

const nobody: readonly Peer[] = []
