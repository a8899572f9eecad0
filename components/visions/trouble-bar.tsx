'use client'

import { BookOpen, CircleAlert, WifiOff, X } from 'lucide-react'
import type { UseLiveDocument } from '@/components/live/use-live-document'
import { BarMessage } from '@/components/ui/bar-message'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Time } from '@/components/ui/time'
import { clock } from '@/lib/dates'
import { type Closing, closings } from '@/lib/live/wire'
import { areKept, awayWords } from './saved'
import { useLasting } from './use-lasting'
import { useNetwork } from './use-network'

type Props = {
  parts: readonly UseLiveDocument[]
  /** Whether what waits is on the device, where more than these parts may wait. */
  kept?: boolean
  /** The reader's time zone. */
  zone: string
  /** Something was just refused, here on the page. */
  refused: { fact: string; meaning: string } | null
  onDismiss: () => void
  /** Why nobody can write here at all, in a sentence. */
  closed: string | null
}

/** What stands between the reader and the server, and the way on. Absent while all is well. */
export function TroubleBar({ parts, kept = areKept(parts), zone, refused, onDismiss, closed }: Props) {
  const shut = parts.find((part) => part.closedBecause !== null)?.closedBecause
  const since = useLasting(parts.some((part) => part.synced && !part.online && part.closedBecause === null))
  const away = awayWords({ network: useNetwork(), kept })
  const retry = () => {
    for (const part of parts) part.retry()
  }
  if (shut)
    return (
      <BarMessage
        tone={tones[shut] ?? 'plain'}
        icon={<CircleAlert aria-hidden="true" strokeWidth={1.75} />}
        fact={closings[shut]}
        action={<WayOn shut={shut} onRetry={retry} />}
      >
        {null}
      </BarMessage>
    )
  if (refused)
    return (
      <BarMessage
        icon={<CircleAlert aria-hidden="true" strokeWidth={1.75} />}
        fact={refused.fact}
        action={
          <IconButton label="Close" onClick={onDismiss}>
            <X aria-hidden="true" strokeWidth={1.75} />
          </IconButton>
        }
      >
        {refused.meaning}
      </BarMessage>
    )
  if (closed)
    return (
      <BarMessage
        icon={<BookOpen aria-hidden="true" strokeWidth={1.75} />}
        fact="This plan is only read now."
      >
        {closed}
      </BarMessage>
    )
  if (!since) return null
  return (
    <BarMessage
      tone="attend"
      icon={<WifiOff aria-hidden="true" strokeWidth={1.75} />}
      fact={away.fact}
      aside={
        <>
          Since{' '}
          <Time at={since} zone={zone}>
            {clock(since, zone)}
          </Time>
        </>
      }
      action={
        <Button look="quiet" size={32} onClick={retry}>
          Try now
        </Button>
      }
    >
      {away.meaning}
    </BarMessage>
  )
}

const tones: Partial<Record<Closing, 'attend' | 'danger'>> = {
  'too-large': 'danger',
  'document-full': 'danger',
  reload: 'attend',
  'sign-in': 'attend',
}

function WayOn({ shut, onRetry }: { shut: Closing; onRetry: () => void }) {
  if (shut === 'no-longer-yours' || shut === 'session-ended') return null
  if (shut === 'reload' || shut === 'not-understood')
    return (
      <Button look="quiet" size={32} onClick={() => location.reload()}>
        Reload
      </Button>
    )
  return (
    <Button look="quiet" size={32} onClick={onRetry}>
      Try again
    </Button>
  )
}
