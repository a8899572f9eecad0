import { sinceLast } from '@/lib/commitments/commitment'
import type { CommitmentsScreen } from '@/lib/commitments/screen'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { CommitmentList } from './commitment-list'

type Props = {
  practice: string
  screen: CommitmentsScreen
  /** When the two last met: what was settled before is not looked back on. */
  lastMet: Date | null
  reader: Reader
}

/** For a home: what one said one would do, until it is settled, and then what the other one did. */
export function YouSaid({ practice, screen, lastMet, reader }: Props) {
  const { commitments, committing } = screen
  const shown = sinceLast(commitments, lastMet)
  const mine = shown.filter(({ owner }) => owner.isMe)
  const theirs = shown.filter(({ owner, outcome }) => !owner.isMe && outcome === null)
  if (shown.length === 0 && !committing) return null
  const today = dayOf(reader.now, reader.zone)
  const other = theirs[0] && firstName(theirs[0].owner.name)
  return (
    <section aria-labelledby="you-said" className="mt-8">
      <div className="flex items-baseline justify-between gap-4 border-line border-b pb-2.5">
        <h2 id="you-said" className="font-semibold text-14">
          You said you would
        </h2>
        {lastMet && mine.length > 0 && (
          <span className="text-13 text-ink-2">since {monthDay(dayOf(lastMet, reader.zone), { today })}</span>
        )}
      </div>
      <CommitmentList
        practice={practice}
        commitments={mine}
        committing={committing}
        reader={reader}
        look="aside"
        adds="Say what you will do"
      />
      {other && (
        <>
          <h3 className="mt-4 font-semibold text-13 text-ink-2">{other} said they would</h3>
          <CommitmentList
            practice={practice}
            commitments={theirs}
            committing={committing}
            reader={reader}
            look="aside"
          />
        </>
      )}
    </section>
  )
}
