import { Text, View } from '@react-pdf/renderer'
import type { Look } from '@/lib/paper/look'
import { tellElement } from '@/lib/visions/document/tell-element'
import type { DrawnProps } from './elements'

/** Any kind: the line that names it, and what else was said. */
export function Rows({ elements, look, names }: DrawnProps) {
  return elements.map((element) => {
    const { id, title, facts } = tellElement(element, names)
    return (
      <View key={id} style={rowStyle(look)} wrap={false}>
        <Text style={look.element}>{title}</Text>
        <Facts facts={facts} look={look} />
      </View>
    )
  })
}

export const rowStyle = (look: Look) => ({
  borderTopWidth: 0.75,
  borderTopColor: look.ink.line,
  paddingVertical: 6,
})

/** Short ones in one line, each longer one in its own. */
export function Facts({ facts, look }: { facts: { label: string; told: string }[]; look: Look }) {
  const isShort = ({ told }: { told: string }) => told.length <= 36
  const [short, long] = [facts.filter(isShort), facts.filter((fact) => !isShort(fact))]
  return (
    <>
      {short.length > 0 && (
        <Text style={look.plain}>{short.map(({ label, told }) => `${label}: ${told}`).join('   ·   ')}</Text>
      )}
      {long.map(({ label, told }) => (
        <Text key={label} style={look.plain}>
          {label}: {told}
        </Text>
      ))}
    </>
  )
}
