import { RowKeys } from '@/components/keyboard/row-keys'
import { Avatar } from '@/components/ui/avatar'
import { ListRow, RowLink } from '@/components/ui/list-row'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import type { CoachEngagement } from '@/lib/engagements/queries'
import { statusWords, usedWords } from './engagement-words'

/** The coach's engagements, those that have ended last. */
export function CoachEngagementList({
  engagements,
  address,
  reader,
}: {
  engagements: readonly CoachEngagement[]
  address: string
  reader: Reader
}) {
  const today = dayOf(reader.now, reader.zone)
  return (
    <ul className="mt-6 border-line border-t">
      <RowKeys />
      {engagements.map((each) => (
        <ListRow
          key={each.engagementId}
          asks
          className="grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_7rem]"
        >
          <div className="flex min-w-0 items-center gap-3">
            <Avatar name={each.client} who="client" />
            <RowLink href={`${address}/${each.engagementId}`} detail={each.purpose}>
              {each.client}
            </RowLink>
          </div>
          <p className="text-14 text-ink-2 max-sm:text-right">
            {each.status === 'active' ? 'Since' : statusWords[each.status]}{' '}
            {each.status === 'active' || each.status === 'invited'
              ? monthDay(each.startsOn, { today })
              : each.statusSince && monthDay(dayOf(each.statusSince, reader.zone), { today })}
          </p>
          <p className="text-right text-14 whitespace-nowrap text-ink-2 max-sm:hidden">
            {usedWords(each.sessionsHeld, each.sessionsAgreed)}
          </p>
        </ListRow>
      ))}
    </ul>
  )
}
