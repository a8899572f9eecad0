import { Text, View } from '@react-pdf/renderer'
import { ofKind } from '@/lib/visions/document/told'
import { counted } from '@/lib/words'
import type { DrawnProps } from './elements'

/** The one line, large, and how far ahead it looks. */
export function Direction({ elements, look }: DrawnProps) {
  return ofKind(elements, 'direction').map(({ id, fields: { line, years } }) => (
    <View
      key={id}
      style={{ borderLeftWidth: 2.5, borderLeftColor: look.ink.accent, paddingLeft: 12 }}
      wrap={false}
    >
      {line !== '' && <Text style={{ ...look.section, fontStyle: 'italic', fontWeight: 400 }}>{line}</Text>}
      {years !== null && <Text style={look.plain}>{counted(years, 'year')} from now</Text>}
    </View>
  ))
}
