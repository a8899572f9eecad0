import { LinkButton } from '@/components/ui/link-button'
import { Trail, trailSentence } from '@/components/ui/trail'
import { type Reader, since } from '@/lib/dates'
import { trailOf } from '@/lib/engagements/needs'
import type { ClientHome } from '@/lib/engagements/queries'
import { firstName, progressWords, quietFor } from './client-words'

/** The way back into the plan; while a session is open, joining it comes first. */
export function PlanInvitation({ home, plan, reader }: { home: ClientHome; plan: string; reader: Reader }) {
  const begun = home.lastSettledAt !== null
  return (
    <>
      <div className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3 border-line border-t pt-6">
        <LinkButton
          look={home.openSession ? 'secondary' : 'primary'}
          size={48}
          href={plan}
          className="max-sm:w-full"
        >
          {begun ? 'Continue your vision' : 'Start your vision'}
        </LinkButton>
        <div className="text-14">
          <p className="font-semibold">Draft, first version.</p>
          <p className="text-ink-2">
            {progressWords(home.readySections, home.startedSections)}
            {home.lastSettledAt && ` Last change ${since(home.lastSettledAt, reader)}.`}
          </p>
        </div>
      </div>
      {begun && <Quiet home={home} reader={reader} />}
      <p className="mt-6 text-13 text-ink-2">
        Only you and {firstName(home.coach.name)} can read it. What you keep private, only you.
        {home.readAt && ` ${firstName(home.coach.name)} last read it ${since(home.readAt, reader)}.`}
      </p>
    </>
  )
}

/** The trail, and the nudge when it has been quiet: the fact with a way back, never a scold. */
function Quiet({ home, reader }: { home: ClientHome; reader: Reader }) {
  const marks = trailOf(home, reader.now)
  const days = quietFor(home.lastSettledAt, reader)
  return (
    <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-y py-5">
      <div>
        <Trail marks={marks} className="mb-1.5" label={trailSentence('Your plan', marks)} />
        <p className="text-12 font-normal text-ink-2">Last 12 weeks</p>
      </div>
      <p className="min-w-0 flex-1 basis-60 text-15">
        {days === null ? (
          'The plan is moving.'
        ) : (
          <>
            <strong className="font-semibold">Your plan has been quiet for {days} days.</strong> Ten minutes
            on one question is enough to pick up the path.
          </>
        )}
      </p>
    </div>
  )
}
