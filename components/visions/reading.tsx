import Link from 'next/link'
import { CommentHere } from '@/components/comments/comment-here'
import { LeftBehind } from '@/components/notes/left-behind'
import { EndedNote } from '@/components/sessions/live/ended-note'
import { PlanAction } from '@/components/signoffs/plan-action'
import { SignedLine } from '@/components/signoffs/signed-line'
import { stageHref, stageState } from '@/components/signoffs/stage-words'
import { DocumentBar } from '@/components/ui/document-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { dayOf, type Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { SectionContent } from '@/lib/visions/document/content'
import { type Changed, changedBlocks } from '@/lib/visions/document/diff'
import { type Names, namesIn } from '@/lib/visions/document/tell'
import type { Settled, VisionScreen } from '@/lib/visions/screen'
import { settledState } from '@/lib/visions/vision'
import { counted } from '@/lib/words'
import { ChangeStepper, ChangeSteps, ChangesDoor } from './changes/change-steps'
import { changeEntries } from './changes/entries'
import { Chrome } from './chrome'
import type { Surroundings } from './elements/read-row'
import { MarkRead } from './mark-read'
import { OpenSessionButton } from './open-session-button'
import { PlanFrame } from './plan-frame'
import { PlanTools } from './plan-tools'
import { RefreshSoon } from './refresh-soon'
import { isEmpty, SectionWords } from './section-words'
import { byPart, outlineOf, type PlanSection, sectionsFor, titlesOf } from './sections'
import { settledWhen } from './settled-words'
import { PartHeading, Section, Sheet, TitleBlock } from './sheet'
import { WhoSees } from './who-sees'

type Props = { screen: VisionScreen; practice: string; reader: Reader }

/** The coach between sessions: what has settled, drawn on the server. No socket, no caret, no keystroke. */
export function Reading({ screen, practice, reader }: Props) {
  const { settled, checkpoint, client } = screen
  const { template, places } = screen
  const sections = sectionsFor({ template, places }, screen.seat)
  const written = (key: string) => settled?.content.sections.find((section) => section.key === key)
  const states = Object.fromEntries(
    sections.map(({ key }) => {
      const section = written(key)
      return [key, section ? settledState(section, settled?.ready.includes(key) ?? false) : 'to begin']
    }),
  )
  const around = {
    elements: settled?.content.sections.flatMap(({ elements }) => elements) ?? [],
    today: dayOf(reader.now, reader.zone),
  }
  const names = namesIn(around.elements, titlesOf(sections))
  const base = `/p/${practice}/coach/visions/${screen.visionId}`
  const next = nextOf(screen, practice, base)
  const changes = settled?.changes ?? []
  const changed = changedBlocks(changes)
  const open = screen.may.openSession && (
    <OpenSessionButton
      practice={practice}
      engagementId={screen.engagementId}
      zone={reader.zone}
      look={next ? 'secondary' : 'primary'}
    />
  )
  return (
    <ChangeSteps entries={changeEntries(changes, names)}>
      <Chrome>
        <DocumentBar
          back={{ href: `/p/${practice}/coach`, label: 'Clients' }}
          title="Vision plan"
          state={stateFor(screen, reader)}
          stateAction={(sentence) =>
            isWaiting(screen) ? (
              <Link
                href={stageHref(base, screen.stage)}
                className="rounded-mark no-underline hover:underline"
              >
                {sentence}
              </Link>
            ) : (
              <ChangesDoor label={doorLabel(settled)}>{sentence}</ChangesDoor>
            )
          }
          tools={
            <>
              <ChangeStepper />
              {next && open}
              <PlanTools screen={screen} practice={practice} />
            </>
          }
          primary={next ?? open}
        />
        <EndedNote screen={screen} practice={practice} />
      </Chrome>
      <LeftBehind screen={screen} />
      <PlanFrame
        entries={outlineOf(settled ? sections : [])}
        states={states}
        dockAction={next ?? open}
        complete
      >
        <Sheet>
          <TitleBlock name={client.name} subtitle={template.subtitle}>
            <SignedLine stage={screen.stage} base={base} zone={reader.zone} />
          </TitleBlock>
          {!settled && <NothingYet client={firstName(client.name)} />}
          {byPart(settled ? sections : []).map(({ part, within }) => (
            <div key={part.key}>
              <PartHeading>{part.heading}</PartHeading>
              {within.map((section) => (
                <ReadSection
                  key={section.key}
                  section={section}
                  written={written(section.key)}
                  changed={changed.get(section.key)}
                  client={client.name}
                  names={names}
                  around={around}
                />
              ))}
            </div>
          ))}
        </Sheet>
      </PlanFrame>
      {checkpoint && !checkpoint.readByCoach && (
        <MarkRead practice={practice} visionId={screen.visionId} checkpointId={checkpoint.id} />
      )}
      {screen.settling && <RefreshSoon />}
    </ChangeSteps>
  )
}

function NothingYet({ client }: { client: string }) {
  return (
    <div className="px-6 sm:px-12 md:px-18">
      <EmptyState title={`${client} has not settled anything yet.`}>
        You can read here as soon as {client} pauses, leaves the page or says it is ready to read. In a
        session you both write.
      </EmptyState>
    </div>
  )
}

function ReadSection({
  section,
  written,
  changed,
  client,
  names,
  around,
}: {
  section: PlanSection
  written: SectionContent | undefined
  changed: Changed | undefined
  client: string
  names: Names
  around: Surroundings
}) {
  if (!written || isEmpty(written))
    return (
      <Section section={section} asks={false}>
        <p className="text-15 text-ink-3">{firstName(client)} has not written here yet.</p>
      </Section>
    )
  return (
    <Section
      section={section}
      asks={false}
      foot={
        <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 print:hidden">
          <WhoSees place="shared" other={client} />
          <CommentHere section={section.key} title={section.title} className="-mr-2" />
        </div>
      }
    >
      <SectionWords section={section} written={written} changed={changed} names={names} around={around} />
    </Section>
  )
}

/** What waits for the coach comes before how lately the client paused. */
function stateFor(screen: VisionScreen, reader: Reader) {
  const { stage, settled, checkpoint, client } = screen
  if (isWaiting(screen)) return stageState(stage, { seat: 'coach', other: firstName(client.name) })
  return stateOf(settled, checkpoint, reader)
}

const isWaiting = ({ stage }: VisionScreen) => stage.open !== null || stage.review === 'waiting'

/** Only where it is the coach's turn; otherwise opening a session is what comes next. */
function nextOf({ stage, coach, visionId }: VisionScreen, practice: string, base: string) {
  const isMyTurn = stage.open ? !stage.open.signedByMe : stage.review === 'waiting'
  if (!isMyTurn) return null
  return (
    <PlanAction
      stage={stage}
      seat="coach"
      coach={firstName(coach.name)}
      practice={practice}
      visionId={visionId}
      base={base}
    />
  )
}
const doorLabel = (settled: Settled | null) =>
  settled?.readAt ? 'What changed before you read it' : 'What changed since you last read'

function stateOf(settled: Settled | null, checkpoint: VisionScreen['checkpoint'], reader: Reader) {
  if (!settled || !checkpoint) {
    return { word: 'Nothing to read yet', mark: 'plain', form: 'outline' } as const
  }
  const { changes, readAt } = settled
  return {
    word: `Settled ${settledWhen(checkpoint.madeAt, reader)}`,
    more:
      changes.length === 0
        ? undefined
        : `${counted(changes.length, 'change')} ${readAt ? `you read ${settledWhen(readAt, reader)}` : 'since you last read'}`,
    mark: changes.length > 0 && !readAt ? 'attend' : 'plain',
  } as const
}
