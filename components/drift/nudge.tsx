import { quietFor } from '@/components/engagements/client-words'
import { trailSentence } from '@/components/ui/trail'
import { WalkedTrail } from '@/components/ui/walked-trail'
import { addDays, dayOf, longDay, type Reader, since } from '@/lib/dates'
import type { ClientHome } from '@/lib/engagements/client-home'
import { trailOf } from '@/lib/engagements/needs'
import { firstName } from '@/lib/people/name'
import { LetRest } from './let-rest'
import { NoteSeen } from './note-seen'
import { RemindMe } from './remind-me'
import { weekWords } from './week-words'

type Props = { home: ClientHome; practice: string; reader: Reader }

/** The trail, and the nudge when it has been quiet: the fact with a way back, never a scold. */
export function Nudge({ home, practice, reader }: Props) {
  const marks = trailOf({ ...home, weeksSigned: home.agreement.weeksSigned }, reader.now)
  const days = quietFor(home.lastSettledAt, reader)
  const signal = home.pulse.signals.find(({ kind }) => kind === 'plan quiet')
  return (
    <div className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2 border-line border-y py-5">
      <div>
        <WalkedTrail
          marks={marks}
          weeks={weekWords(marks, reader)}
          className="mb-1.5"
          label={trailSentence('Your plan', marks)}
        />
        <p className="text-12 font-normal text-ink-2">Last 12 weeks</p>
      </div>
      <p className="min-w-0 flex-1 basis-60 text-15">
        {days === null ? 'The plan is moving.' : <Quiet home={home} days={days} reader={reader} />}
      </p>
      {days !== null && (
        <div className="flex flex-wrap items-center gap-2">
          <Reminder home={home} practice={practice} reader={reader} />
          {signal && signal.said === null && (
            <LetRest
              practice={practice}
              signalId={signal.id}
              fact="your plan has been quiet"
              whoReads={`${firstName(home.coach.name)} can read this.`}
            />
          )}
        </div>
      )}
      {days !== null && signal && !signal.seen && <NoteSeen practice={practice} signalIds={[signal.id]} />}
    </div>
  )
}

function Quiet({ home, days, reader }: { home: ClientHome; days: number; reader: Reader }) {
  const { wroteAloneAt, signals } = home.pulse
  const said = signals.find(({ kind }) => kind === 'plan quiet')?.said
  const isWritingAlone = wroteAloneAt !== null && quietFor(wroteAloneAt, reader) === null
  return (
    <>
      <strong className="font-semibold">
        {isWritingAlone ? 'What you share' : 'Your plan'} has been quiet for {days} days.
      </strong>{' '}
      {isWritingAlone && `You wrote privately ${since(wroteAloneAt, reader)}; only you see that. `}
      {said ? <>You said: “{said}”</> : 'Ten minutes on one question is enough to pick up the path.'}
    </>
  )
}

function Reminder({ home, practice, reader }: Props) {
  const today = dayOf(reader.now, reader.zone)
  const { remindOn } = home.pulse
  if (remindOn === today)
    return <p className="text-14 font-semibold text-attend">You asked to be reminded today.</p>
  if (remindOn)
    return (
      <p className="text-14 text-ink-2">
        We remind you on {longDay(remindOn, { today })}, here and by email.
      </p>
    )
  const saturday = nextSaturday(today)
  return <RemindMe practice={practice} engagementId={home.engagementId} onDay={saturday} dayWord="Saturday" />
}

/** On a Saturday, the one after. */
function nextSaturday(today: string): string {
  const weekday = new Date(Date.parse(today)).getUTCDay()
  return addDays(today, ((6 - weekday + 6) % 7) + 1)
}
