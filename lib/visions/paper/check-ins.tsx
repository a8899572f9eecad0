import { Text, View } from '@react-pdf/renderer'
import { recordDay } from '@/lib/dates'
import type { Look } from '@/lib/paper/look'
import type { TakenCheckIn } from '@/lib/visions/document/taken-plan'
import type { Names } from '@/lib/visions/document/tell'

type Props = { checkIns: readonly TakenCheckIn[]; look: Look; names: Names }

/** How it went between sessions, as the client said it. */
export function CheckInsOnPaper({ checkIns, look, names }: Props) {
  if (checkIns.length === 0) return null
  return (
    <View style={{ marginTop: 28 }} {...{ bookmark: 'Check-ins' }}>
      <Text style={{ ...look.part, marginBottom: 10 }} minPresenceAhead={60}>
        Check-ins
      </Text>
      {checkIns.map(({ on, going, atRisk, line }) => {
        const risked = atRisk.flatMap((id) => names.element(id) ?? [])
        return (
          <View key={on} style={{ marginBottom: 8 }} wrap={false}>
            {line !== '' && <Text style={look.body}>{line}</Text>}
            <Text style={look.small}>
              {[recordDay(on), `${going} of 10`, risked.length > 0 && `at risk: ${risked.join(', ')}`]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </View>
        )
      })}
    </View>
  )
}
