import dynamic from 'next/dynamic'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { UseLiveDocument } from '@/components/live/use-live-document'
import type { Safety } from '@/components/notes/use-report'
import { EndedNote } from '@/components/sessions/live/ended-note'
import type { OtherSays } from '@/components/sessions/live/presence'
import type { Follow } from '@/components/sessions/live/use-follow'
import { stageHref, stageState } from '@/components/signoffs/stage-words'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { DocumentBar } from '@/components/ui/document-bar'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { toast } from '@/components/ui/toast'
import { firstName } from '@/lib/people/name'
import type { LiveScreen } from '@/lib/visions/screen'
import { Chrome } from './chrome'
import { PlanTools } from './plan-tools'
import { areKept, savedOf } from './saved'
import { TroubleBar } from './trouble-bar'
import type { useRefusal } from './use-refusal'

// Fetched when a session opens: between sessions nobody waits for it. With something to draw meanwhile it waits by
// itself; without it the whole plan would wait with it.
const SessionBand = dynamic(
  () => import('@/components/sessions/live/session-band').then((module) => module.SessionBand),
  { loading: () => null },
)

type Props = {
  screen: LiveScreen
  practice: string
  base: string
  vision: UseLiveDocument
  /** The documents of the plan, and what lies beside it: one word says whether all of them are saved. */
  parts: readonly UseLiveDocument[]
  beside: readonly Safety[]
  /** In how many places the plan differs from what both signed last; null until it is known. */
  changes: number | null
  /** Why nothing can be handed over now, in a sentence. */
  away: string | null
  other: OtherSays
  follow: Follow
  refusal: ReturnType<typeof useRefusal>
  /** What is the next thing to do with the plan. */
  next: ReactNode
  /** Opens what lies beside the plan, where there is no room for it. */
  onNotes: () => void
}

/** Above the plan while it is written: how it stands and whether it is saved; in a session, the session. */
export function WritingBar({
  screen,
  practice,
  base,
  vision,
  parts,
  beside,
  follow,
  refusal,
  ...props
}: Props) {
  const { seat, session, client, coach, stage } = screen
  const otherName = firstName(seat === 'client' ? coach.name : client.name)
  const saved = <SavedIndicator saved={savedOf([...parts, ...beside])} />
  return (
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
          other={props.other}
          follow={follow}
          onNotes={props.onNotes}
        />
      ) : (
        <DocumentBar
          back={{ href: `/p/${practice}/${seat}`, label: 'Home' }}
          title="Vision plan"
          state={stageState(stage, { seat, other: otherName }, props.changes)}
          stateAction={(sentence) => (
            <Link href={stageHref(base, stage)} className="rounded-mark no-underline hover:underline">
              {sentence}
            </Link>
          )}
          saved={saved}
          presence={<Avatar name={screen[seat].name} who={seat} here={vision.online} label="You" />}
          tools={
            <>
              {screen.may.handOver && (
                <ReadyToRead coach={firstName(coach.name)} away={props.away} onReady={vision.sayReady} />
              )}
              <PlanTools screen={screen} practice={practice} />
            </>
          }
          primary={props.next}
        />
      )}
      <EndedNote screen={screen} practice={practice} />
      <TroubleBar
        parts={parts}
        kept={areKept([...parts, ...beside])}
        zone={screen.timeZone}
        refused={refusal.refused}
        onDismiss={refusal.dismiss}
        closed={screen.may.write ? null : `Your work with ${otherName} is not under way.`}
      />
    </Chrome>
  )
}

/** The client says so between sessions; the coach reads it then, and not thirty seconds later. */
function ReadyToRead({ coach, away, onReady }: { coach: string; away: string | null; onReady: () => void }) {
  return (
    <Button
      look="quiet"
      className="max-sm:hidden!"
      unavailable={away !== null && `${away} ${coach} can read it afterwards.`}
      onClick={() => {
        onReady()
        toast({ words: `${coach} can read it in a moment` })
      }}
    >
      Ready to read
    </Button>
  )
}
