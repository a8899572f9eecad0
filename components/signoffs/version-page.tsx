import { Download } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { buttonClass } from '@/components/ui/button-class'
import { DocumentBar } from '@/components/ui/document-bar'
import { TextLink } from '@/components/ui/text-link'
import { Chrome } from '@/components/visions/chrome'
import type { Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { VersionScreen } from '@/lib/signoffs/queries'
import { stateOf } from '@/lib/signoffs/version'
import { DifferenceSheet } from './difference-sheet'
import { FreshPlan } from './fresh-plan'
import { inEights, recordWhen, utc, versionState } from './plan-words'
import { PrintNow } from './print-now'
import { ReviewFrame } from './review-frame'
import { SignAside } from './sign-aside'
import { SignDock } from './sign-dock'
import { VersionTools } from './version-tools'

type Props = {
  screen: VersionScreen
  practice: string
  reader: Reader
  /** Opened to be printed: all of it, at once. */
  printed?: boolean
}

/** One version: what changed, the whole of it, and the line to sign. */
export function VersionPage({ screen, practice, reader, printed = false }: Props) {
  const { version, seat, client, coach, visionId } = screen
  const base = `/p/${practice}/${seat}/visions/${visionId}`
  const file = `/api/p/${practice}/visions/${visionId}/versions/${version.number}/file`
  const other = seat === 'client' ? coach : client
  const theySigned = version.signatures.some(({ seat: given }) => given !== seat)
  const names = {
    [client.memberId]: seat === 'client' ? 'you' : firstName(client.name),
    [coach.memberId]: seat === 'coach' ? 'you' : firstName(coach.name),
  }
  return (
    <>
      {printed && <PrintNow />}
      {stateOf(version) === 'waiting' && <FreshPlan practice={practice} visionId={visionId} />}
      <Chrome>
        <DocumentBar
          back={{ href: base, label: 'Plan' }}
          title={`Version ${version.number}`}
          state={versionState(version, names, reader)}
          tools={
            <>
              <TextLink tone="meta" href={`${base}/versions`}>
                All versions
              </TextLink>
              <a href={`${file}?as=pdf`} download className={`${buttonClass('quiet', 40)} max-sm:hidden!`}>
                <Download aria-hidden="true" strokeWidth={1.75} />
                PDF
              </a>
              <VersionTools file={file} number={version.number} agreed={stateOf(version) === 'agreed'} />
            </>
          }
          presence={<Avatar name={screen[seat].name} who={seat} label="You" />}
        />
      </Chrome>
      <ReviewFrame
        sheet={
          <>
            <DifferenceSheet
              screen={screen}
              title={printed ? `Version ${version.number}` : titleOf(screen)}
              first="Nothing was signed before it: everything in it is new."
              reader={reader}
              whole={printed}
            />
            <PrintedFoot screen={screen} reader={reader} />
          </>
        }
        aside={<SignAside screen={screen} practice={practice} base={base} reader={reader} />}
        asideLabel={`Signing version ${version.number}`}
      />
      {screen.may.sign && (
        <SignDock
          fact={theySigned ? `${firstName(other.name)} has signed` : `Version ${version.number} is frozen`}
          turn={theySigned ? 'Your turn' : 'Both of you can sign'}
        />
      )}
    </>
  )
}

function titleOf({ version, against }: VersionScreen) {
  if (!against) return `Version ${version.number}`
  return stateOf(version) === 'waiting' ? 'What changed' : `What changed in version ${version.number}`
}

/** On paper the words stand alone, so they say whose they are, how far they are signed, and their fingerprint. */
function PrintedFoot({ screen: { version, client, coach }, reader }: Pick<Props, 'screen' | 'reader'>) {
  return (
    <div className="hidden border-line border-t pt-4 text-13 text-ink-2 print:block print:break-inside-avoid">
      <p>
        Version {version.number} of the vision plan of {client.name}, with {coach.name}. Frozen{' '}
        {utc(version.frozenAt)}.
      </p>
      {version.signatures.map(({ id, name, seat, signedAt }) => (
        <p key={id}>
          Signed by {name}, {seat}, {recordWhen(signedAt, reader.zone)} ({utc(signedAt)}).
        </p>
      ))}
      {version.signatures.length < 2 && (
        <p>{version.ending ? 'It was not agreed.' : 'It is not signed by both yet.'}</p>
      )}
      <p className="tabular-nums">Fingerprint, SHA-256: {inEights(version.digest).join(' ')}</p>
    </div>
  )
}
