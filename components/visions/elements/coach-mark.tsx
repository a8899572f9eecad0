import { Avatar } from '@/components/ui/avatar'
import { firstName } from '@/lib/people/name'

/** Whoever reads it knows that the coach put it there, in a session. */
export function CoachMark({ coach }: { coach: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-13 text-ink-3 whitespace-nowrap">
      <Avatar name={coach} who="coach" size={18} />
      Added by {firstName(coach)}
    </span>
  )
}
