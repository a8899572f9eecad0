import { Text, View } from '@react-pdf/renderer'
import { recordDay } from '@/lib/dates'
import type { Look } from '@/lib/paper/look'
import { outcomeWords, type TakenCommitment } from '@/lib/visions/document/taken-plan'
import type { Names } from '@/lib/visions/document/tell'

type Props = { commitments: readonly TakenCommitment[]; look: Look; names: Names }

/** After the plan: what both said they would do, and what became of it. */
export function CommitmentsOnPaper({ commitments, look, names }: Props) {
  if (commitments.length === 0) return null
  return (
    <View style={{ marginTop: 28 }} {...{ bookmark: 'Commitments' }}>
      <Text style={{ ...look.part, marginBottom: 10 }} minPresenceAhead={60}>
        Commitments
      </Text>
      {commitments.map((commitment) => (
        <View key={`${commitment.on}${commitment.text}`} style={{ marginBottom: 8 }} wrap={false}>
          <Text style={look.body}>{commitment.text}</Text>
          <Text style={look.small}>{factsOf(commitment, names)}</Text>
        </View>
      ))}
    </View>
  )
}

function factsOf({ owner, on, due, confidence, milestone, outcome }: TakenCommitment, names: Names): string {
  const serves = milestone === null ? null : names.element(milestone)
  return [
    `${owner}, ${recordDay(on)}`,
    due && `due ${recordDay(due)}`,
    confidence !== null && `${confidence} of 10 sure`,
    serves && `serves ${serves}`,
    outcome &&
      `${outcomeWords[outcome.kind].toLowerCase()} ${recordDay(outcome.on)}${outcome.words ? `: ${outcome.words}` : ''}`,
  ]
    .filter(Boolean)
    .join(' · ')
}
