'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useMemo } from 'react'
import { type UseLiveDocument, useLiveDocument } from '@/components/live/use-live-document'
import { LeftBehind } from '@/components/notes/left-behind'
import { type Capture, CaptureContext, useCaptureKey } from '@/components/sessions/live/capture'
import { useGoodbye, useOther } from '@/components/sessions/live/presence'
import { SessionBeside } from '@/components/sessions/live/session-beside'
import { useBeside } from '@/components/sessions/live/use-beside'
import { useCapturing } from '@/components/sessions/live/use-capturing'
import { useFollow } from '@/components/sessions/live/use-follow'
import { PlanAction } from '@/components/signoffs/plan-action'
import { useChanges } from '@/components/signoffs/use-changes'
import { Button } from '@/components/ui/button'
import { onDemand, useOnDemand } from '@/components/ui/on-demand'
import { firstName } from '@/lib/people/name'
import type { LiveScreen } from '@/lib/visions/screen'
import { type WholePlan, WholePlanProvider } from './elements/whole-plan'
import type { Here } from './outline'
import { PlanDidNotOpen } from './plan-did-not-open'
import { PlanFrame } from './plan-frame'
import { awayWords } from './saved'
import { outlineOf, sectionsFor } from './sections'
import { useEditors } from './use-editors'
import { useLasting } from './use-lasting'
import { useNetwork } from './use-network'
import { usePeers } from './use-peers'
import { usePlanSnapshot } from './use-plan-snapshot'
import { useRefusal } from './use-refusal'
import { useRooms } from './use-rooms'
import { useSharing } from './use-sharing'
import { mayType, useVision } from './use-vision'
import { wholePlanOf } from './whole-plan-of'
import { WritingBar } from './writing-bar'
import { WritingSheet } from './writing-sheet'

/** Asked seldom, so it is fetched when it is. */
const ShareDialog = dynamic(() => import('./share-dialog').then((module) => module.ShareDialog), {
  loading: () => null,
})

/** On the way from the first time that an editor has the focus: it shows when words in it are selected. */
const toolbarCode = onDemand(() => import('./text/toolbar'))

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

/** The page: what is above the plan, the paper, and what lies beside it. */
function Plan({ screen, practice, vision, draft }: PlanProps) {
  const { seat, session, client, coach, template, places } = screen
  const sections = useMemo(() => sectionsFor({ template, places }, seat), [template, places, seat])
  const shared = useMemo(
    () => sections.flatMap(({ key, place }) => (place === 'shared' ? [key] : [])),
    [sections],
  )
  const parts = draft ? [vision, draft] : [vision]
  const complete = parts.every((part) => part.synced)
  const rooms = useRooms(vision, draft)
  const plan = usePlanSnapshot(complete ? rooms : null, sections)
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
  const { awareness } = vision
  const peers = usePeers(awareness, screen[seat].memberId)
  const giveUp =
    useLasting(!complete && parts.every((part) => part.closedBecause === null), patienceMs) !== null
  const writable = screen.may.write && parts.every(mayType)
  const { sharing, setSharing, onShared } = useSharing(places)
  const editors = useEditors()
  const tools = useOnDemand(toolbarCode, editors.toolbar !== null)
  const refusal = useRefusal()

  // A page that is opening has its words from the device before it has the server.
  const offline = useLasting(vision.synced && !vision.online) !== null
  const away = awayWords({ network: useNetwork(), kept: true }).fact
  const other = useOther(awareness, (seat === 'client' ? coach : client).memberId, vision.online)
  useGoodbye(awareness)
  const follow = useFollow(session ? awareness : null, other, shared)
  const { beside, report } = useBeside()
  const capturing = useCapturing(session?.promised?.committing != null)
  useCaptureKey(capturing.capture)

  if (giveUp) return <PlanDidNotOpen onTryAgain={() => retryAll(parts)} />

  const here: Here[] = peers.flatMap(({ id, name, who, place }) =>
    place ? [{ id, name, who, section: place.section }] : [],
  )
  const base = `/p/${practice}/${seat}/visions/${screen.visionId}`
  const onNotes = () => capturing.setPanel((before) => (before ? null : 'notes'))
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
  return (
    <Around plan={whole} capture={capturing.capture}>
      <WritingBar
        screen={screen}
        practice={practice}
        base={base}
        vision={vision}
        parts={parts}
        beside={beside}
        changes={changes?.count ?? null}
        away={offline ? away : null}
        other={other}
        follow={follow}
        refusal={refusal}
        next={next}
        onNotes={onNotes}
      />
      <LeftBehind screen={screen} />
      <PlanFrame
        entries={outlineOf(sections)}
        states={plan?.states ?? {}}
        here={here}
        dockAction={session ? <Button onClick={onNotes}>Notes</Button> : next}
        side={
          session ? (
            <SessionBeside
              screen={{ ...screen, session }}
              practice={practice}
              report={report}
              capturing={capturing}
              other={other}
              follow={follow}
            />
          ) : undefined
        }
        complete={plan !== null}
      >
        <WritingSheet
          screen={screen}
          practice={practice}
          base={base}
          sections={sections}
          parts={parts}
          rooms={rooms}
          plan={plan}
          peers={peers}
          changes={changes}
          writable={writable}
          editors={editors}
          onRefused={refusal.refusePaste}
          onShare={screen.may.share && writable ? setSharing : undefined}
        />
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
      {editors.toolbar && tools && (
        <tools.Toolbar
          key={editors.toolbar.editor.instanceId}
          editor={editors.toolbar.editor}
          called={editors.toolbar.called}
          onClose={() => editors.onToolbar(false)}
          onLeave={() => editors.onFocus(null, null)}
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

function retryAll(parts: readonly UseLiveDocument[]) {
  for (const part of parts) part.retry()
}

/** Longer than this, and the page says that the plan does not open. */
const patienceMs = 10_000
