import { Lock } from 'lucide-react'
import { firstName } from '@/lib/people/name'
import type { SectionPlace } from '@/lib/visions/vision'

type Props = {
  place: SectionPlace
  /** The name of whoever else reads what is shared. */
  other: string
  /** When they read it, where they have: "Tuesday at 3:10 pm". */
  read?: string
}

/** Who can read these words: one quiet line under every block of them. */
export function WhoSees({ place, other, read }: Props) {
  if (place === 'private')
    return (
      <p className={line}>
        <Lock aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0" />
        Only you can see this.
      </p>
    )
  const them = firstName(other)
  return (
    <p className={line}>
      Only you and {them} can read this.{read && ` ${them} read it ${read}.`}
    </p>
  )
}

const line = 'inline-flex items-center gap-1.5 text-13 text-ink-3'
