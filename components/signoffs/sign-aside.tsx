import { Check, Lock, Signpost } from 'lucide-react'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { VersionScreen } from '@/lib/signoffs/queries'
import { meanings } from '@/lib/signoffs/statement'
import { stateOf } from '@/lib/signoffs/version'
import { numberedSections } from '@/lib/visions/document/template'
import { listed } from '@/lib/words'
import { OpenThreads } from './open-threads'
import { inEights, signedWhen, utc } from './plan-words'
import { Quote } from './quote'
import { SealMark } from './seal-mark'
import { SendBack, Withdraw } from './send-back'
import { SignForm } from './sign-form'
import { EmptyLine, SignatureLine } from './signature-line'

type Props = { screen: VersionScreen; practice: string; base: string; reader: Reader }

/** Meaning before ink: what signing says, who has signed, and then the line. */
export function SignAside({ screen, practice, base, reader }: Props) {
  const { version, may, seat, statement } = screen
  const state = stateOf(version)
  const other = seat === 'client' ? screen.coach : screen.client
  const certificate = `${base}/versions/${version.number}/certificate`
  const seats = (['client', 'coach'] as const).filter(
    (each) => !version.ending || version.signatures.some((given) => given.seat === each),
  )
  return (
    <>
      {version.ending ? <Ended screen={screen} base={base} /> : <Meaning number={version.number} />}
      {!version.ending && <LeftOpen screen={screen} />}
      <OpenThreads threads={screen.threads} template={screen.template} base={base} me={screen[seat].name} />
      <div className="mt-7 grid gap-6">
        {seats
          .toSorted((one) => (one === seat ? 1 : -1))
          .map((each) => {
            const signature = version.signatures.find((given) => given.seat === each)
            if (signature)
              return (
                <SignatureLine
                  key={each}
                  typedName={signature.typedName}
                  name={signature.name}
                  seat={each}
                  when={
                    <Time at={signature.signedAt} zone={reader.zone}>
                      Signed {signedWhen(signature.signedAt, reader)}
                    </Time>
                  }
                />
              )
            if (each === seat && statement) return null
            return <EmptyLine key={each} name={screen[each].name} seat={each} />
          })}
        {statement && (
          <SignForm
            practice={practice}
            version={version}
            statement={statement}
            seat={seat}
            certificate={certificate}
          />
        )}
        <div className="grid justify-items-center gap-2">
          {may.sendBack && <SendBack practice={practice} version={version} other={firstName(other.name)} />}
          {may.withdraw && <Withdraw practice={practice} version={version} />}
        </div>
        <WhatNow screen={screen} certificate={certificate} />
      </div>
      <div className="mt-auto pt-8">
        <div className="flex items-center gap-4 border-line border-t pt-5">
          <SealMark digest={version.digest} size={72} complete={state === 'agreed'} />
          <div className="min-w-0 text-13 text-ink-2">
            <p className="text-14 font-semibold text-ink">
              {state === 'agreed' ? (
                <TextLink href={certificate}>Certificate</TextLink>
              ) : (
                certificateWords(screen)
              )}
            </p>
            <p>Frozen {utc(version.frozenAt)}</p>
            <p className="tabular-nums">{short(version.digest)}</p>
            <TextLink tone="meta" href="/verify#fingerprint">
              What is a fingerprint?
            </TextLink>
          </div>
        </div>
      </div>
    </>
  )
}

const look = {
  'aria-hidden': true,
  strokeWidth: 1.75,
  className: 'mt-0.5 size-4.5 shrink-0 text-accent-ink',
} as const
const marks = [
  <Check key="mean" {...look} />,
  <Lock key="stays" {...look} />,
  <Signpost key="way" {...look} />,
]

/** Sections in which nothing stands are signed as open, so they are named first. */
function LeftOpen({ screen: { leftOpen, template } }: { screen: VersionScreen }) {
  if (leftOpen.length === 0) return null
  const titles = new Map(numberedSections(template).map(({ key, title }) => [key, title]))
  return (
    <p className="mt-4 text-14 text-ink-2">
      <strong className="font-semibold text-ink">Left open on purpose:</strong>{' '}
      {listed(leftOpen.map((key) => titles.get(key) ?? key))}
    </p>
  )
}

/** What comes next, where it is not the line above. Said aloud when the other signs while this is open. */
function WhatNow({
  screen: { version, seat, client, coach },
  certificate,
}: {
  screen: VersionScreen
  certificate: string
}) {
  const other = firstName((seat === 'client' ? coach : client).name)
  const state = stateOf(version)
  const mine = version.signatures.some((given) => given.seat === seat)
  return (
    <>
      {state === 'waiting' && mine && (
        <p id="signed" tabIndex={-1} className="text-15 text-ink-2">
          You have signed. {other} has been told that it is waiting.
        </p>
      )}
      {state === 'agreed' && (
        <LinkButton look="primary" size={48} href={certificate}>
          Open the certificate
        </LinkButton>
      )}
      <p role="status" className="hidden-words">
        {state === 'agreed' && `Version ${version.number} is signed by both.`}
        {state === 'waiting' && !mine && version.signatures.length > 0 && `${other} has signed.`}
      </p>
    </>
  )
}

/** It will not be signed: by whose word, and what they asked for. */
function Ended({ screen, base }: { screen: VersionScreen; base: string }) {
  const { version, seat, client, coach } = screen
  const { kind, memberId, reason } = version.ending ?? {}
  const who = memberId === client.memberId ? client : coach
  const name = memberId === screen[seat].memberId ? 'You' : firstName(who.name)
  return (
    <>
      <h2 className="text-h2">
        {kind === 'withdrawn' ? `${name} withdrew version ${version.number}` : `${name} asked for a change`}
      </h2>
      <div className="mt-3 grid gap-4 text-15 text-ink-2">
        {reason && <Quote>{reason}</Quote>}
        <p>It is kept as it was frozen, and cannot be signed any more. The draft goes on in the plan.</p>
        <LinkButton look="primary" size={48} href={base}>
          Back to the plan
        </LinkButton>
      </div>
    </>
  )
}

function Meaning({ number }: { number: number }) {
  return (
    <>
      <h2 className="text-h2">Signing says three things</h2>
      <ul className="mt-3 grid gap-2 text-15 text-ink-2">
        {meanings(number + 1).map((words, index) => (
          <li key={words} className="flex gap-3">
            {marks[index]}
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function certificateWords({ version, seat, client, coach }: VersionScreen): string {
  if (version.ending) return 'No certificate: not agreed'
  const [signature] = version.signatures
  if (!signature) return 'Certificate, waiting for both'
  if (signature.seat !== seat) return 'Certificate, waiting for you'
  return `Certificate, waiting for ${firstName((seat === 'client' ? coach : client).name)}`
}

function short(digest: string) {
  const parts = inEights(digest)
  return `${parts[0]} ${parts[1]} … ${parts.at(-1)}`
}
