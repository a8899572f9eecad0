import { Avatar } from '@/components/ui/avatar'
import { classes } from '@/components/ui/classes'
import { RowLink } from '@/components/ui/list-row'
import { StatusWord } from '@/components/ui/status-word'
import { Trail, trailSentence } from '@/components/ui/trail'
import { ViewLinks } from '@/components/ui/view-links'
import { clock, dayOf, type Reader, shortDay } from '@/lib/dates'
import { type NeedGroup, type Needing, trailOf } from '@/lib/engagements/needs'
import { needWords } from './need-words'

type Props = {
  clients: readonly Needing[]
  /** Only this group, or all of them. */
  show: NeedGroup | null
  /** The coach's home; a client's plan lies below it. */
  address: string
  reader: Reader
}

const groups: { group: NeedGroup; title: string; view: string }[] = [
  { group: 'waiting', title: 'Waiting on you', view: 'Waiting on me' },
  { group: 'drifting', title: 'Drifting', view: 'Drifting' },
  { group: 'moving', title: 'Moving', view: 'Moving' },
]

/** Every client in the order of who needs the coach; those who need nothing take one line. */
export function ClientList({ clients, show, address, reader }: Props) {
  if (clients.length === 0) return <p className="px-3 pt-4 text-15 text-ink-2">You have no clients yet.</p>
  const shown = groups
    .map(({ group, title }) => ({ title, rows: clients.filter(({ need }) => need.group === group), group }))
    .filter(({ group, rows }) => rows.length > 0 && (show === null || show === group))
  return (
    <>
      <Views clients={clients} show={show} address={address} />
      <table className="mt-1 w-full border-collapse text-left">
        <thead className="text-14 text-ink-2 max-md:sr-only">
          <tr className="border-line border-b">
            <th scope="col" className="px-3 py-2 font-normal">
              Client
            </th>
            <th scope="col" className="px-3 py-2 font-normal">
              What needs you
            </th>
            <th scope="col" className="px-3 py-2 font-normal max-lg:hidden">
              Plan
            </th>
            <th scope="col" className="px-3 py-2 font-normal max-xl:hidden">
              12 weeks
            </th>
            <th scope="col" className="px-3 py-2 text-right font-normal">
              Next session
            </th>
          </tr>
        </thead>
        {shown.map(({ group, title, rows }) => (
          <tbody key={group}>
            <tr className="border-line border-b">
              <th scope="rowgroup" colSpan={5} className="px-3 pt-2.5 pb-1 font-semibold text-14 text-ink-2">
                {title}
              </th>
            </tr>
            {rows.map((client) => (
              <ClientRow key={client.engagementId} client={client} address={address} reader={reader} />
            ))}
          </tbody>
        ))}
      </table>
      {shown.length === 0 && <p className="px-3 pt-6 text-15 text-ink-2">Nobody is in this group today.</p>}
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
    <ViewLinks
      label="Which clients"
      views={[{ href: address, label: 'All', count: clients.length, current: show === null }, ...views]}
    />
  )
}

function ClientRow({ client, address, reader }: { client: Needing; address: string; reader: Reader }) {
  const { need, name } = client
  const asks = need.group !== 'moving'
  const { line, detail } = needWords(need, reader)
  const marks = trailOf(client, reader.now)
  return (
    <tr
      className={classes(
        'group relative border-line border-b transition-colors hover:bg-hover',
        need.kind === 'session open' && 'bg-hover shadow-[inset_3px_0_0_var(--wm-accent)]',
      )}
    >
      <td className={classes('px-3', asks ? 'py-1' : 'py-0.5')}>
        <div className="flex items-center gap-3">
          <Avatar name={name} size={asks ? 28 : 22} />
          <RowLink href={`${address}/visions/${client.visionId}`} detail={asks && client.purpose}>
            {name}
          </RowLink>
        </div>
      </td>
      <td className="px-3 py-1">
        <StatusWord status={statuses[need.group]} detail={detail}>
          {line}
        </StatusWord>
      </td>
      <td className="px-3 py-1 text-14 text-ink-2 max-lg:hidden">
        {client.lastSettledAt ? 'Draft, first version' : 'No plan yet'}
      </td>
      <td className="px-3 py-1 max-xl:hidden">
        <Trail marks={marks} label={trailSentence(name, marks)} />
      </td>
      <td className="px-3 py-1 text-right text-14 text-ink-2">
        <NextSession client={client} reader={reader} stacked={asks} />
      </td>
    </tr>
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
