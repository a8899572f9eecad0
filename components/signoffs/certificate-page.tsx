import { Download } from 'lucide-react'
import { PracticeMark } from '@/components/brand/practice-mark'
import { WaymarkLogo } from '@/components/brand/waymark-logo'
import { buttonClass } from '@/components/ui/button-class'
import { DocumentBar } from '@/components/ui/document-bar'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { Chrome } from '@/components/visions/chrome'
import { dayOf, type Reader, recordDay } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { CertificateScreen } from '@/lib/signoffs/queries'
import { howInWords } from '@/lib/signoffs/verdict-words'
import { agreedAt, stateOf } from '@/lib/signoffs/version'
import { capital, countedInWords } from '@/lib/words'
import { CopyLink } from './copy-link'
import { FocusHeading } from './focus-heading'
import { inEights, recordWhen, utc, versionState } from './plan-words'
import { SealMark } from './seal-mark'
import { EmptyLine, SignatureLine } from './signature-line'
import { VersionTools } from './version-tools'

type Props = {
  screen: CertificateScreen
  practice: { slug: string; name: string; mark: string }
  /** Where anybody can check a copy. */
  verifyAt: string
  reader: Reader
}

/** What both meant, when, and the fingerprint of it. It is paper, because people print and keep it. */
export function CertificatePage({ screen, practice, verifyAt, reader }: Props) {
  const { version, seal, seat, visionId } = screen
  const base = `/p/${practice.slug}/${seat}/visions/${visionId}`
  const file = `/api/p/${practice.slug}/visions/${visionId}/versions/${version.number}/file`
  const agreed = stateOf(version) === 'agreed'
  return (
    <>
      <Chrome>
        <DocumentBar
          back={{ href: base, label: 'Plan' }}
          title={`Version ${version.number}`}
          state={versionState(version, {}, reader)}
          tools={
            <>
              <TextLink tone="meta" href={`${base}/versions/${version.number}`}>
                Read it
              </TextLink>
              <CopyLink />
              <VersionTools file={file} number={version.number} agreed={agreed} />
            </>
          }
          primary={
            <a href={`${file}?as=certificate`} download className={buttonClass('secondary', 40)}>
              <Download aria-hidden="true" strokeWidth={1.75} />
              Download PDF
            </a>
          }
        />
      </Chrome>
      <Main className="sm:px-6 sm:py-10 xl:py-16 print:p-0">
        <article className="mx-auto w-full bg-paper px-6 py-8 sm:max-w-certificate sm:rounded-sheet sm:border sm:border-line sm:px-10 sm:py-12 sm:shadow-sheet md:px-16 print:max-w-none print:border-0 print:p-0 print:shadow-none">
          <div className="flex flex-wrap-reverse items-start justify-between gap-x-10 gap-y-6">
            <div className="min-w-0 flex-1 basis-72">
              <p className="flex items-center gap-3 text-element-sm">
                <PracticeMark name={seal.practiceName} mark={practice.mark} />
                {seal.practiceName}
              </p>
              <FocusHeading>{headline(screen)}</FocusHeading>
              <p className="mt-4 max-w-[24rem] text-element-sm leading-7.5 font-normal text-pretty text-ink-2 sm:text-element">
                {meant(screen, reader)}
              </p>
            </div>
            <SealMark digest={seal.digest} size={216} complete={agreed} className="max-sm:size-36" />
          </div>
          <div className="mt-6 grid gap-x-14 gap-y-6 sm:grid-cols-2">
            {(['client', 'coach'] as const).map((each) => {
              const given = screen.signOffs.find(({ evidence }) => evidence.seat === each)?.evidence
              if (!given) return <EmptyLine key={each} name={seal[`${each}Name`]} seat={each} />
              const at = new Date(given.signedAt)
              return (
                <SignatureLine
                  key={each}
                  typedName={given.typedName}
                  name={given.name}
                  seat={each}
                  when={
                    <Time at={at} zone={given.timeZone}>
                      {recordWhen(at, given.timeZone)}
                    </Time>
                  }
                />
              )
            })}
          </div>
          <Facts screen={screen} base={base} reader={reader} />
          <div className="mt-8 flex flex-wrap items-end justify-between gap-4 text-13 text-ink-3">
            <p className="max-w-[32rem]">
              The drawing above is made from the fingerprint. Change one letter of the plan and both change.
              Anyone with a copy of the evidence can check it at{' '}
              <TextLink href="/verify" className="text-13">
                {verifyAt}
              </TextLink>
              .
            </p>
            <span className="inline-flex items-center gap-2 text-14">
              <WaymarkLogo className="size-3.5" />
              Waymark
            </span>
          </div>
        </article>
      </Main>
    </>
  )
}

function headline({ version }: CertificateScreen): string {
  const name = `Version ${version.number}`
  const state = stateOf(version)
  if (state === 'agreed') return `${name} is signed.`
  return state === 'waiting' ? `${name} is waiting to be signed.` : `${name} is not agreed.`
}

function meant({ version, seal }: CertificateScreen, reader: Reader): string {
  const { clientName, coachName } = seal
  const at = agreedAt(version)
  return at
    ? `The vision plan of ${clientName}, as ${firstName(clientName)} and ${coachName} both meant it on ${recordDay(dayOf(at, reader.zone))}.`
    : `The vision plan of ${clientName}, with ${coachName}. A certificate is whole when both have signed.`
}

function Facts({ screen, base, reader }: { screen: CertificateScreen; base: string; reader: Reader }) {
  const { version, seal, signOffs, changes } = screen
  const complete = agreedAt(version)
  return (
    <dl className="mt-8 grid gap-x-6 gap-y-1.5 border-line border-t pt-6 text-14 sm:grid-cols-[9.5rem_minmax(0,1fr)] [&_dt]:text-ink-3 [&_dd]:mb-2 sm:[&_dd]:mb-0">
      <dt>Frozen</dt>
      <dd>
        <Time at={version.frozenAt} zone={reader.zone}>
          {utc(version.frozenAt)}
        </Time>
      </dd>
      {complete && (
        <>
          <dt>Complete</dt>
          <dd>
            <Time at={complete} zone={reader.zone}>
              {utc(complete)}
            </Time>
          </dd>
        </>
      )}
      <dt>Follows</dt>
      <dd>
        {seal.followsNumber === null ? (
          'Nothing: it is the first.'
        ) : (
          <>
            <TextLink tone="meta" href={`${base}/versions/${seal.followsNumber}`} className="text-14">
              Version {seal.followsNumber}
            </TextLink>
            {screen.followsSignedAt && `, signed ${recordDay(dayOf(screen.followsSignedAt, reader.zone))}`}.{' '}
            {countedInWords(changes ?? 0, 'change', 'changes', true)}.
          </>
        )}
      </dd>
      {signOffs.map(({ evidence }) => (
        <div key={evidence.seat} className="contents">
          <dt>{firstName(evidence.name)}</dt>
          <dd>
            {capital(howInWords(evidence))}, {utc(new Date(evidence.provenAt))}
          </dd>
        </div>
      ))}
      <dt>Fingerprint, SHA-256</dt>
      <dd className="flex flex-wrap gap-x-2.5 tabular-nums sm:max-w-84">
        {inEights(seal.digest).map((part, index) => (
          <span key={String(index)}>{part}</span>
        ))}
      </dd>
      {signOffs.length > 0 && (
        <>
          <dt>Statement</dt>
          <dd>
            {/* Closed on a screen, and whole on paper. */}
            <details className="print:hidden">
              <summary className="rounded-mark text-14 text-ink-2 underline decoration-edge underline-offset-[0.22em]">
                What each put their name to
              </summary>
              <Statements signOffs={signOffs} />
            </details>
            <div className="hidden print:block">
              <Statements signOffs={signOffs} />
            </div>
          </dd>
        </>
      )}
    </dl>
  )
}

function Statements({ signOffs }: Pick<CertificateScreen, 'signOffs'>) {
  return signOffs.map(({ evidence, statement }) => (
    <p
      key={evidence.seat}
      className="mt-3 whitespace-pre-wrap text-ink-2 wrap-anywhere print:mt-0 print:mb-3 print:text-13 print:break-inside-avoid"
    >
      {statement}
    </p>
  ))
}
