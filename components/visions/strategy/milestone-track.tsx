import type { ReactNode } from 'react'
import { Blaze, type BlazeForm } from '@/components/ui/blaze'
import { classes } from '@/components/ui/classes'
import type { FieldsOf } from '@/lib/visions/document/element-kinds'
import { type Due, dueOf, shortPlanDate } from '@/lib/visions/strategy/due'

type Status = FieldsOf<'milestone'>['status']

export const milestoneForm: Record<Status, BlazeForm> = {
  ahead: 'outline',
  started: 'half',
  done: 'full',
  let_go: 'outline',
}

/** One milestone on the way: its date, its blaze, and the way to the next. Dotted is what lies ahead. */
export function TrackRow({
  status,
  due,
  today,
  was,
  last = false,
  children,
}: {
  status: Status
  due: string
  /** Without it nothing is said of how near it is: a frozen plan does not age. */
  today: string | null
  /** The date it had before, as long as that is news. */
  was?: string
  last?: boolean
  children: ReactNode
}) {
  const isDone = status === 'done'
  return (
    <div className="relative grid grid-cols-[4.75rem_2rem_minmax(0,1fr)] pb-4 sm:grid-cols-[5.5rem_3rem_minmax(0,1fr)] sm:pb-5">
      {!last && (
        <span
          aria-hidden="true"
          className={classes(
            'absolute top-7 bottom-0 left-23 -ml-px w-0 border-l-[1.5px] border-accent-line sm:left-28 forced-colors:border-[CanvasText]',
            !isDone && 'border-dashed',
          )}
        />
      )}
      <DueWords status={status} due={due} today={today} was={was} />
      <span className="flex justify-center pt-1">
        <Blaze
          form={milestoneForm[status]}
          size="medium"
          className={status === 'let_go' ? 'opacity-60' : undefined}
        />
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

/** "Jun 30", and under it "in 3 weeks"; what is late says so, without a scold. */
function DueWords({
  status,
  due,
  today,
  was,
}: {
  status: Status
  due: string
  today: string | null
  was?: string
}) {
  const said = today === null ? null : dueOf(due, today)
  return (
    <p className="pt-0.5 text-right tabular-nums">
      <span className="block text-14 font-medium sm:whitespace-nowrap">
        {said?.date ?? (due === '' ? <NoDate /> : shortPlanDate(due, ''))}
      </span>
      <Distance status={status} said={said} />
      {was && today !== null && (
        <span className="block text-13 text-ink-3">
          was <s className="no-underline">{shortPlanDate(was, today)}</s>
        </span>
      )}
    </p>
  )
}

function Distance({ status, said }: { status: Status; said: Due | null }) {
  if (status === 'done') return <span className="block text-13 text-ink-3">reached</span>
  if (status === 'let_go') return <span className="block text-13 text-ink-3">let go</span>
  if (!said) return null
  return (
    <span className={classes('block text-13', said.isPast ? 'font-medium text-attend' : 'text-ink-3')}>
      {said.distance}
    </span>
  )
}

const NoDate = () => <span className="font-normal text-13 text-ink-3">No date</span>
