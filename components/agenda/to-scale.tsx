import { Check } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import { minutesOf, type Topic } from '@/lib/agenda/topic'

/**
 * The agenda as a strip, each topic as wide as its minutes and the session as wide as the strip. What does not fit runs
 * past its end. The list beside it says the same in words.
 */
export function ToScale({ topics, minutes }: { topics: readonly Topic[]; minutes: number }) {
  const sum = minutesOf(topics)
  const whole = Math.max(sum, minutes)
  const share = (of: number) => `${(of / whole) * 100}%`
  return (
    <div aria-hidden="true" className="relative mt-4 flex h-10 rounded-chip bg-sunk print:hidden">
      {topics.map(({ id, text, minutes: each, reachedAt }) => (
        <span
          key={id}
          style={{ width: share(each) }}
          className={classes(
            'flex min-w-0 items-center gap-1.5 border-desk border-r-2 bg-accent-soft px-2 text-13 text-ink first:rounded-l-chip',
            reachedAt !== null && 'bg-hover text-ink-2',
          )}
        >
          {reachedAt !== null && <Check strokeWidth={1.75} className="size-3.5 shrink-0 text-accent-ink" />}
          <span className="truncate">{text}</span>
        </span>
      ))}
      {sum > minutes && (
        <span
          style={{ left: share(minutes) }}
          className="absolute -inset-y-1.5 w-0.5 bg-attend-mark forced-colors:bg-[Mark]"
        />
      )}
    </div>
  )
}
