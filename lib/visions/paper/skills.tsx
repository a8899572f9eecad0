import { Text, View } from '@react-pdf/renderer'
import type { Look } from '@/lib/paper/look'
import { tellElement } from '@/lib/visions/document/tell-element'
import { ofKind } from '@/lib/visions/document/told'
import type { DrawnProps } from './elements'
import { Facts, rowStyle } from './rows'

/** Five blazes: filled is now, outlined is needed; the words say the same. */
export function Skills({ elements, look, names }: DrawnProps) {
  return elements.map((element) => {
    const { title, facts } = tellElement(element, names)
    const [skill] = ofKind([element], 'skill_gap')
    const { now = null, needed = null } = skill?.fields ?? {}
    return (
      <View key={element.id} style={rowStyle(look)} wrap={false}>
        <View style={{ flexDirection: 'row', justifyContent: 'space-between', gap: 12 }}>
          <Text style={{ ...look.element, flexShrink: 1 }}>{title}</Text>
          <View style={{ flexDirection: 'row', alignItems: 'center', gap: 8 }}>
            {(now !== null || needed !== null) && <Blazes now={now ?? 0} needed={needed ?? 0} look={look} />}
            <Text style={look.plain}>{levelWords(now, needed)}</Text>
          </View>
        </View>
        <Facts facts={facts.filter(({ name }) => name !== 'now' && name !== 'needed')} look={look} />
      </View>
    )
  })
}

function Blazes({ now, needed, look }: { now: number; needed: number; look: Look }) {
  const { ink } = look
  return (
    <View style={{ flexDirection: 'row', gap: 2.5 }}>
      {[1, 2, 3, 4, 5].map((level) => (
        <View
          key={level}
          style={{
            width: 5,
            height: 13,
            borderRadius: 1,
            borderWidth: 0.8,
            borderColor: level <= now ? ink.accent : level <= needed ? ink.accent : ink.line,
            backgroundColor: level <= now ? ink.accent : ink.paper,
          }}
        />
      ))}
    </View>
  )
}

function levelWords(now: number | null, needed: number | null): string {
  if (now !== null && needed !== null) return `${now} to ${needed}`
  if (now !== null) return `now ${now}`
  return needed === null ? '' : `${needed} needed`
}
