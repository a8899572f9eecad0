import { Circle, Path, Svg, Text, View } from '@react-pdf/renderer'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import { ofKind, type Told } from '@/lib/visions/document/told'
import {
  type CircleKey,
  circleCenters,
  circleRadius,
  circlesFrame,
  lobes,
  middle,
  middlePath,
} from '@/lib/visions/drawings/circles'
import type { DrawnProps } from './elements'

/** The three circles with what fits in them, then everything as lists. */
export function Circles({ elements, look, names }: DrawnProps) {
  const sparks = ofKind(elements, 'spark')
  const overlaps = ofKind(elements, 'overlap')
  const keys = Object.keys(circleCenters) as CircleKey[]
  const inCircle = (key: CircleKey) => sparks.filter(({ fields }) => fields.circle === key)
  const [first] = overlaps
  return (
    <View>
      <Drawing inCircle={inCircle} overlap={first?.fields.name ?? ''} look={look} />
      <View style={{ flexDirection: 'row', gap: 14, marginTop: 10 }}>
        {keys.map((key) => (
          <View key={key} style={{ flex: 1 }}>
            <Text style={{ ...look.plain, fontWeight: 600 }}>{titles[key]}</Text>
            {inCircle(key).map(({ id, fields }) => (
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

function Drawing({
  inCircle,
  overlap,
  look,
}: {
  inCircle: (key: CircleKey) => Told<'spark'>[]
  overlap: string
  look: DrawnProps['look']
}) {
  const { ink } = look
  const keys = Object.keys(circleCenters) as CircleKey[]
  return (
    <View style={{ ...circlesFrame, alignSelf: 'center' }} wrap={false}>
      <Svg width={circlesFrame.width} height={circlesFrame.height} style={{ position: 'absolute' }}>
        <Path d={middlePath()} fill={overlap === '' ? 'none' : ink.accentSoft} />
        {keys.map((key) => (
          <Circle
            key={key}
            cx={circleCenters[key].x}
            cy={circleCenters[key].y}
            r={circleRadius}
            stroke={ink.edge}
            strokeWidth={0.9}
            fill="none"
          />
        ))}
        <Path d={middlePath()} stroke={ink.accent} strokeWidth={1.1} fill="none" />
      </Svg>
      {keys.map((key) => (
        <View key={key} style={placed(lobes[key])}>
          <Text style={{ ...look.small, fontWeight: 600, color: ink.ink2, textAlign: 'center' }}>
            {titles[key]}
          </Text>
          {inCircle(key)
            .slice(0, 2)
            .map(({ id, fields }) => (
              <Text key={id} style={{ ...look.body, ...phrase }}>
                {shortened(fields.text, 34)}
              </Text>
            ))}
        </View>
      ))}
      {overlap !== '' && (
        <View style={placed(middle)}>
          <Text style={{ ...look.body, ...phrase, fontWeight: 500, color: ink.accentInk }}>
            {shortened(overlap, 60)}
          </Text>
        </View>
      )}
    </View>
  )
}

const phrase = { fontSize: 9.5, lineHeight: 1.25, textAlign: 'center', marginTop: 4 } as const

/** In the middle of where it stands: the height is that of a few lines. */
const placed = ({ x, y, width }: { x: number; y: number; width: number }) =>
  ({
    position: 'absolute',
    left: x - width / 2,
    width,
    top: y - blockHeight / 2,
    height: blockHeight,
    justifyContent: 'center',
  }) as const

const blockHeight = 84

const titles: Readonly<Record<CircleKey, string>> = elementKinds.spark.fields.circle.options

/** The list below has all of it. */
const shortened = (words: string, most: number) =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`
