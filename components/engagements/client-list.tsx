import Link from 'next/link'
import { weekWords } from '@/components/drift/week-words'
import { RowKeys } from '@/components/keyboard/row-keys'
import { Avatar } from '@/components/ui/avatar'
import { classes } from '@/components/ui/classes'
import { ListRow, RowLink } from '@/components/ui/list-row'
import { StatusWord } from '@/components/ui/status-word'
import { TextLink } from '@/components/ui/text-link'
import { trailSentence } from '@/components/ui/trail'
import { ViewLinks } from '@/components/ui/view-links'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { WalkedTrail } from '@/components/ui/walked-trail'
import { clock, dayOf, type Reader, shortDay } from '@/lib/dates'
import { type NeedGroup, type Needing, trailOf } from '@/lib/engagements/needs'
import { ClientFilter, isNamed } from './client-filter'
import { needHref, needWords, planWords } from './need-words'

type Props = {
  clients: readonly Needing[]
  /** Only this group, or all of them. */
  show: NeedGroup | null
  /** Only those with a name like this; empty is everybody. */
  named: string
  /** The coach's home; a client's plan lies below it. */
  address: string
  reader: Reader
}

const groups: { group: NeedGroup; title: string; view: string }[] = [
  { group: 'waiting', title: 'Waiting on you', view: 'Waiting on me' },
  { group: 'drifting', title: 'Drifting', view: 'Drifting' },
  { group: 'moving', title: 'Moving', view: 'Moving' },
]

const columns =
  'grid-cols-[minmax(0,1fr)_auto] md:grid-cols-[minmax(0,4fr)_minmax(0,4fr)_minmax(0,2fr)] lg:grid-cols-[minmax(0,4fr)_minmax(0,4fr)_minmax(0,2fr)_minmax(0,2fr)] xl:grid-cols-[minmax(0,4fr)_minmax(0,4fr)_minmax(0,2fr)_104px_minmax(0,2fr)]'

/** Every client in the order of who needs the coach; those who need nothing take one line. */
export function ClientList({ clients, show, named, address, reader }: Props) {
  if (clients.length === 0) return <p className="px-3 pt-4 text-15 text-ink-2">You have no clients yet.</p>
  const shown = groups
    .map(({ group, title }) => ({
      title,
      rows: clients.filter(({ need, name }) => need.group === group && isNamed(name, named)),
      group,
    }))
    .filter(({ group, rows }) => rows.length > 0 && (show === null || show === group))
  return (
    <>
      <RowKeys />
      <Views clients={clients} show={show} address={address} />
      <ClientFilter named={named} show={show} clients={clients.length} address={address} />
      <div
        aria-hidden="true"
        className={classes('hidden gap-4 border-line border-b px-3 py-2 text-14 text-ink-2 md:grid', columns)}
      >
        <span>Client</span>
        <span>What needs you</span>
        <span className="max-lg:hidden">Plan</span>
        <span className="max-xl:hidden">12 weeks</span>
        <span className="text-right">Next session</span>
      </div>
      {shown.map(({ group, title, rows }) => (
        <section key={group} aria-labelledby={`clients-${group}`}>
          <h2
            id={`clients-${group}`}
            className="border-line border-b px-3 pt-2.5 pb-1 font-semibold text-14 text-ink-2"
          >
            {title}
          </h2>
          <ul>
            {rows.map((client) => (
              <ClientRow key={client.engagementId} client={client} address={address} reader={reader} />
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && (
        <p className="px-3 pt-6 text-15 text-ink-2">
          {named === '' ? 'Nobody is in this group today.' : 'Nobody here has a name like this.'}
        </p>
      )}
      <p className="px-3 pt-5">
        <TextLink tone="meta" href={`${address}/engagements`}>
          Every engagement, also those that have ended
        </TextLink>
      </p>
    </>
  )
}

function Views({ clients, show, address }: Pick<Props, 'clients' | 'show' | 'address'>) {
  const count = (group: NeedGroup) => clients.filter(({ need }) => need.group === group).length
  const views = groups.map(({ group, view }) => ({
    href: `${address}?show=${group}`,
    label: view,
    count: count(group),
    current: group === show,
  }))
  return (
    // In line with the rows below, which stand in from the edge.
    <div className="px-3">
      <ViewLinks
        label="Which clients"
        views={[{ href: address, label: 'All', count: clients.length, current: show === null }, ...views]}
      />
    </div>
  )
}

function ClientRow({ client, address, reader }: { client: Needing; address: string; reader: Reader }) {
  const { need, name } = client
  const asks = need.group !== 'moving'
  const { line, detail } = needWords(need, reader)
  const marks = trailOf({ ...client, weeksSigned: client.agreement.weeksSigned }, reader.now)
  return (
    <ListRow
      asks={asks}
      selected={need.kind === 'session open'}
      className={classes(columns, 'max-md:gap-y-1')}
    >
      <div className="flex min-w-0 items-center gap-3">
        <Link
          href={`${address}/engagements/${client.engagementId}`}
          className="reach relative z-10 rounded-full"
        >
          <Avatar name={name} size={asks ? 28 : 22} />
          <VisuallyHidden>About {name}</VisuallyHidden>
        </Link>
        <RowLink href={needHref(client, address)} detail={asks && client.purpose}>
          {name}
        </RowLink>
      </div>
      <StatusWord
        status={statuses[need.group]}
        detail={detail}
        className="max-md:order-3 max-md:col-span-2 max-md:pl-10"
      >
        {line}
      </StatusWord>
      <p className="text-14 text-ink-2 max-lg:hidden">{planWords(client, { short: true })}</p>
      <WalkedTrail
        marks={marks}
        weeks={weekWords(marks, reader)}
        label={trailSentence(name, marks)}
        // Above the target that the whole row is.
        className="z-10 max-xl:md:hidden max-md:order-4 max-md:col-span-2 max-md:ml-10"
      />
      <p className="text-right text-14 text-ink-2">
        <NextSession client={client} reader={reader} stacked={asks} />
      </p>
    </ListRow>
  )
}

const statuses = { waiting: 'attend', drifting: 'quiet', moving: 'none' } as const

function NextSession({ client, reader, stacked }: { client: Needing; reader: Reader; stacked: boolean }) {
  if (!client.nextSession) return 'None booked'
  const { startsAt } = client.nextSession
  const today = dayOf(reader.now, reader.zone)
  const day = dayOf(startsAt, reader.zone)
  const isToday = day === today
  return (
    <time dateTime={startsAt.toISOString()} className="whitespace-nowrap">
      <span className={isToday ? 'font-semibold text-ink' : undefined}>
        {isToday ? 'Today' : shortDay(day, { today })}
      </span>
      {stacked ? <br /> : isToday ? ', ' : null}
      {(stacked || isToday) && clock(startsAt, reader.zone)}
    </time>
  )
}
