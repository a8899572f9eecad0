import { DocumentBar } from '@/components/ui/document-bar'
import { Chrome } from '@/components/visions/chrome'
import { PlanFrame } from '@/components/visions/plan-frame'
import { RichText } from '@/components/visions/rich-text'
import { isEmpty, SectionWords } from '@/components/visions/section-words'
import { byPart, outlineOf, type PlanSection, sectionsFor, titlesOf } from '@/components/visions/sections'
import { settledWhen } from '@/components/visions/settled-words'
import { PartHeading, Section, Sheet, TitleBlock } from '@/components/visions/sheet'
import type { Reader } from '@/lib/dates'
import type { MomentScreen } from '@/lib/history/screen'
import { firstName } from '@/lib/people/name'
import type { SectionContent } from '@/lib/visions/document/content'
import { isBlank } from '@/lib/visions/document/rich-text'
import { type Names, nameOfElement, namesIn } from '@/lib/visions/document/tell'
import { placeOf, settledState } from '@/lib/visions/vision'
import { BringBackButton, BringingBack } from './bringing-back'

type Props = { screen: MomentScreen; practice: string; reader: Reader }

/** The plan as it stood, read only. Its client brings a passage, a row or a section back from it. */
export function MomentPage({ screen, practice, reader }: Props) {
  const { seat, client, coach, content, template, visionId, writing } = screen
  const base = `/p/${practice}/${seat}/visions/${visionId}`
  const sections = sectionsFor({ template, places: screen.places }, seat)
  const written = (key: string) => content.sections.find((section) => section.key === key)
  const names = namesIn(
    content.sections.flatMap(({ elements }) => elements),
    titlesOf(sections),
  )
  const states = Object.fromEntries(
    sections.map(({ key }) => {
      const section = written(key)
      return [key, section ? settledState(section, false) : 'to begin'] as const
    }),
  )
  const sheet = (
    <PlanFrame entries={outlineOf(sections)} states={states} complete>
      <Sheet>
        <TitleBlock name={client.name} subtitle={template.subtitle} />
        {byPart(sections).map(({ part, within }) => (
          <div key={part.key}>
            <PartHeading>{part.heading}</PartHeading>
            {within.map((section) => (
              <Then
                key={section.key}
                section={section}
                written={written(section.key)}
                screen={screen}
                names={names}
              />
            ))}
          </div>
        ))}
      </Sheet>
    </PlanFrame>
  )
  return (
    <>
      <Chrome>
        <DocumentBar
          back={{ href: `${base}/history`, label: 'History' }}
          title="Vision plan"
          state={{ word: `As it stood ${settledWhen(screen.at, reader)}`, more: 'read only', mark: 'plain' }}
        />
      </Chrome>
      {writing ? (
        <BringingBack
          practiceId={screen.practiceId}
          memberId={client.memberId}
          documents={writing.documents}
          template={template}
          coach={firstName(coach.name)}
          plan={base}
        >
          {sheet}
        </BringingBack>
      ) : (
        sheet
      )}
    </>
  )
}

function Then({
  section,
  written,
  screen,
  names,
}: {
  section: PlanSection
  written: SectionContent | undefined
  screen: MomentScreen
  names: Names
}) {
  const { writing, since, template } = screen
  const gone = since[section.key]
  const today = writing && placeOf({ template, places: writing.placesNow }, section.key)
  if (!written || isEmpty(written))
    return (
      <Section section={section} asks={false}>
        <p className="text-15 text-ink-3">Nothing was written here then.</p>
      </Section>
    )
  const changed = { blocks: gone?.blocks ?? [], elements: gone?.elements ?? [] }
  return (
    <Section
      section={section}
      asks={false}
      foot={
        screen.seat === 'client' && (
          <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 print:hidden">
            <p className="text-13 text-ink-3">
              {gone?.differs ? 'It reads differently today.' : 'It reads the same today.'}
              {section.place === 'private' && ' Only you could see it.'}
            </p>
            {gone?.differs && today && (
              <BringBackButton
                place={today}
                piece={{ what: 'section', written }}
                label={`Bring this section back: ${section.title}`}
              >
                Bring this section back
              </BringBackButton>
            )}
          </div>
        )
      }
    >
      {today && changed.blocks.length > 0 ? (
        <>
          {written.text.map((block, position) => (
            // A block is its position: text has no other identity while it is only read.
            <div key={String(position)} className="mt-3.5 first:mt-0">
              <RichText blocks={[block]} changed={changed.blocks.includes(position) ? [0] : []} />
              {changed.blocks.includes(position) && (
                <BringBackButton
                  place={today}
                  piece={{ what: 'passage', written, block: position }}
                  label={`Bring this passage back, passage ${position + 1} of ${section.title}`}
                >
                  Bring this passage back
                </BringBackButton>
              )}
            </div>
          ))}
          <SectionWords
            section={section}
            written={{ ...written, text: [] }}
            changed={changed}
            names={names}
          />
        </>
      ) : (
        <SectionWords
          section={section}
          written={written}
          changed={isBlank(written.text) ? changed : { ...changed, blocks: [] }}
          names={names}
        />
      )}
      {today && changed.elements.length > 0 && (
        <ul className="mt-3 grid gap-1 print:hidden">
          {written.elements
            .filter(({ id }) => changed.elements.includes(id))
            .map((element) => (
              <li key={element.id}>
                <BringBackButton place={today} piece={{ what: 'element', written, id: element.id }}>
                  Bring back “{nameOfElement(element)}”
                </BringBackButton>
              </li>
            ))}
        </ul>
      )}
    </Section>
  )
}
