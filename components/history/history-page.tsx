import { Lock } from 'lucide-react'
import { Fragment } from 'react'
import { DocumentBar } from '@/components/ui/document-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { Chrome } from '@/components/visions/chrome'
import { clock, clockRange, dayOf, longDay, type Reader } from '@/lib/dates'
import type { Entry, HistoryScreen } from '@/lib/history/screen'
import { firstName } from '@/lib/people/name'
import { sectionOrNull } from '@/lib/visions/document/template'
import { listed } from '@/lib/words'
import { withoutSections } from './history-words'

type Props = { screen: HistoryScreen; practice: string; me: string; reader: Reader }

/** What happened to the plan, day by day, newest first; each line leads to the plan as it stood then. */
export function HistoryPage({ screen, practice, me, reader }: Props) {
  const { seat, client, coach, visionId, entries, earlier } = screen
  const base = `/p/${practice}/${seat}/visions/${visionId}`
  const days = Map.groupBy(entries, ({ through }) => dayOf(through, reader.zone))
  const today = dayOf(reader.now, reader.zone)
  return (
    <>
      <Chrome>
        <DocumentBar
          back={{ href: base, label: 'Plan' }}
          title="History"
          state={{ word: 'Read only', mark: 'plain' }}
        />
      </Chrome>
      <Main className="mx-auto max-w-sheet px-5 pt-6 pb-16 sm:px-7 sm:pt-10">
        <h1 className="text-title">
          {seat === 'client'
            ? 'How your plan came to say what it says.'
            : `How ${firstName(client.name)}’s plan has settled.`}
        </h1>
        <p className="mt-2 text-15 text-ink-2">
          {seat === 'client'
            ? `Every sitting, in both parts of your plan. ${firstName(coach.name)} sees only what has settled of the shared sections. What you took back within a sitting is not kept; what stood at its end is.`
            : 'What you could read, each time it had settled. What happens in between is not kept for you.'}
        </p>
        {entries.length === 0 && (
          <div className="mt-8">
            <EmptyState title="Nothing has been written yet.">
              From the first sentence on, every sitting can be read again here.
            </EmptyState>
          </div>
        )}
        {Array.from(days, ([day, within]) => (
          <section key={day} aria-labelledby={`day-${day}`} className="mt-8">
            <h2 id={`day-${day}`} className="border-line border-b pb-2 text-h2">
              {longDay(day, { today })}
            </h2>
            <ol>
              {within.map((entry) => (
                <Line key={entry.moment} entry={entry} screen={screen} base={base} me={me} reader={reader} />
              ))}
            </ol>
          </section>
        ))}
        {earlier && (
          <p className="mt-8 text-15">
            <TextLink href={`${base}/history?before=${earlier}`}>Earlier</TextLink>
          </p>
        )}
        {seat === 'client' && (
          <p className="mt-8 text-14 text-ink-2">
            To have this history erased, ask your practice.{' '}
            <TextLink tone="meta" href="/privacy">
              Who can see what I write?
            </TextLink>
          </p>
        )}
      </Main>
    </>
  )
}

function Line({
  entry: { moment, from, through, by, session, sections },
  screen,
  base,
  me,
  reader,
}: {
  entry: Entry
  screen: HistoryScreen
  base: string
  me: string
  reader: Reader
}) {
  const who = by.map(({ memberId, name }) =>
    memberId === me ? 'You' : name === null ? 'A coach before' : firstName(name),
  )
  const when =
    through.getTime() - from.getTime() < 60_000
      ? clock(through, reader.zone)
      : clockRange(from, through, reader.zone)
  const told = sections.flatMap(({ key, place }) => {
    const title = sectionOrNull(screen.template, key)?.title
    return title ? [{ key, title, isPrivate: place === 'private' }] : []
  })
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-line border-b py-3">
      <time dateTime={through.toISOString()} className="w-44 shrink-0 text-14 text-ink-2">
        {when}
      </time>
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-15">
          {listed(who.sort((one, other) => (one === 'You' ? -1 : other === 'You' ? 1 : 0)))}
          {session !== null && `, in session ${session}`}
        </p>
        <p className="text-14 text-ink-2">
          {told.length === 0
            ? withoutSections(through, reader)
            : told.map(({ key, title, isPrivate }, index) => (
                <Fragment key={key}>
                  {index > 0 && ', '}
                  {title}
                  {isPrivate && (
                    <>
                      {' '}
                      <Lock aria-hidden="true" strokeWidth={1.75} className="inline size-3" />
                      <span className="hidden-words"> (only you)</span>
                    </>
                  )}
                </Fragment>
              ))}
        </p>
      </div>
      <TextLink tone="meta" href={`${base}/history/${moment}`}>
        Read it as it was<span className="hidden-words">, {when}</span>
      </TextLink>
    </li>
  )
}
