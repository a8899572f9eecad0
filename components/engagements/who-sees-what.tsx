import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { Block } from './block'

/** For the client, in words: what each of the others sees, now or after the end. */
export function WhoSeesWhat({ screen, practice }: { screen: EngagementScreen; practice: string }) {
  const coach = firstName(screen.coach.name)
  const over = screen.status === 'ended'
  return (
    <Block id="sees" title="Who sees what">
      <Line what="Private draft" lock>
        Only you.
      </Line>
      <Line what="Shared sections">
        {over
          ? `You read all of it. ${coach} reads what had settled by the end.`
          : `You write. ${coach} reads where you last paused; while a session is open, you both write.`}
      </Line>
      <Line what="Comments, commitments, recaps">You and {coach}.</Line>
      <Line what="Sessions, dates, counts">
        You, {coach}, and the owner of {practice}.
      </Line>
      <Line what="Who did what, and when">
        You, {coach}, and the owner of {practice}. It holds no words of yours.
      </Line>
      {screen.earlierCoaches.length > 0 && (
        <Line what="Coaches before">
          {screen.earlierCoaches.map(({ name }) => firstName(name)).join(', ')}: nothing any more, but their
          own notes.
        </Line>
      )}
      <Line what="Other coaches and clients">Nothing.</Line>
    </Block>
  )
}

function Line({ what, lock, children }: { what: string; lock?: boolean; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-line border-b py-2.5 text-15 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <h3 className="flex items-center gap-1.5 font-semibold text-14">
        {lock && <Lock aria-hidden="true" strokeWidth={1.75} className="size-4 text-ink-2" />}
        {what}
      </h3>
      <p className="text-ink-2">{children}</p>
    </div>
  )
}
