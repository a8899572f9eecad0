import { Text, View } from '@react-pdf/renderer'
import { type Day, recordDay } from '@/lib/dates'
import { type Look, lookOf } from '@/lib/paper/look'
import { margin, Paper, type PaperSize, PaperTitle } from '@/lib/paper/paper'
import { print } from '@/lib/paper/print'
import { typeset } from '@/lib/paper/typefaces'
import { Words } from '@/lib/paper/words'
import { isBlank } from '@/lib/visions/document/rich-text'
import {
  standingInWords,
  type TakenPlan,
  type TakenSection,
  writtenSections,
} from '@/lib/visions/document/taken-plan'
import type { Names } from '@/lib/visions/document/tell'
import { namesInPlans } from '@/lib/visions/document/tell-element'
import { CheckInsOnPaper } from './check-ins'
import { CommitmentsOnPaper } from './commitments'
import { Elements } from './elements'
import { RecapsOnPaper } from './recaps'

export type Setting = { accentHue: number; size: PaperSize; today: Day }

/** The plan on paper: its words, its rows and its drawings, each section with who reads it. */
export async function planPdf(taken: TakenPlan, { accentHue, size, today }: Setting) {
  const { faces, settable, missing } = await typeset(`${JSON.stringify(taken)}${fixedWords}`)
  const plan = withWords(taken, settable)
  return print(
    <PlanPaper
      plan={plan}
      look={lookOf(faces, accentHue)}
      size={size}
      today={today}
      missing={missing.length}
    />,
  )
}

/** Letters that stand in no plan and on every paper. */
const fixedWords = '•·→“”’0123456789'

/** Every text in it, however deep. Keys are ours and stay. */
function withWords<Value>(value: Value, words: (text: string) => string): Value {
  if (typeof value === 'string') return words(value) as Value
  if (Array.isArray(value)) return value.map((each) => withWords(each, words)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, withWords(held, words)]),
  ) as Value
}

type Props = { plan: TakenPlan; look: Look; size: PaperSize; today: Day; missing: number }

function PlanPaper({ plan, look, size, today, missing }: Props) {
  const { client, practice, coach, template, parts, day } = plan
  const names = namesInPlans(
    parts.map(({ content }) => content),
    template,
  )
  const written = writtenSections(plan)
  const hasPrivate = written.some(({ place }) => place === 'private')
  return (
    <Paper
      look={look}
      title={`${client}: vision plan`}
      author={client}
      foot={`${client} · Vision plan, ${recordDay(day)} · ${practice}`}
      size={size}
    >
      <PaperTitle look={look} above="Vision plan" title={client} below={template.subtitle} />
      <Text style={{ ...look.small, marginTop: 10 }}>
        {standingInWords(plan)}
        {hasPrivate &&
          ` Sections marked “Only you” are read by nobody but ${client}; ${coach} reads the others too.`}
        {missing > 0 &&
          ' A few characters have no letter in the typefaces of this file, and stand as □. They are whole in the Markdown and JSON files.'}
      </Text>
      {written.length === 0 && <Text style={{ ...look.body, marginTop: 24 }}>Nothing is written yet.</Text>}
      {written.map((taken, index) => (
        <SectionOnPaper
          key={taken.section.key}
          taken={taken}
          beginsPart={taken.section.part.key !== written[index - 1]?.section.part.key}
          look={look}
          names={names}
          today={today}
        />
      ))}
      <CommitmentsOnPaper commitments={plan.commitments ?? []} look={look} names={names} />
      <CheckInsOnPaper checkIns={plan.checkIns ?? []} look={look} names={names} />
      <RecapsOnPaper recaps={plan.recaps ?? []} client={client} coach={coach} look={look} />
    </Paper>
  )
}

function SectionOnPaper({
  taken: { section, place, written },
  beginsPart,
  look,
  names,
  today,
}: {
  taken: TakenSection
  beginsPart: boolean
  look: Look
  names: Names
  today: Day
}) {
  return (
    <View style={{ marginTop: 20 }} {...bookmark(section.title)}>
      <View style={{ marginBottom: 7 }} minPresenceAhead={70} wrap={false}>
        {beginsPart && (
          <Text style={{ ...look.part, marginTop: 6, marginBottom: 18 }}>{section.part.heading}</Text>
        )}
        <View>
          <Text style={{ ...look.part, ...hanging, color: look.ink.ink3 }}>{section.number}</Text>
          <Text style={look.section}>
            {section.title}
            {place === 'private' && <Text style={look.small}>{'   Only you'}</Text>}
          </Text>
        </View>
        <Text style={{ ...look.prompt, marginTop: 1 }}>{section.lead}</Text>
      </View>
      {!isBlank(written.text) && <Words blocks={written.text} look={look} />}
      <Elements elements={written.elements} look={look} names={names} today={today} />
    </View>
  )
}

/** The number stands in the margin. */
const hanging = {
  position: 'absolute',
  left: -margin / 2,
  width: margin / 2 - 12,
  top: 3,
  textAlign: 'right',
} as const

/** A line in the list of contents that readers of the file can open; the printer knows it, its types do not. */
const bookmark = (title: string) => ({ bookmark: title })
