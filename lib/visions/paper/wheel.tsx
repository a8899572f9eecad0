import { Circle, G, Line, Path, Svg, Text, View } from '@react-pdf/renderer'
import type { Look } from '@/lib/paper/look'
import { ofKind } from '@/lib/visions/document/told'
import { drawWheel, type WheelDrawing } from '@/lib/visions/drawings/wheel'
import type { DrawnProps } from './elements'
import { rowStyle } from './rows'

/** How much smaller than on the page. */
const scale = 0.74

/** The wheel: filled is now, the line is wanted. Below it the same as a list, with what good looks like. */
export function LifeWheel({ elements, look }: DrawnProps) {
  const domains = ofKind(elements, 'life_domain')
  const drawing = drawWheel(
    domains.map(({ id, fields: { name, now, wanted } }) => ({ id, name, now, wanted })),
  )
  return (
    <View>
      <Drawing drawing={drawing} look={look} />
      <Text style={{ ...look.small, textAlign: 'center', marginBottom: 8 }}>
        Filled: how it is now. Line: how it is wanted. From 0 to 10.
      </Text>
      {domains.map(({ id, fields: { name, importance, now, wanted, good } }) => (
        <View key={id} style={rowStyle(look)} wrap={false}>
          <View style={{ flexDirection: 'row', justifyContent: 'space-between', gap: 12 }}>
            <Text style={{ ...look.element, flexShrink: 1 }}>{name}</Text>
            <Text style={look.plain}>
              {now !== null && `Now ${now}`}
              {now !== null && wanted !== null && ', '}
              {wanted !== null && `wanted ${wanted}`}
              {importance !== null && ` · matters ${importance} of 5`}
            </Text>
          </View>
          {good !== '' && <Text style={look.plain}>Good looks like: {good}</Text>}
        </View>
      ))}
    </View>
  )
}

function Drawing({
  drawing: { radius, around, rings, spokes, sectors },
  look,
}: {
  drawing: WheelDrawing
  look: Look
}) {
  const { ink } = look
  const [x, y] = [radius + around.x, radius + around.y]
  return (
    <View style={{ width: 2 * x * scale, height: 2 * y * scale, alignSelf: 'center' }} wrap={false}>
      <Svg
        width={2 * x * scale}
        height={2 * y * scale}
        viewBox={`${-x} ${-y} ${2 * x} ${2 * y}`}
        style={{ position: 'absolute' }}
      >
        {rings.map((ring) => (
          <Circle key={ring} cx={0} cy={0} r={ring} stroke={ink.line} strokeWidth={1} fill="none" />
        ))}
        {spokes.map((spoke) => (
          <Line
            key={`${spoke.x},${spoke.y}`}
            x1={0}
            y1={0}
            x2={spoke.x}
            y2={spoke.y}
            stroke={ink.line}
            strokeWidth={1}
          />
        ))}
        {sectors.map(({ id, now, wanted }) => (
          <G key={id}>
            {now !== '' && <Path d={now} fill={ink.accentLine} stroke={ink.paper} strokeWidth={1} />}
            {wanted !== '' && <Path d={wanted} fill="none" stroke={ink.accent} strokeWidth={3} />}
          </G>
        ))}
      </Svg>
      {sectors.map(({ id, name, label }, index) => (
        <Text
          key={id}
          style={{
            ...look.small,
            color: ink.ink2,
            position: 'absolute',
            width: labelWidth,
            top: (label.y + y) * scale - 6,
            left: (label.x + x) * scale - labelWidth * before[label.anchor],
            textAlign: sides[label.anchor],
          }}
        >
          {name === '' ? String(index + 1) : name}
        </Text>
      ))}
    </View>
  )
}

const labelWidth = 92

const before = { start: 0, middle: 0.5, end: 1 } as const
const sides = { start: 'left', middle: 'center', end: 'right' } as const
