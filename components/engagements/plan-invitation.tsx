import { Nudge } from '@/components/drift/nudge'
import { classes } from '@/components/ui/classes'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { type Reader, since } from '@/lib/dates'
import type { ClientHome } from '@/lib/engagements/client-home'
import { firstName } from '@/lib/people/name'
import { keptWords, progressWords } from './client-words'
import { planWords } from './need-words'

type Props = {
  home: ClientHome
  plan: string
  /** The page about working together. */
  together: string
  practice: string
  reader: Reader
}

/** The way back into the plan; while a session is open, joining it comes first. */
export function PlanInvitation({ home, plan, together, practice, reader }: Props) {
  const { begun } = home
  if (home.status === 'ended') return <Afterwards home={home} plan={plan} together={together} />
  return (
    <>
      {home.toSign && <SignatureAsked home={home} plan={plan} />}
      {home.handoverTo && <HandoverAsked home={home} together={together} />}
      <div
        className={classes(
          'flex flex-wrap items-center gap-x-5 gap-y-3 pt-6',
          // Under what was asked there is a line already.
          home.questions.length === 0 && 'mt-6 border-line border-t',
        )}
      >
        <LinkButton
          look={home.openSession || home.handoverTo || home.toSign ? 'secondary' : 'primary'}
          size={48}
          href={begun ? plan : `${plan}/begin`}
          className="max-sm:w-full"
        >
          {begun ? 'Continue your vision' : 'Start your vision'}
        </LinkButton>
        <div className="text-14">
          <p className="font-semibold">
            {begun && !home.lastSettledAt ? 'Draft, first version' : planWords(home)}.
          </p>
          <p className="text-ink-2">
            {begun && !home.lastSettledAt
              ? keptWords(home.coach)
              : progressWords(home.readySections, home.startedSections)}
            {home.lastSettledAt && ` Last change ${since(home.lastSettledAt, reader)}.`}
          </p>
        </div>
      </div>
      {home.lastSettledAt && <Nudge home={home} practice={practice} reader={reader} />}
      <p className="mt-6 text-13 text-ink-2">
        {home.coach.gone
          ? 'Only you can read it.'
          : `Only you and ${firstName(home.coach.name)} can read it. What you keep private, only you.`}
        {home.readAt && ` ${firstName(home.coach.name)} last read it ${since(home.readAt, reader)}.`}{' '}
        <TextLink tone="meta" href={together}>
          How you work together
        </TextLink>
      </p>
      {home.status === 'paused' && (
        <p className="mt-2 text-13 text-ink-2">
          {home.coach.gone
            ? `${home.coach.name} does not work here any more. Your plan stays yours, and you are asked before anybody takes over.`
            : `The work is paused. You can go on writing; sessions wait until ${firstName(home.coach.name)} resumes.`}
        </p>
      )}
    </>
  )
}

/** Frozen words that wait for the client's name. */
function SignatureAsked({ home: { toSign, coach, questions }, plan }: Pick<Props, 'home' | 'plan'>) {
  if (!toSign) return null
  return (
    <div className={classes('pt-6', questions.length === 0 && 'mt-6 border-line border-t')}>
      <p className="text-16">
        {toSign.signedByCoach
          ? `${firstName(coach.name)} has signed it. Read what changed, then sign, or ask for a change instead.`
          : 'Read what changed, then sign, or ask for a change instead.'}
      </p>
      <LinkButton
        look="primary"
        size={48}
        href={`${plan}/versions/${toSign.number}`}
        className="mt-3 max-sm:w-full"
      >
        Read and sign version {toSign.number}
      </LinkButton>
    </div>
  )
}

/** A question that only the client can answer comes before the plan. */
function HandoverAsked({ home, together }: Pick<Props, 'home' | 'together'>) {
  return (
    <div className={classes('pt-6', home.questions.length === 0 && 'mt-6 border-line border-t')}>
      <p className="text-16">
        You are asked whether {home.handoverTo} may coach you from now on. Nothing changes unless you say yes.
      </p>
      <LinkButton look="primary" size={48} href={together} className="mt-3 max-sm:w-full">
        Read what would change
      </LinkButton>
    </div>
  )
}

/** When the work has ended: all of it to read, and to take along. */
function Afterwards({ home, plan, together }: Omit<Props, 'reader' | 'practice'>) {
  const coach = firstName(home.coach.name)
  return (
    <>
      <div className="mt-6 flex flex-wrap items-center gap-3 border-line border-t pt-6">
        <LinkButton look="primary" size={48} href={plan} className="max-sm:w-full">
          Read your vision
        </LinkButton>
        <LinkButton size={48} href={together} className="max-sm:w-full">
          Take it along
        </LinkButton>
      </div>
      <p className="mt-6 text-13 text-ink-2">
        Nobody writes in it any more. You read all of it; {coach} reads what had settled by the end, and
        nothing else.
      </p>
    </>
  )
}
