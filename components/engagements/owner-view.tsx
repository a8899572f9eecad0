import { dayOf, type Reader, sinceDay } from '@/lib/dates'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { Block, Facts } from './block'
import { sinceOn, statusWords } from './engagement-words'
import { TakeBackHandover } from './handover-waiting'

/** What the owner of the business sees of one engagement, and a hand-over that waits. */
export function OwnerView({
  screen,
  practice,
  reader,
}: {
  screen: EngagementScreen
  practice: string
  reader: Reader
}) {
  const { status, statusSince, lastActiveOn, handover, may, client, coach, coachGone } = screen
  const today = dayOf(reader.now, reader.zone)
  return (
    <Block id="stands" title="Where it stands" className="">
      <div className="pt-4">
        <Facts
          facts={[
            {
              name: 'Status',
              value: `${statusWords[status]}${statusSince ? `, ${sinceOn(statusSince, reader)}` : ''}`,
            },
            { name: 'Last activity', value: lastActiveOn ? sinceDay(lastActiveOn, { today }) : 'None yet' },
          ]}
        />
      </div>
      {coachGone && !handover && may.proposeHandover && (
        <p className="mt-4 border-attend-mark border-l-[3px] pl-4 text-15">
          {coach.name} is not here any more. {firstName(client.name)} goes on writing, and nobody else opens
          the plan. Ask {firstName(client.name)} whether a colleague may take over: “Hand over to a
          colleague”, in the menu above.
        </p>
      )}
      {handover && (
        <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y py-3">
          <p className="min-w-0 flex-1 basis-60 text-15 text-ink-2">
            {handover.proposedBy.isMe ? 'You' : handover.proposedBy.name} asked {firstName(client.name)}{' '}
            {sinceOn(handover.at, reader)} whether {handover.to} may take over. Not answered yet.
          </p>
          {may.withdrawHandover && (
            <TakeBackHandover
              practice={practice}
              handoverId={handover.id}
              client={firstName(client.name)}
              to={handover.to}
            />
          )}
        </div>
      )}
    </Block>
  )
}
