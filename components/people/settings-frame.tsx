import type { ReactNode } from 'react'
import { Main } from '@/components/ui/main'
import type { CurrentActor } from '@/lib/auth/actor'
import { ClientFrame } from './client-frame'
import { CoachBar } from './coach-bar'
import { OwnerBar } from './owner-bar'

type Props = {
  who: CurrentActor
  /** A client's own plan, so that their four places are the same here. */
  visionId?: string | null
  children: ReactNode
}

/** The page under whichever bar the reader has. */
export function SettingsFrame({ who, visionId = null, children }: Props) {
  const page = <Main className="mx-auto max-w-home px-4 pt-8 pb-16 sm:px-7">{children}</Main>
  if (who.actor.role === 'client') {
    return (
      <ClientFrame who={who} visionId={visionId}>
        {page}
      </ClientFrame>
    )
  }
  return (
    <>
      {who.actor.role === 'owner' ? <OwnerBar who={who} /> : <CoachBar who={who} />}
      {page}
    </>
  )
}
