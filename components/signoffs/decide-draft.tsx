import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { type Reader, since } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { ChangesScreen } from '@/lib/signoffs/queries'
import type { Version } from '@/lib/signoffs/version'
import { numberedSections } from '@/lib/visions/document/template'
import { listed } from '@/lib/words'
import { AnswerReview } from './answer-review'
import { AskForReview } from './ask-for-review'
import { FreezeDialog } from './freeze-dialog'
import { Quote } from './quote'
import { TakeReviewBack } from './take-review-back'

type Props = {
  screen: ChangesScreen
  practice: string
  base: string
  /** How much differs from the last agreed version; null where there is none. */
  changes: number | null
  reader: Reader
}

/** What comes next for a draft: asked for, answered, or frozen. */
export function DecideDraft({ screen, practice, base, changes, reader }: Props) {
  const { seat, coach, client, review, open, may, next } = screen
  const other = firstName((seat === 'client' ? coach : client).name)
  if (screen.over)
    return (
      <Block title="The work has ended">
        <p>What is not signed stays a draft. Nobody writes or signs here any more.</p>
        <LinkButton size={48} href={base}>
          Back to the plan
        </LinkButton>
      </Block>
    )
  if (open)
    return (
      <Block title={`Version ${open.number} is frozen`}>
        <p>It waits to be signed. What is written since then is the next draft.</p>
        <LinkButton look="primary" size={48} href={`${base}/versions/${open.number}`}>
          Read version {open.number}
        </LinkButton>
      </Block>
    )
  const freeze = may.propose && changes !== 0 && (
    <FreezeDialog
      trigger={
        <Button look={may.ask || may.answer ? 'secondary' : 'primary'} size={48}>
          Freeze as version {next}
        </Button>
      }
      practice={practice}
      visionId={screen.visionId}
      next={next}
      base={base}
      leftOpen={titlesOf(screen)}
    />
  )
  if (may.answer && review)
    return (
      <Block title={`${other} asks you to read this`}>
        <p>
          Asked {since(review.askedAt, reader)}.{' '}
          {screen.against
            ? 'Step through with J and K, then say what you found.'
            : 'Read it, then say what you found.'}
        </p>
        {review.note && <Quote>{review.note}</Quote>}
        <p>
          <TextLink href={base}>Comment on a passage in the plan</TextLink>
        </p>
        <AnswerReview practice={practice} requestId={review.id} client={other} />
        {freeze}
      </Block>
    )
  return (
    <Block title={seat === 'client' ? 'When it says what you mean' : `${other}’s draft`}>
      {screen.sentBack ? (
        <SentBack screen={screen} version={screen.sentBack} base={base} reader={reader} />
      ) : (
        <Answered screen={screen} reader={reader} />
      )}
      {may.ask && changes !== 0 && (
        <AskForReview size={48} practice={practice} visionId={screen.visionId} coach={other}>
          Ask {other} to review
        </AskForReview>
      )}
      {may.takeBack && (
        <div className="-my-2 -ml-3">
          <TakeReviewBack practice={practice} visionId={screen.visionId} coach={other} />
        </div>
      )}
      {freeze}
      {changes === 0 && <p>Nothing has changed since version {screen.against?.number} was signed.</p>}
      {freeze && (
        <p className="text-13 text-ink-3">
          A frozen version is read and signed by both of you, and stays as it is. Drafting goes on beside it.
        </p>
      )}
    </Block>
  )
}

/** What the coach said last, or that the question is still open. */
function Answered({ screen: { review, coach, seat }, reader }: { screen: ChangesScreen; reader: Reader }) {
  if (!review) return null
  const name = seat === 'coach' ? 'You' : firstName(coach.name)
  if (!review.answer)
    return (
      <p>
        {seat === 'coach' ? 'This was asked' : `${name} was asked`} {since(review.askedAt, reader)} and has
        not answered yet.
      </p>
    )
  const when = since(review.answer.at, reader)
  return (
    <>
      <p>
        {name} {review.answer.kind === 'ready' ? 'found it ready' : 'asked for a change'} {when}.
      </p>
      {review.answer.words && <Quote>{review.answer.words}</Quote>}
    </>
  )
}

/** The last word was that of whoever would not sign yet. */
function SentBack({
  screen: { seat, coach, client },
  version,
  base,
  reader,
}: {
  screen: ChangesScreen
  version: Version
  base: string
  reader: Reader
}) {
  const { ending, number } = version
  if (!ending) return null
  const who = ending.memberId === coach.memberId ? coach : client
  const name = who.memberId === (seat === 'coach' ? coach : client).memberId ? 'You' : firstName(who.name)
  return (
    <>
      <p>
        {name} asked for a change instead of signing{' '}
        <TextLink href={`${base}/versions/${number}`}>version {number}</TextLink> {since(ending.at, reader)}.
      </p>
      {ending.reason && <Quote>{ending.reason}</Quote>}
    </>
  )
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h2 className="text-h2">{title}</h2>
      <div className="mt-3 grid gap-4 text-15 text-ink-2">{children}</div>
    </>
  )
}

function titlesOf({ leftOpen, template }: ChangesScreen): string {
  const titles = new Map(numberedSections(template).map(({ key, title }) => [key, title]))
  return leftOpen.length === 0 ? '' : listed(leftOpen.map((key) => titles.get(key) ?? key))
}
