import type { ReactNode } from 'react'
import { WayBack } from '@/components/ui/way-back'
import type { Reader } from '@/lib/dates'
import type { SessionScreen } from '@/lib/sessions/screen'
import { sessionHeadline } from './session-words'

/** The way back, which session it is, and what can be done now. */
export function SessionTitle({
  session,
  back,
  reader,
  children,
}: {
  session: SessionScreen
  back: { href: string; label: string }
  reader: Reader
  children?: ReactNode
}) {
  return (
    <header>
      <WayBack href={back.href}>{back.label}</WayBack>
      <div className="mt-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          <p className="text-15 text-ink-2">
            Session {session.number} of {session.sessionsAgreed} with {session.withWhom.name}
          </p>
          <h1 className="text-title">{sessionHeadline(session, reader)}</h1>
        </div>
        {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </header>
  )
}
