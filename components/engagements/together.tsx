import { EngagementCommitments } from '@/components/commitments/engagement-commitments'
import { CheckIns } from '@/components/drift/check-ins'
import { SignalList } from '@/components/drift/signal-list'
import { OwnNotesBlock } from '@/components/notes/own-notes-block'
import { NewerTemplateBlock } from '@/components/templates/newer-template'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import type { Reader } from '@/lib/dates'
import type { EngagementScreen } from '@/lib/engagements/screen'
import type { OwnNote } from '@/lib/notes/note'
import { firstName } from '@/lib/people/name'
import type { NewerTemplate } from '@/lib/templates/queries'
import { Agreement } from './agreement'
import { togetherHeadline } from './engagement-words'
import { HandoverAnswer } from './handover-question'
import { OtherWork } from './other-work'
import { PlanVersions } from './plan-versions'
import { SessionList } from './session-list'
import { TakeAlong } from './take-along'
import { WhoSeesWhat } from './who-sees-what'

type Props = {
  screen: EngagementScreen
  practice: { slug: string; name: string }
  reader: Reader
  newer: NewerTemplate | null
  notes: readonly OwnNote[]
}

/** For the client: with whom, on which terms, who sees what, and what is theirs to take along. */
export function Together({ screen, practice, reader, newer, notes }: Props) {
  const { engagementId, handover, may, plan, status } = screen
  const home = `/p/${practice.slug}/client`
  return (
    <div className="mx-auto grid max-w-engagement gap-x-16 px-5 pt-6 pb-16 sm:px-7 sm:pt-10 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_408px]">
      <Main className="min-w-0">
        <p className="mb-1 text-15 text-ink-2">{screen.purpose}</p>
        <h1 className="max-w-[34rem] text-title">{togetherHeadline(screen, reader)}</h1>
        {handover && may.answerHandover && <Handover handover={handover} practice={practice.slug} />}
        {screen.coachGone && !handover && status === 'paused' && (
          <p className="mt-3 max-w-measure text-15 text-ink-2">
            Your plan stays yours: you go on reading and writing it, and nobody else opens it. {practice.name}{' '}
            asks you before anybody takes over.
          </p>
        )}
        {plan && (
          <div className="mt-5">
            <LinkButton look={handover ? 'secondary' : 'primary'} href={`${home}/visions/${plan.visionId}`}>
              {status === 'ended' ? 'Read your vision' : 'Open your vision'}
            </LinkButton>
          </div>
        )}
        {plan && newer && (
          <NewerTemplateBlock
            practice={practice.slug}
            visionId={plan.visionId}
            newer={newer}
            coach={firstName(screen.coach.name)}
          />
        )}
        {screen.pulse && plan && (
          <SignalList
            signals={status === 'active' ? screen.pulse.signals : []}
            practice={practice.slug}
            plan={`${home}/visions/${plan.visionId}`}
            sessions={`${home}/sessions`}
            coach={firstName(screen.coach.name)}
            reader={reader}
          />
        )}
        {screen.pulse && (
          <CheckIns
            pulse={screen.pulse}
            reader={reader}
            checkIn={status === 'active' || status === 'paused' ? `${home}/check-in` : null}
            who={`You and ${firstName(screen.coach.name)} read these.`}
            over={status === 'ended'}
          />
        )}
        {plan?.agreement.agreed && (
          <p className="mt-5 text-14">
            <TextLink href={`${home}/visions/${plan.visionId}/realignment`}>
              What happened since version {plan.agreement.agreed.number}, and what moved
            </TextLink>
          </p>
        )}
        <WhoSeesWhat screen={screen} practice={practice.name} />
        <SessionList
          screen={screen}
          reader={reader}
          all={`${home}/engagement/${engagementId}?sessions=all`}
          sessionAt={(id) => `${home}/sessions/${id}`}
        />
        {screen.commitments && (
          <EngagementCommitments practice={practice.slug} screen={screen.commitments} reader={reader} />
        )}
      </Main>
      <aside aria-label="What was agreed" className="min-w-0 max-lg:mt-10">
        <Agreement screen={screen} reader={reader} className="" />
        {plan && <PlanVersions screen={screen} plan={`${home}/visions/${plan.visionId}`} reader={reader} />}
        <OwnNotesBlock
          notes={notes}
          other={firstName(screen.coach.name)}
          all={`${home}/engagement/${engagementId}/notes`}
        />
        {may.exportVision && (
          <TakeAlong address={`/api/p/${practice.slug}/engagements/${engagementId}/export`}>
            What you wrote is yours, the private sections too. A download holds what is saved at that moment,
            and goes to you alone.
          </TakeAlong>
        )}
        <OtherWork
          others={screen.others}
          title="Your other work here"
          address={`${home}/engagement`}
          reader={reader}
        />
        <p className="mt-8 text-14">
          <TextLink href={`/p/${practice.slug}/record?engagement=${engagementId}`}>
            Who did what, and when
          </TextLink>
        </p>
      </aside>
    </div>
  )
}

function Handover({
  handover,
  practice,
}: {
  handover: NonNullable<EngagementScreen['handover']>
  practice: string
}) {
  const [to, from] = [firstName(handover.to), firstName(handover.from)]
  return (
    <section
      aria-label="A question for you"
      className="mt-5 rounded-sheet border border-line bg-paper p-5 shadow-sheet sm:p-7"
    >
      <p className="text-16">
        {handover.proposedBy.name} asks whether {handover.to} may coach you from now on. It is yours to say.
      </p>
      <ul className="mt-3 grid list-disc gap-1.5 pl-5 text-15 text-ink-2">
        <li>
          {to} reads your shared plan as it stands, and what settles from then on. {to} has not been told of
          this yet.
        </li>
        <li>
          {from} stops seeing your plan at once. Private notes that {from} wrote stay with {from}.
        </li>
        <li>Your private draft stays yours alone. Sessions, dates and the agreement go on.</li>
        <li>If you stay with {from}, nothing changes.</li>
      </ul>
      <HandoverAnswer practice={practice} handover={handover} />
    </section>
  )
}
