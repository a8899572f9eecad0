import { Block } from '@/components/engagements/block'
import { tallyOf } from '@/lib/commitments/commitment'
import type { CommitmentsScreen } from '@/lib/commitments/screen'
import type { Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { CommitmentList } from './commitment-list'
import { tallyWords } from './commitment-words'

/** How many of those that are settled are shown before somebody asks for all. */
const settledAtFirst = 3

type Props = { practice: string; screen: CommitmentsScreen; reader: Reader }

/** On the page of the work: what both said they would do, what is open first. */
export function EngagementCommitments({ practice, screen: { commitments, committing }, reader }: Props) {
  if (commitments.length === 0 && !committing) return null
  const open = commitments.filter(({ outcome }) => outcome === null)
  const settled = commitments.filter(({ outcome }) => outcome !== null)
  const list = { practice, committing, reader, look: 'row' as const, named: 'owner' as const }
  return (
    <Block id="commitments" title="Commitments" aside={tallyWords(tallyOf(commitments), reader)}>
      <CommitmentList
        {...list}
        commitments={[...open, ...settled.slice(0, settledAtFirst)]}
        adds="Add a commitment"
      />
      {committing && (
        <p className="mt-3 text-13 text-ink-3">
          Only you and {firstName(committing.people.find(({ isMe }) => !isMe)?.name ?? '')} can read these.
        </p>
      )}
      {settled.length > settledAtFirst && (
        <details className="mt-3">
          <summary className="cursor-pointer py-1 text-14 text-ink-2">
            Settled before, {settled.length - settledAtFirst}
          </summary>
          <CommitmentList {...list} commitments={settled.slice(settledAtFirst)} />
        </details>
      )}
    </Block>
  )
}
