'use client'

import dynamic from 'next/dynamic'
import Link from 'next/link'
import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { type UseLiveDocument, useLiveDocument } from '@/components/live/use-live-document'
import { LeftBehind } from '@/components/notes/left-behind'
import { type Capture, CaptureContext, useCaptureKey } from '@/components/sessions/live/capture'
import { EndedNote } from '@/components/sessions/live/ended-note'
import { FollowSwitch } from '@/components/sessions/live/follow-switch'
import { useGoodbye, useOther } from '@/components/sessions/live/presence'
import { useBeside } from '@/components/sessions/live/use-beside'
import { useCapturing } from '@/components/sessions/live/use-capturing'
import { useFollow } from '@/components/sessions/live/use-follow'
import { PlanAction } from '@/components/signoffs/plan-action'
import { SignedLine } from '@/components/signoffs/signed-line'
import { stageHref, stageState } from '@/components/signoffs/stage-words'
import { useChanges } from '@/components/signoffs/use-changes'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { DocumentBar } from '@/components/ui/document-bar'
import { onDemand, useOnDemand } from '@/components/ui/on-demand'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { toast } from '@/components/ui/toast'
import { firstName } from '@/lib/people/name'
import { appendText } from '@/lib/visions/document/write'
import type { LiveScreen } from '@/lib/visions/screen'
import { Chrome } from './chrome'
import { type WholePlan, WholePlanProvider } from './elements/whole-plan'
import { FirstSittingLink } from './first-sitting/first-sitting-link'
import { whys } from './first-sitting/steps'
import { Lines } from './opening-plan'
import { Openings } from './openings'
import type { Here } from './outline'
import { type Peer, type Place, sayPlace } from './place'
import { PlanDidNotOpen } from './plan-did-not-open'
import { PlanFrame } from './plan-frame'
import { PlanTools } from './plan-tools'
import { areKept, awayWords, savedOf } from './saved'
import { byPart, outlineOf, type PlanSection, sectionsFor } from './sections'
import { settledWhen } from './settled-words'
import { PartHeading, Section, Sheet, TitleBlock } from './sheet'
import { StillPrivate } from './still-private'
import { loadTextEditor } from './text/load'
import { TroubleBar } from './trouble-bar'
import { UnsyncedBars } from './unsynced-bars'
import { useEditors } from './use-editors'
import { useHeld } from './use-held'
import { useLasting } from './use-lasting'
import { useNetwork } from './use-network'
import { usePeers } from './use-peers'
import { usePlanSnapshot } from './use-plan-snapshot'
import { useRefusal } from './use-refusal'
import { useRooms } from './use-rooms'
import { useSharing } from './use-sharing'
import { mayType, useVision } from './use-vision'
import { wholePlanOf } from './whole-plan-of'
import { WritingSection } from './writing-section'

/** What is there while a session is open is fetched when one is: between sessions nobody waits for it. */
const SessionBand = dynamic(
  () => import('@/components/sessions/live/session-band').then((module) => module.SessionBand),
  // With something to draw meanwhile it waits by itself; without it the whole plan would wait with it.
  { loading: () => null },
)
const SessionSide = dynamic(
  () => import('@/components/sessions/live/session-side').then((module) => module.SessionSide),
  { loading: () => null },
)
const SessionCommitments = dynamic(
  () => import('@/components/sessions/live/session-commitments').then((module) => module.SessionCommitments),
  { loading: () => null },
)

/** Asked seldom, so it is fetched when it is. */
const ShareDialog = dynamic(() => import('./share-dialog').then((module) => module.ShareDialog), {
  loading: () => null,
})

/** On the way from the first time that an editor has the focus: it shows when words in it are selected. */
const toolbarCode = onDemand(() => import('./text/toolbar'))

/** Offered to a plan in which nothing has begun. */
const beginning = onDemand(() => import('./begin-from-file'))

type Props = { screen: LiveScreen; practice: string }

/** The plan while it is written: by the client always, by the coach while a session is open. */
export function Writing({ screen, practice }: Props) {
  const { privateDraft } = screen.live
  if (privateDraft === null) return <WithVision screen={screen} practice={practice} />
  return <WithDraft screen={screen} practice={practice} privateDraft={privateDraft} />
}

/** The coach has the vision and nothing else, and no place where something else would be. */
function WithVision({ screen, practice }: Props) {
  const vision = useVision(screen)
  return <Plan screen={screen} practice={practice} vision={vision} draft={null} />
}

function WithDraft({ screen, practice, privateDraft }: Props & { privateDraft: string }) {
  const vision = useVision(screen)
  const draft = useLiveDocument({
    practiceId: screen.practiceId,
    documentId: privateDraft,
    memberId: screen[screen.seat].memberId,
    keep: 'document',
  })
  return <Plan screen={screen} practice={practice} vision={vision} draft={draft} />
}

type PlanProps = Props & { vision: UseLiveDocument; draft: UseLiveDocument | null }

function Plan({ screen, practice, vision, draft }: PlanProps) {
  const { seat, session, client, coach, template, places } = screen
  const sections = useMemo(() => sectionsFor({ template, places }, seat), [template, places, seat])
  const moved = useMemo(
    () => sections.flatMap(({ key }) => (places[key] === 'shared' ? [key] : [])),
    [sections, places],
  )
  const shared = useMemo(
    () => sections.flatMap(({ key, place }) => (place === 'shared' ? [key] : [])),
    [sections],
  )
  const parts = draft ? [vision, draft] : [vision]
  const complete = parts.every((part) => part.synced)
  const rooms = useRooms(vision, draft)
  const plan = usePlanSnapshot(complete ? rooms : null, sections)
  const me = screen[seat]
  const whole = useMemo(
    () => wholePlanOf({ seat, coach: coach.name, sections, rooms }),
    [seat, coach.name, rooms, sections],
  )
  const changes = useChanges({
    practice,
    visionId: screen.visionId,
    // Who writes sees what is new since both signed; who comes to a session, what is new to them.
    since: seat === 'coach' ? 'seen' : (screen.stage.signed.at(-1)?.number ?? null),
    doc: complete ? (rooms?.shared?.doc ?? null) : null,
    template,
    sections: shared,
  })
  const peers = usePeers(vision.awareness, me.memberId)
  const peersIn = useMemo(() => Map.groupBy(peers, ({ place }) => place?.section), [peers])
  const giveUp =
    useLasting(!complete && parts.every((part) => part.closedBecause === null), patienceMs) !== null
  const writable = screen.may.write && parts.every(mayType)
  const { sharing, setSharing, onShared } = useSharing(places)
  const held = useHeld(complete ? (draft?.doc ?? null) : null, moved)
  const { toolbar, onFocus, onToolbar, onMounted, editors } = useEditors()
  const tools = useOnDemand(toolbarCode, toolbar !== null)
  const { refused, refusePaste, dismiss } = useRefusal()
  const untouched =
    seat === 'client' &&
    writable &&
    plan !== null &&
    sections.every(({ key }) => plan.states[key] === 'to begin')
  const begin = useOnDemand(beginning, untouched)
  useEffect(() => void loadTextEditor().catch(() => {}), [])

  // A page that is opening has its words from the device before it has the server.
  const offline = useLasting(vision.synced && !vision.online) !== null
  const away = awayWords({ network: useNetwork(), kept: true }).fact
  const { awareness } = vision
  const other = seat === 'client' ? coach : client
  const otherSays = useOther(awareness, other.memberId, vision.online)
  useGoodbye(awareness)
  const follow = useFollow(session ? awareness : null, otherSays, shared)
  const { beside, report } = useBeside()
  const { panel, setPanel, captured, setCaptured, capture } = useCapturing(
    session?.promised?.committing != null,
  )
  useCaptureKey(capture)
  const onPlace = useCallback(
    (section: PlanSection, place: Place | null) => {
      if (awareness) sayPlace(awareness, section.place === 'shared' ? place : null)
    },
    [awareness],
  )

  if (giveUp) return <PlanDidNotOpen onTryAgain={() => retryAll(parts)} />

  const here: Here[] = peers.flatMap(({ id, name, who, place }) =>
    place ? [{ id, name, who, section: place.section }] : [],
  )
  const read = screen.reading
    ? settledWhen(new Date(screen.reading.at), { zone: screen.timeZone, now: new Date() })
    : undefined
  const saved = <SavedIndicator saved={savedOf([...parts, ...beside])} />
  const handOver = screen.may.handOver && (
    <Button
      look="quiet"
      className="max-sm:hidden!"
      unavailable={offline && `${away} ${firstName(coach.name)} can read it afterwards.`}
      onClick={() => {
        vision.sayReady()
        toast({ words: `${firstName(coach.name)} can read it in a moment` })
      }}
    >
      Ready to read
    </Button>
  )
  const base = `/p/${practice}/${seat}/visions/${screen.visionId}`
  const next = screen.may.handOver && (
    <PlanAction
      stage={screen.stage}
      seat={seat}
      coach={firstName(coach.name)}
      practice={practice}
      visionId={screen.visionId}
      base={base}
      away={offline && away}
    />
  )
  const choose = (words: string) => {
    const editor = editors.current.get('why')
    if (!editor) return vision.doc && appendText(vision.doc, 'why', `${words} `, 'opening')
    editor.commands.command(({ tr }) => Boolean(tr.insertText(`${words} `, 1)))
    editor.commands.focus('end')
  }
  return (
    <Around plan={whole} capture={capture}>
      <Chrome>
        {session ? (
          <SessionBand
            screen={{ ...screen, session }}
            practice={practice}
            saved={
              <span data-theme="dark" className="inline-flex">
                {saved}
              </span>
            }
            other={otherSays}
            follow={follow}
            onNotes={() => setPanel((before) => (before ? null : 'notes'))}
          />
        ) : (
          <DocumentBar
            back={{ href: `/p/${practice}/${seat}`, label: 'Home' }}
            title="Vision plan"
            state={stageState(screen.stage, { seat, other: firstName(other.name) }, changes?.count ?? null)}
            stateAction={(sentence) => (
              <Link
                href={stageHref(base, screen.stage)}
                className="rounded-mark no-underline hover:underline"
              >
                {sentence}
              </Link>
            )}
            saved={saved}
            presence={<Avatar name={me.name} who={seat} here={vision.online} label="You" />}
            tools={
              <>
                {handOver}
                <PlanTools screen={screen} practice={practice} />
              </>
            }
            primary={next}
          />
        )}
        <EndedNote screen={screen} practice={practice} />
        <TroubleBar
          parts={parts}
          kept={areKept([...parts, ...beside])}
          zone={screen.timeZone}
          refused={refused}
          onDismiss={dismiss}
          closed={screen.may.write ? null : `Your work with ${firstName(other.name)} is not under way.`}
        />
      </Chrome>
      <LeftBehind screen={screen} />
      <PlanFrame
        entries={outlineOf(sections)}
        states={plan?.states ?? {}}
        here={here}
        dockAction={
          session ? (
            <Button onClick={() => setPanel((before) => (before ? null : 'notes'))}>Notes</Button>
          ) : (
            next
          )
        }
        side={
          session ? (
            <SessionSide
              screen={{ ...screen, session }}
              practice={practice}
              report={report}
              open={panel}
              onOpen={setPanel}
              commitments={
                <SessionCommitments
                  practice={practice}
                  session={session}
                  zone={screen.timeZone}
                  captured={captured}
                  onAdded={() => setCaptured(null)}
                />
              }
              follow={
                <FollowSwitch name={firstName(other.name)} follow={follow} otherFollows={otherSays.follows} />
              }
              onCommitment={capture ? () => capture('') : undefined}
            />
          ) : undefined
        }
        complete={plan !== null}
      >
        <Sheet>
          <UnsyncedBars parts={parts} sections={sections} since={changes} />
          <TitleBlock name={client.name} subtitle={template.subtitle}>
            <SignedLine stage={screen.stage} base={base} zone={screen.timeZone} />
            {read && (
              <p className="mt-4 text-13 text-ink-3">
                {firstName(coach.name)} read this {read}
                {screen.checkpoint?.readByCoach ? '.' : '. More has settled since then.'}
              </p>
            )}
          </TitleBlock>
          {plan && seat === 'client' && writable && !session && (
            <FirstSittingLink
              sections={sections}
              states={plan.states}
              href={`/p/${practice}/client/visions/${screen.visionId}/begin`}
            />
          )}
          {byPart(sections).map(({ part, within }) => (
            <div key={part.key}>
              <PartHeading>{part.heading}</PartHeading>
              {within.map((section) => {
                const room = rooms?.[section.place]
                if (!plan || !room)
                  return (
                    <Section key={section.key} section={section}>
                      <Lines />
                    </Section>
                  )
                const { states, texts } = plan
                const still = held.get(section.key)
                const begins =
                  section.key === 'why' && states.why === 'to begin' && seat === 'client' && writable
                return (
                  <WritingSection
                    // A section that moves lies in another document: its editor begins anew there.
                    key={`${section.key} ${section.place}`}
                    section={section}
                    doc={room.doc}
                    awareness={room.awareness}
                    memberId={me.memberId}
                    state={states[section.key] ?? 'to begin'}
                    revision={texts[section.key] ?? 0}
                    peers={peersIn.get(section.key) ?? nobody}
                    editable={writable}
                    mayMarkReady={screen.may.markReady && writable}
                    other={other.name}
                    read={screen.reading?.sections.includes(section.key) ? read : undefined}
                    onShare={screen.may.share && writable ? setSharing : undefined}
                    onPlace={onPlace}
                    onFocus={onFocus}
                    onToolbar={onToolbar}
                    onRefused={refusePaste}
                    onMounted={onMounted}
                  >
                    {/* One child, and none where there is nothing: a section is drawn again for any other. */}
                    {(still || begins) && (
                      <>
                        {still && (
                          <StillPrivate
                            held={still}
                            coach={firstName(coach.name)}
                            onShare={screen.may.share && writable ? () => setSharing(section) : undefined}
                          />
                        )}
                        {begins && <Openings openings={whys} onChoose={choose} />}
                        {begins && untouched && begin && (
                          <begin.BeginFromFile
                            practice={practice}
                            visionId={screen.visionId}
                            coach={firstName(coach.name)}
                          />
                        )}
                      </>
                    )}
                  </WritingSection>
                )
              })}
            </div>
          ))}
        </Sheet>
      </PlanFrame>
      {sharing && rooms?.private && (
        <ShareDialog
          section={sharing}
          practice={practice}
          visionId={screen.visionId}
          plan={{ template, places }}
          draft={rooms.private.doc}
          vision={rooms.shared.doc}
          saved={parts.every((part) => part.online && part.savedState === 'saved')}
          coach={firstName(coach.name)}
          onShared={onShared}
          onClose={() => setSharing(null)}
        />
      )}
      {toolbar && tools && (
        <tools.Toolbar
          key={toolbar.editor.instanceId}
          editor={toolbar.editor}
          called={toolbar.called}
          onClose={() => onToolbar(false)}
          onLeave={() => onFocus(null, null)}
        />
      )}
    </Around>
  )
}

/** What the parts of the page need to know of the whole. */
function Around({ plan, capture, children }: { plan: WholePlan; capture: Capture; children: ReactNode }) {
  return (
    <WholePlanProvider plan={plan}>
      <CaptureContext value={capture}>{children}</CaptureContext>
    </WholePlanProvider>
  )
}

const nobody: readonly Peer[] = []

function retryAll(parts: readonly UseLiveDocument[]) {
  for (const part of parts) part.retry()
}

/** Longer than this, and the page says that the plan does not open. */
const patienceMs = 10_000
