import { Blaze } from '@/components/ui/blaze'
import { Popover } from '@/components/ui/popover'
import { textLinkClass } from '@/components/ui/text-link'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { Block, Facts } from './block'
import { termWords, usedWords } from './engagement-words'

/** More marks than this do not help anybody count. */
const blazesAtMost = 24

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
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-4 pb-3">
        {sessionsAgreed <= blazesAtMost && (
          <span aria-hidden="true" className="flex flex-wrap gap-1">
            {Array.from(
              { length: Math.max(sessionsAgreed, Math.min(sessionsHeld, blazesAtMost)) },
              (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a mark has no other name than its place
                <Blaze key={index} form={index < sessionsHeld ? 'full' : 'outline'} size="large" />
              ),
            )}
          </span>
        )}
        <span className="text-14 text-ink-2">{usedWords(sessionsHeld, sessionsAgreed)}</span>
      </div>
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
