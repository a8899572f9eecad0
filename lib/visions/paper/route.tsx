import { Circle, Line, Path, Svg, Text, View } from '@react-pdf/renderer'
import type { Look } from '@/lib/paper/look'
import { tellDate } from '@/lib/visions/document/tell'
import { tellElement } from '@/lib/visions/document/tell-element'
import { ofKind } from '@/lib/visions/document/told'
import { byDue, dueOf } from '@/lib/visions/strategy/due'
import { layoutTimeline, type Timeline } from '@/lib/visions/strategy/timeline'
import type { DrawnProps } from './elements'
import { Facts, rowStyle } from './rows'

/** The frame the timeline is laid out in, and how wide it is printed. */
const frame = { width: 1080, height: 340 }
const printedWidth = 430

/** The route with its milestones, solid behind and dotted ahead; then the same in the order they are due. */
export function Route({ elements, look, names, today }: DrawnProps) {
  const milestones = ofKind(elements, 'milestone')
  const onRoute = milestones.filter(({ fields }) => fields.status !== 'let_go' && fields.due !== '')
  const timeline = layoutTimeline(
    onRoute.map(({ id, fields }) => ({
      id,
      name: fields.outcome,
      due: fields.due,
      form: fields.status === 'done' ? 'full' : fields.status === 'started' ? 'half' : 'outline',
      isLate: fields.status !== 'done' && (dueOf(fields.due, today)?.isPast ?? false),
    })),
    { today, frame },
  )
  const inOrder = [...milestones].sort(byDue(({ fields }) => fields.due))
  return (
    <View>
      {onRoute.length > 0 && <Drawing timeline={timeline} look={look} />}
      {inOrder.map(({ id, fields }) => {
        const element = elements.find((each) => each.id === id)
        const { title, facts } = element ? tellElement(element, names) : { title: '', facts: [] }
        return (
          <View key={id} style={{ ...rowStyle(look), flexDirection: 'row', gap: 12 }} wrap={false}>
            <Text style={{ ...look.plain, width: 96 }}>
              {fields.due === '' ? 'No date yet' : tellDate(fields.due)}
            </Text>
            <View style={{ flex: 1 }}>
              <Text style={look.element}>{title}</Text>
              <Facts facts={facts.filter(({ name }) => name !== 'due')} look={look} />
            </View>
          </View>
        )
      })}
    </View>
  )
}

function Drawing({ timeline, look }: { timeline: Timeline; look: Look }) {
  const { ink } = look
  const scale = printedWidth / frame.width
  const at = (value: number) => value * scale
  return (
    <View
      style={{ width: printedWidth, height: at(frame.height), alignSelf: 'center', marginBottom: 6 }}
      wrap={false}
    >
      <Svg
        width={printedWidth}
        height={at(frame.height)}
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        style={{ position: 'absolute' }}
      >
        {timeline.months.map(({ x, beginsYear }) => (
          <Line
            key={x}
            x1={x}
            x2={x}
            y1={30}
            y2={frame.height}
            stroke={ink.line}
            strokeWidth={beginsYear ? 2.4 : 1.2}
          />
        ))}
        <Line
          x1={timeline.today.x}
          x2={timeline.today.x}
          y1={30}
          y2={frame.height}
          stroke={ink.ink}
          strokeWidth={2}
        />
        {timeline.behind !== '' && (
          <Path d={timeline.behind} stroke={ink.accent} strokeWidth={5} fill="none" />
        )}
        {timeline.ahead !== '' && (
          <Path
            d={timeline.ahead}
            stroke={ink.accentLine}
            strokeWidth={5}
            strokeDasharray="2 11"
            fill="none"
          />
        )}
        {timeline.marks.map(({ id, x, y, form, isLate }) => (
          <Circle
            key={id}
            cx={x}
            cy={y}
            r={9}
            stroke={isLate ? ink.attendMark : ink.accent}
            strokeWidth={4}
            fill={form === 'full' ? ink.accent : form === 'half' ? ink.accentSoft : ink.paper}
          />
        ))}
      </Svg>
      {timeline.months.map(({ x, label }) => (
        <Text key={x} style={{ ...look.small, fontSize: 6.5, position: 'absolute', left: at(x) + 1, top: 0 }}>
          {label}
        </Text>
      ))}
      {timeline.marks.map(
        ({ id, label }) =>
          label && (
            <View
              key={id}
              style={{
                position: 'absolute',
                top: at(label.y - 13),
                width: at(200),
                left: label.anchor === 'start' ? at(label.x) : at(label.x - 200),
                alignItems: label.anchor === 'start' ? 'flex-start' : 'flex-end',
              }}
            >
              <Text style={{ ...look.small, ...onPaper(ink), fontSize: 6, lineHeight: 1.2 }}>
                {label.date}
              </Text>
              {label.lines.map((line) => (
                <Text key={line} style={{ ...look.body, ...onPaper(ink), fontSize: 7.2, lineHeight: 1.15 }}>
                  {line}
                </Text>
              ))}
            </View>
          ),
      )}
    </View>
  )
}

/** The line of a month does not go through the words on it. */
const onPaper = (ink: Look['ink']) => ({ backgroundColor: ink.paper })
