import { DifferenceSheet } from '@/components/signoffs/difference-sheet'
import { ReviewFrame } from '@/components/signoffs/review-frame'
import { DocumentBar } from '@/components/ui/document-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { Chrome } from '@/components/visions/chrome'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import type { Realignment } from '@/lib/drift/realignment'
import { firstName } from '@/lib/people/name'
import { happenedWords } from './happened-words'

type Props = { screen: Realignment; practice: string; reader: Reader }

/** On the left what moved in the plan, on the right what happened meanwhile: from one version to the next, or to today. */
export function RealignmentPage({ screen, practice, reader }: Props) {
  const { seat, visionId, from, to } = screen
  const base = `/p/${practice}/${seat}/visions/${visionId}`
  return (
    <>
      <Chrome>
        <DocumentBar
          back={{ href: base, label: 'Plan' }}
          title="Realignment"
          state={
            from
              ? {
                  word: `From version ${from.number}`,
                  rest: to ? ` to version ${to.number}` : ' to today',
                  mark: 'plain',
                }
              : { word: 'Nothing is signed yet', mark: 'plain', form: 'outline' }
          }
          tools={
            <TextLink tone="meta" href={`${base}/versions`}>
              All versions
            </TextLink>
          }
        />
      </Chrome>
      <ReviewFrame
        sheet={from ? <Moved screen={screen} from={from} reader={reader} /> : <NothingAgreed base={base} />}
        aside={<Happened screen={screen} base={base} reader={reader} />}
        asideLabel="What happened"
      />
    </>
  )
}

function Moved({
  screen,
  from,
  reader,
}: {
  screen: Realignment
  from: NonNullable<Realignment['from']>
  reader: Reader
}) {
  const { content, template, client } = screen
  const against = { number: from.number, signedAt: from.agreedAt, content: from.content }
  return (
    <DifferenceSheet screen={{ content, against, template, client }} title="What moved" reader={reader} />
  )
}

function NothingAgreed({ base }: { base: string }) {
  return (
    <>
      <EmptyState title="There is nothing to come back to yet.">
        Once both have signed a version, this page leads from what happened since to what moved in the plan.
      </EmptyState>
      <LinkButton href={base} className="mt-4">
        Open the plan
      </LinkButton>
    </>
  )
}

function Happened({ screen, base, reader }: { screen: Realignment; base: string; reader: Reader }) {
  const { happened, from, seat, client, coach, numbers } = screen
  const today = dayOf(reader.now, reader.zone)
  const other = firstName((seat === 'client' ? coach : client).name)
  return (
    <>
      <h2 className="text-h2">What happened</h2>
      {from && happened.length === 0 && (
        <p className="mt-3 text-15 text-ink-2">Nothing was written down between the two.</p>
      )}
      <ol className="mt-2">
        {happened.map((each, index) => {
          const { fact, detail } = happenedWords(each, today)
          return (
            // What happened is its place: two things can happen at one instant.
            <li key={`${each.at.getTime()} ${String(index)}`} className="border-line border-b py-3 text-15">
              <time dateTime={each.at.toISOString()} className="text-13 text-ink-2">
                {monthDay(dayOf(each.at, reader.zone), { today })}
              </time>
              <p className={each.what === 'signal' ? 'font-semibold' : undefined}>{fact}</p>
              {detail && <p className="text-ink-2 wrap-anywhere">{detail}</p>}
            </li>
          )
        })}
      </ol>
      {numbers.length > 1 && (
        <nav aria-label="From another version" className="mt-5 flex flex-wrap gap-x-4 gap-y-2 text-14">
          {numbers
            .filter((number) => number !== from?.number)
            .map((number) => (
              <TextLink key={number} href={`${base}/realignment?from=${number}`}>
                From version {number}
              </TextLink>
            ))}
        </nav>
      )}
      <p className="mt-5 text-13 text-ink-2">
        You and {other} both read this{seat === 'client' ? ', except what rests on your private draft' : ''}.
      </p>
    </>
  )
}
