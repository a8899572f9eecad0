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
import { versionState } from './plan-words'
import { ReviewFrame } from './review-frame'
import { SignAside } from './sign-aside'
import { SignDock } from './sign-dock'
import { VersionTools } from './version-tools'

type Props = { screen: VersionScreen; practice: string; reader: Reader }

/** One version: what changed, the whole of it, and the line to sign. */
export function VersionPage({ screen, practice, reader }: Props) {
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
              <VersionTools file={file} />
            </>
          }
          presence={<Avatar name={screen[seat].name} who={seat} label="You" />}
        />
      </Chrome>
      <ReviewFrame
        sheet={<DifferenceSheet screen={screen} title={titleOf(screen)} reader={reader} />}
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
