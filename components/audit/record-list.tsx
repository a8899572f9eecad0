import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { ViewLinks } from '@/components/ui/view-links'
import type { RecordAddress } from '@/lib/audit/input'
import type { RecordEntry, RecordPage } from '@/lib/audit/queries'
import { type VerbGroup, verbGroups } from '@/lib/audit/verbs'
import { clock, dayOf, longDay, type Reader } from '@/lib/dates'
import { recordSentence } from './record-words'

type Props = {
  page: RecordPage
  asked: RecordAddress
  address: string
  /** The owner reads across engagements, so each line names its own. */
  withEngagement: boolean
  reader: Reader
}

const groupWords: Record<VerbGroup, string> = {
  people: 'People',
  engagements: 'Engagements',
  versions: 'Versions',
  sessions: 'Sessions',
  reading: 'Reading',
  comments: 'Comments',
  commitments: 'Commitments',
  drift: 'Drift',
  refused: 'Refused',
}

/** What happened, newest first, day by day. */
export function RecordList({ page, asked, address, withEngagement, reader }: Props) {
  const today = dayOf(reader.now, reader.zone)
  const days = Map.groupBy(page.entries, ({ at }) => dayOf(at, reader.zone))
  return (
    <>
      <div className="mt-5">
        <ViewLinks
          label="What it is about"
          views={[
            {
              href: addressOf(address, { ...asked, about: undefined, before: undefined }),
              label: 'Everything',
              current: !asked.about,
            },
            ...Object.entries(groupWords).flatMap(([group, label]) =>
              isGroup(group) && (withEngagement || group !== 'people')
                ? [
                    {
                      href: addressOf(address, { ...asked, about: group, before: undefined }),
                      label,
                      current: asked.about === group,
                    },
                  ]
                : [],
            ),
          ]}
        />
      </div>
      {page.entries.length === 0 && (
        <p className="pt-6 text-15 text-ink-2">Nothing has been written down here.</p>
      )}
      {Array.from(days, ([day, entries]) => (
        <section key={day} aria-labelledby={`day-${day}`} className="mt-6">
          <h2 id={`day-${day}`} className="border-line border-b pb-1.5 font-semibold text-14 text-ink-2">
            {longDay(day, { today })}
          </h2>
          <ol reversed start={entries[0]?.seq}>
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} withEngagement={withEngagement} reader={reader} />
            ))}
          </ol>
        </section>
      ))}
      <nav aria-label="Pages" className="mt-6 flex gap-5 text-15">
        {asked.before && (
          <TextLink href={addressOf(address, { ...asked, before: undefined })}>Back to the newest</TextLink>
        )}
        {page.before && (
          <TextLink href={addressOf(address, { ...asked, before: page.before })}>What came before</TextLink>
        )}
      </nav>
    </>
  )
}

function Entry({
  entry,
  withEngagement,
  reader,
}: {
  entry: RecordEntry
  withEngagement: boolean
  reader: Reader
}) {
  const { at, engagement } = entry
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-4 border-line border-b py-2 text-15">
      <Time at={at} zone={reader.zone} className="text-14 whitespace-nowrap text-ink-2">
        {clock(at, reader.zone)}
      </Time>
      <div className="min-w-0">
        <p>{recordSentence(entry)}</p>
        {withEngagement && engagement && (
          <p className="text-13 text-ink-3">
            {engagement.client} with {engagement.coach}
          </p>
        )}
      </div>
    </li>
  )
}

const isGroup = (group: string): group is VerbGroup => Object.hasOwn(verbGroups, group)

function addressOf(address: string, { engagement, about, before }: RecordAddress): string {
  const asked = new URLSearchParams({
    ...(engagement && { engagement }),
    ...(about && { about }),
    ...(before && { before: String(before) }),
  }).toString()
  return asked === '' ? address : `${address}?${asked}`
}
