import { RowKeys } from '@/components/keyboard/row-keys'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Field } from '@/components/ui/field'
import { ListRow, RowLink } from '@/components/ui/list-row'
import { SelectField } from '@/components/ui/select-field'
import { TextLink } from '@/components/ui/text-link'
import { ViewLinks } from '@/components/ui/view-links'
import { clock, dayOf, type Reader, shortDay, sinceDay } from '@/lib/dates'
import type { Business, BusinessRow } from '@/lib/engagements/business'
import type { ListAddress } from '@/lib/engagements/input'
import type { Status } from '@/lib/engagements/screen'
import { capital, counted } from '@/lib/words'
import { statusWords, usedWords } from './engagement-words'

type Props = { business: Business; asked: ListAddress; address: string; reader: Reader }

const columns =
  'grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,1.4fr)_minmax(0,1.4fr)_minmax(0,1.6fr)]'

/** The owner's list: who works with whom, how much of it is used, when it last moved. Names, dates and counts. */
export function BusinessList({ business, asked, address, reader }: Props) {
  const { rows, found, page, pages } = business
  return (
    <>
      <RowKeys />
      <div className="mt-5">
        <Views counts={business.counts} asked={asked} address={address} />
      </div>
      <Narrow business={business} asked={asked} address={address} />
      <p className="mt-4 text-13 text-ink-2" role="status">
        {counted(found, 'engagement')}
        {pages > 1 && `, page ${page} of ${pages}`}
      </p>
      {rows.length > 0 && (
        <div
          aria-hidden="true"
          className={`mt-1 hidden gap-4 border-line border-b px-3 py-2 text-14 text-ink-2 md:grid ${columns}`}
        >
          <span>Client</span>
          <span>Coach</span>
          <span>Sessions</span>
          <span>Last activity</span>
          <span className="text-right">Next session</span>
        </div>
      )}
      <ul className="max-md:mt-2 max-md:border-line max-md:border-t">
        {rows.map((row) => (
          <Row key={row.engagementId} row={row} address={address} reader={reader} />
        ))}
      </ul>
      {rows.length === 0 && <p className="pt-4 text-15 text-ink-2">Nothing here with these words.</p>}
      {pages > 1 && (
        <nav aria-label="Pages" className="mt-5 flex gap-5 text-15">
          {page > 1 && <TextLink href={addressOf(address, { ...asked, page: page - 1 })}>Before</TextLink>}
          {page < pages && (
            <TextLink href={addressOf(address, { ...asked, page: page + 1 })}>Next {rows.length}</TextLink>
          )}
        </nav>
      )}
    </>
  )
}

function Views({
  counts,
  asked,
  address,
}: {
  counts: Business['counts']
  asked: ListAddress
  address: string
}) {
  const statuses: Status[] = ['active', 'paused', 'invited', 'ended']
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const link = (status: Status | undefined) => addressOf(address, { ...asked, status, page: 1 })
  return (
    <ViewLinks
      label="Which engagements"
      views={[
        { href: link(undefined), label: 'All', count: all, current: !asked.status },
        ...statuses
          .filter((status) => counts[status] > 0 || asked.status === status)
          .map((status) => ({
            href: link(status),
            label: statusWords[status],
            count: counts[status],
            current: asked.status === status,
          })),
      ]}
    />
  )
}

/** A plain form whose answer has an address, so that it can be kept and works before any script has loaded. */
function Narrow({ business, asked, address }: Pick<Props, 'business' | 'asked' | 'address'>) {
  return (
    <form action={address} className="mt-4 flex flex-wrap items-end gap-3">
      {asked.status && <input type="hidden" name="status" value={asked.status} />}
      <Field
        label="Client"
        name="client"
        type="search"
        defaultValue={asked.client}
        maxLength={80}
        autoComplete="off"
        className="w-full sm:w-64"
      />
      <SelectField
        label="Coach"
        name="coach"
        defaultValue={asked.coach ?? ''}
        options={[
          { value: '', label: 'Every coach' },
          ...business.coaches.map(({ memberId, name, underWay }) => ({
            value: memberId,
            label: `${name}, ${underWay} under way`,
          })),
        ]}
        className="w-full sm:w-64"
      />
      <Button type="submit" className="min-h-11">
        Show
      </Button>
      {(asked.client || asked.coach) && (
        <TextLink
          tone="meta"
          href={addressOf(address, { status: asked.status, page: 1 })}
          className="self-center"
        >
          Show every client
        </TextLink>
      )}
    </form>
  )
}

function Row({ row, address, reader }: { row: BusinessRow; address: string; reader: Reader }) {
  const today = dayOf(reader.now, reader.zone)
  return (
    <ListRow asks className={classes(columns, 'max-md:gap-y-0')}>
      <RowLink href={`${address}/engagements/${row.engagementId}`} detail={stands(row)}>
        {row.client}
      </RowLink>
      <p className="truncate text-14 max-md:hidden">{row.coach}</p>
      <p className="text-14 whitespace-nowrap text-ink-2 max-md:hidden">
        {usedWords(row.sessionsHeld, row.sessionsAgreed)}
      </p>
      <p className="text-14 text-ink-2 max-md:hidden">
        {row.lastActiveOn ? (
          <time dateTime={row.lastActiveOn}>{capital(sinceDay(row.lastActiveOn, { today }))}</time>
        ) : (
          'None yet'
        )}
      </p>
      <p className="text-right text-14 text-ink-2">
        {row.nextStartsAt ? (
          <time dateTime={row.nextStartsAt.toISOString()} className="whitespace-nowrap">
            {shortDay(dayOf(row.nextStartsAt, reader.zone), { today })}
            <span className="max-md:hidden">, {clock(row.nextStartsAt, reader.zone)}</span>
          </time>
        ) : row.status === 'ended' ? null : (
          'None booked'
        )}
      </p>
      <p className="text-13 text-ink-3 md:hidden">
        {row.coach}, {usedWords(row.sessionsHeld, row.sessionsAgreed)}
        {row.lastActiveOn && `, active ${sinceDay(row.lastActiveOn, { today })}`}
      </p>
    </ListRow>
  )
}

/** A row that somebody has to do something about says it. */
function stands({ status, handoverWaits, coachGone }: BusinessRow): string {
  if (handoverWaits) return `${statusWords[status]}, hand-over asked`
  return coachGone ? `${statusWords[status]}, without a coach` : statusWords[status]
}

function addressOf(address: string, { status, coach, client, page }: ListAddress): string {
  const asked = new URLSearchParams({
    ...(status && { status }),
    ...(coach && { coach }),
    ...(client && { client }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return asked === '' ? address : `${address}?${asked}`
}
