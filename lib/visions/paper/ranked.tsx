import { Text, View } from '@react-pdf/renderer'
import { ofKind } from '@/lib/visions/document/told'
import type { DrawnProps } from './elements'

/** Cards in their order: when two collide, the higher one wins. */
export function Ranked({ elements, look }: DrawnProps) {
  const { ink } = look
  return (
    <View style={{ gap: 5 }}>
      {ofKind(elements, 'nonnegotiable').map(({ id, fields }, index) => (
        <View
          key={id}
          wrap={false}
          style={{
            flexDirection: 'row',
            gap: 12,
            borderWidth: 0.75,
            borderColor: ink.line,
            borderRadius: 2,
            paddingVertical: 7,
            paddingHorizontal: 11,
          }}
        >
          <Text style={{ ...look.section, color: ink.ink3, width: 16 }}>{index + 1}</Text>
          <View style={{ flex: 1 }}>
            <Text style={look.element}>{fields.statement === '' ? 'Not named yet' : fields.statement}</Text>
            <Text style={look.plain}>
              {fields.firmness === 'hard' ? 'Hard' : 'Soft'}
              {fields.bend === '' ? '' : `. May bend when: ${fields.bend}`}
            </Text>
            {fields.test !== '' && (
              <Text style={{ ...look.plain, color: ink.ink3 }}>
                I would know it is broken when: {fields.test}
              </Text>
            )}
            {fields.status !== 'kept' && (
              <Text style={{ ...look.plain, color: ink.attend, fontWeight: 600 }}>
                {fields.status === 'at_risk' ? 'At risk' : 'Broken'}
              </Text>
            )}
          </View>
        </View>
      ))}
    </View>
  )
}
