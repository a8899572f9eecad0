import { Blaze } from '@/components/ui/blaze'
import { DocumentBar } from '@/components/ui/document-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { Chrome } from '@/components/visions/chrome'
import { dayOf, type Reader, recordDay } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { VersionsScreen } from '@/lib/signoffs/queries'
import { lastAgreed, stateOf, type Version } from '@/lib/signoffs/version'
import { countedInWords } from '@/lib/words'
import { CompareForm } from './compare-form'
import { VersionTools } from './version-tools'

type Props = { screen: VersionsScreen; practice: string; reader: Reader }

/** Everything that was ever frozen of this plan, newest first. */
export function VersionsPage({ screen, practice, reader }: Props) {
  const { standing, seat, client, coach, visionId } = screen
  const base = `/p/${practice}/${seat}/visions/${visionId}`
  const { versions } = standing
  const agreed = lastAgreed(standing)
  const signed = versions.filter((version) => stateOf(version) === 'agreed').length
  return (
    <>
      <Chrome>
        <DocumentBar
          back={{ href: base, label: 'Plan' }}
          title="Versions"
          state={
            agreed
              ? { word: `Version ${agreed.number}`, rest: ' is agreed', mark: 'accent' }
              : { word: 'Draft', more: 'first version', mark: 'attend' }
          }
        />
      </Chrome>
      <Main className="sm:px-6 sm:py-8">
        <article className="mx-auto w-full bg-paper px-5 py-6 sm:max-w-review sm:rounded-sheet sm:border sm:border-line sm:px-14 sm:py-10 sm:shadow-sheet">
          <h1 className="text-title">
            {signed === 0
              ? 'Nothing is signed yet.'
              : `${countedInWords(signed, 'version', 'versions', true)} signed.`}
          </h1>
          <p className="mt-1 text-15 text-ink-2">
            The vision plan of {client.name}, with {coach.name}.
          </p>
          {versions.length === 0 ? (
            <div className="mt-6">
              <EmptyState title="No version has been frozen.">
                When the draft says what is meant, either of you freezes it. Then both read and sign exactly
                that.
              </EmptyState>
            </div>
          ) : (
            <ol className="mt-6 border-line border-t">
              {versions.map((version) => (
                <Row
                  key={version.id}
                  version={version}
                  base={base}
                  file={`/api/p/${practice}/visions/${visionId}/versions/${version.number}/file`}
                  screen={screen}
                  reader={reader}
                />
              ))}
            </ol>
          )}
          <div className="mt-6 flex flex-wrap items-end gap-3">
            <LinkButton href={`${base}/changes`}>The draft since then</LinkButton>
            {versions.length > 1 && (
              <CompareForm base={base} numbers={versions.map(({ number }) => number)} />
            )}
          </div>
        </article>
      </Main>
    </>
  )
}

function Row({
  version,
  base,
  file,
  screen,
  reader,
}: {
  version: Version
  base: string
  file: string
  screen: VersionsScreen
  reader: Reader
}) {
  const state = stateOf(version)
  const href = `${base}/versions/${version.number}`
  return (
    <li className="flex items-center gap-4 border-line border-b py-2.5">
      <Blaze
        form={state === 'agreed' ? 'full' : state === 'waiting' ? 'half' : 'outline'}
        color={state === 'agreed' ? 'accent' : 'plain'}
        className="h-4 w-1.5"
      />
      <div className="grid min-w-0 flex-1 gap-x-4 gap-y-0.5 sm:flex sm:flex-wrap sm:items-baseline">
        <TextLink href={href} className="justify-self-start">
          Version {version.number}
        </TextLink>
        <span className="text-15 text-ink-2">{says(version, screen, reader)}</span>
        <span className="flex flex-wrap items-baseline gap-x-4 text-14 sm:ml-auto">
          {state === 'agreed' && (
            <TextLink tone="meta" href={`${href}/certificate`}>
              Certificate
            </TextLink>
          )}
          <Time at={version.frozenAt} zone={reader.zone} className="text-13 text-ink-3">
            Frozen {recordDay(dayOf(version.frozenAt, reader.zone))}
          </Time>
        </span>
      </div>
      <VersionTools
        file={file}
        number={version.number}
        agreed={state === 'agreed'}
        printedAt={`${href}?print`}
      />
    </li>
  )
}

function says(version: Version, { seat, client, coach }: VersionsScreen, reader: Reader): string {
  const names: Record<string, string> = {
    [client.memberId]: seat === 'client' ? 'You' : firstName(client.name),
    [coach.memberId]: seat === 'coach' ? 'You' : firstName(coach.name),
  }
  switch (stateOf(version)) {
    case 'agreed': {
      const at = version.signatures.at(-1)?.signedAt
      return `Signed by both${at ? `, ${recordDay(dayOf(at, reader.zone))}` : ''}`
    }
    case 'withdrawn':
      return 'Withdrawn before a signature'
    case 'sent back':
      return `${names[version.ending?.memberId ?? ''] ?? 'Somebody'} asked for a change`
    case 'waiting': {
      const [first] = version.signatures
      return first
        ? `${names[first.memberId] ?? first.name} signed, one to go`
        : 'Waiting for both signatures'
    }
  }
}
