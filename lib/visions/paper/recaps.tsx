import { Text, View } from '@react-pdf/renderer'
import { recordDay } from '@/lib/dates'
import type { Look } from '@/lib/paper/look'
import type { TakenPlan, TakenRecap } from '@/lib/visions/document/taken-plan'

type Props = Pick<TakenPlan, 'client' | 'coach'> & { recaps: readonly TakenRecap[]; look: Look }

/** What sessions left behind, as it was sent: what came is underlined, what went is crossed out. */
export function RecapsOnPaper({ recaps, client, coach, look }: Props) {
  if (recaps.length === 0) return null
  const named = { client, coach }
  return (
    <View style={{ marginTop: 28 }} {...{ bookmark: 'Recaps' }}>
      <Text style={{ ...look.part, marginBottom: 10 }} minPresenceAhead={80}>
        Recaps
      </Text>
      {recaps.map(({ on, session, headline, changes, notes, closing }) => (
        <View key={session} style={{ marginBottom: 14 }}>
          <View minPresenceAhead={30} wrap={false}>
            <Text style={look.heading}>{headline}</Text>
            <Text style={{ ...look.small, marginBottom: 4 }}>
              Session {session}, {recordDay(on)}
            </Text>
          </View>
          {changes.map(({ section, by, lines }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a recap stays as it was sent
            <View key={index} style={{ marginBottom: 4 }}>
              <Text style={look.small}>{[section, ...by.map((seat) => named[seat])].join(' · ')}</Text>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its lines move
                <Text key={at} style={look.body}>
                  {line.map(({ op, text }, run) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor the words of a line
                    <Text key={run}>
                      {apart(line, run) ? ' ' : ''}
                      <Text style={marks[op]}>{text}</Text>
                    </Text>
                  ))}
                </Text>
              ))}
            </View>
          ))}
          {[...notes, closing]
            .filter((said) => said !== '')
            .map((said) => (
              <Text key={said} style={look.body}>
                {said}
              </Text>
            ))}
        </View>
      ))}
    </View>
  )
}

/** What came stands beside what went, not run into it. */
const apart = (line: TakenRecap['changes'][number]['lines'][number], run: number) =>
  line[run]?.op === 'ins' && line[run - 1]?.op === 'del' && !/\s$/.test(line[run - 1]?.text ?? '')

const marks = {
  same: {},
  ins: { textDecoration: 'underline' },
  del: { textDecoration: 'line-through' },
} as const
