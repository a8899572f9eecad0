import { Circle, Line, Path, Svg, Text, View } from '@react-pdf/renderer'
import { ofKind } from '@/lib/visions/document/told'
import { layoutWheel } from '@/lib/visions/drawings/wheel'
import type { DrawnProps } from './elements'
import { rowStyle } from './rows'

const size = 300
const labelWidth = 96

/** The wheel: filled is now, the arc is wanted. Below it the same as a list, with what good looks like. */
export function LifeWheel({ elements, look }: DrawnProps) {
  const domains = ofKind(elements, 'life_domain')
  const wheel = layoutWheel(
    domains.map(({ id, fields: { name, now, wanted } }) => ({ id, name, now, wanted })),
    size,
    110,
  )
  const { ink } = look
  return (
    <View>
      <View style={{ width: size + 2 * labelWidth, height: size, alignSelf: 'center' }} wrap={false}>
        <Svg width={size} height={size} style={{ position: 'absolute', left: labelWidth }}>
          {wheel.rings.map((radius) => (
            <Circle
              key={radius}
              cx={wheel.center}
              cy={wheel.center}
              r={radius}
              stroke={ink.line}
              strokeWidth={0.6}
              fill="none"
            />
          ))}
          {wheel.spokes.map(({ id, rim, now, wanted }) => [
            now === '' ? null : (
              <Path
                key={`${id}-now`}
                d={now}
                fill={ink.accentSoft}
                stroke={ink.accentLine}
                strokeWidth={0.8}
              />
            ),
            <Line
              key={id}
              x1={wheel.center}
              y1={wheel.center}
              x2={rim.x}
              y2={rim.y}
              stroke={ink.line}
              strokeWidth={0.6}
            />,
            wanted === '' ? null : (
              <Path key={`${id}-wanted`} d={wanted} fill="none" stroke={ink.accent} strokeWidth={1.8} />
            ),
          ])}
        </Svg>
        {wheel.spokes.map(({ id, name, label: { x, y, anchor } }) => (
          <Text
            key={id}
            style={{
              ...look.small,
              color: ink.ink2,
              position: 'absolute',
              width: labelWidth,
              top: y - 6,
              left:
                labelWidth + x - (anchor === 'start' ? 0 : anchor === 'end' ? labelWidth : labelWidth / 2),
              textAlign: anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center',
            }}
          >
            {name}
          </Text>
        ))}
      </View>
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
