import { Circle, Path, Svg, Text, View } from '@react-pdf/renderer'
import { ofKind } from '@/lib/visions/document/told'
import { type CirclesDrawing, circleOrder } from '@/lib/visions/drawings/circles'
import { circleNames, drawSparks } from '@/lib/visions/drawings/three-circles'
import type { DrawnProps } from './elements'

/** How much smaller than on the page. */
const scale = 0.72

/** The three circles with what fits in them, then everything as lists. */
export function Circles({ elements, look, names }: DrawnProps) {
  const sparks = ofKind(elements, 'spark')
  const overlaps = ofKind(elements, 'overlap')
  return (
    <View>
      <Drawing drawing={drawSparks(sparks, overlaps)} look={look} />
      {/* Side by side on one page: a list that goes on elsewhere has lost its name. */}
      <View style={{ flexDirection: 'row', gap: 14, marginTop: 10 }} wrap={false}>
        {circleOrder.map((circle) => (
          <View key={circle} style={{ flex: 1 }}>
            <Text style={{ ...look.plain, fontWeight: 600 }}>{circleNames[circle]}</Text>
            {sparks
              .filter(({ fields }) => fields.circle === circle)
              .map(({ id, fields }) => (
                <Text key={id} style={{ ...look.body, fontSize: 10.5, lineHeight: 1.35, marginTop: 3 }}>
                  {fields.text}
                </Text>
              ))}
          </View>
        ))}
      </View>
      {overlaps.map(({ id, fields }) => (
        <View key={id} style={{ marginTop: 9 }} wrap={false}>
          <Text style={look.element}>{fields.name}</Text>
          {fields.sparks.length > 0 && (
            <Text style={look.plain}>
              Where these meet: {fields.sparks.flatMap((each) => names.element(each) ?? []).join(', ')}
            </Text>
          )}
        </View>
      ))}
    </View>
  )
}

function Drawing({ drawing, look }: { drawing: CirclesDrawing; look: DrawnProps['look'] }) {
  const { ink } = look
  const named = drawing.phrases.some(({ inMiddle }) => inMiddle)
  const frame = { width: drawing.width + 2, height: drawing.height + 2 }
  return (
    <View
      style={{ width: frame.width * scale, height: frame.height * scale, alignSelf: 'center' }}
      wrap={false}
    >
      <Svg
        width={frame.width * scale}
        height={frame.height * scale}
        viewBox={`-1 -1 ${frame.width} ${frame.height}`}
        style={{ position: 'absolute' }}
      >
        {named && <Path d={drawing.middle} fill={ink.accent} />}
        {circleOrder.map((circle) => {
          const { cx, cy, r } = drawing.circles[circle]
          return <Circle key={circle} cx={cx} cy={cy} r={r} stroke={ink.edge} strokeWidth={1.2} fill="none" />
        })}
        <Path d={drawing.middle} stroke={ink.accent} strokeWidth={1.5} fill="none" />
      </Svg>
      {circleOrder.map((circle) => {
        const { label } = drawing.circles[circle]
        return (
          <Text
            key={circle}
            style={{ ...look.small, ...centeredAt(label.x, label.y - 17), fontWeight: 600, color: ink.ink2 }}
          >
            {circleNames[circle]}
          </Text>
        )
      })}
      {drawing.phrases.map(({ id, lines, size, inMiddle }) =>
        lines.map(({ words, x, y }) => (
          <Text
            key={`${id} ${y}`}
            style={{
              ...look.body,
              ...centeredAt(x, y - size),
              fontSize: size * scale * 0.94,
              lineHeight: 1.2,
              color: inMiddle ? ink.paper : ink.ink,
            }}
          >
            {words}
          </Text>
        )),
      )}
    </View>
  )
}

const lineWidth = 300

const centeredAt = (x: number, top: number) =>
  ({
    position: 'absolute',
    width: lineWidth * scale,
    left: (x + 1 - lineWidth / 2) * scale,
    top: (top + 1) * scale,
    textAlign: 'center',
  }) as const
