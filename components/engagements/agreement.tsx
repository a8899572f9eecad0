import { Popover } from '@/components/ui/popover'
import { textLinkClass } from '@/components/ui/text-link'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { Block, Facts } from './block'
import { termWords, usedWords } from './engagement-words'
import { SessionsUsed } from './sessions-used'

/** What was agreed, how much of it is used, and whose the plan is. */
export function Agreement({
  screen,
  reader,
  className,
}: {
  screen: EngagementScreen
  reader: Reader
  className?: string
}) {
  const { sessionsHeld, sessionsAgreed, terms, rhythm, earlierCoaches, client, seat } = screen
  const today = dayOf(reader.now, reader.zone)
  const on = (instant: Date) => monthDay(dayOf(instant, reader.zone), { today })
  const who = seat === 'client' ? 'You' : firstName(client.name)
  return (
    <Block
      id="agreement"
      title="Agreement"
      className={className}
      aside={terms && <Terms text={terms.text} />}
    >
      <SessionsUsed held={sessionsHeld} agreed={sessionsAgreed} className="pt-4 pb-3">
        {usedWords(sessionsHeld, sessionsAgreed)}
      </SessionsUsed>
      <Facts
        facts={[
          { name: 'Term', value: termWords(screen, reader) },
          ...(terms
            ? [
                {
                  name: 'Terms',
                  value: `Accepted by ${who === 'You' ? 'you' : who}, ${on(terms.acceptedAt)}`,
                },
              ]
            : []),
          ...(rhythm ? [{ name: 'Rhythm', value: rhythm }] : []),
          { name: 'Plan', value: `${who} ${who === 'You' ? 'own' : 'owns'} it, and can take it along.` },
          ...earlierCoaches.map(({ name, until }) => ({
            name: 'Before',
            value: `${name}, until ${on(until)}`,
          })),
        ]}
      />
    </Block>
  )
}

function Terms({ text }: { text: string }) {
  return (
    <Popover
      label="The terms"
      trigger={
        <button type="button" className={textLinkClass('inline')}>
          View
        </button>
      }
    >
      <h3 className="font-semibold text-15">The terms</h3>
      <p className="mt-1 text-15 whitespace-pre-line text-ink-2">{text}</p>
    </Popover>
  )
}
