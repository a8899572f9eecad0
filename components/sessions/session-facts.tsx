import type { ReactNode } from 'react'
import { Block, Facts } from '@/components/engagements/block'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Reader } from '@/lib/dates'
import type { SessionScreen } from '@/lib/sessions/screen'
import { dayWords, hourWords, theirHourWords } from './session-words'

/** When for the reader, when for the other one, how long, and where. */
export function SessionFacts({
  session,
  reader,
  change,
}: {
  session: SessionScreen
  reader: Reader
  /** How it is moved, linked to a call or called off, while it can be. */
  change: ReactNode
}) {
  const theirs = theirHourWords(session, reader.zone)
  return (
    <Block id="when" title="When and where" className="">
      <div className="py-4">
        <p className="text-element">
          <Time at={session.startsAt} zone={reader.zone}>
            {dayWords(session.startsAt, reader)}
          </Time>
        </p>
        <p className="mt-1 font-semibold text-15">{hourWords(session, reader.zone)}</p>
        {theirs && <p className="text-13 text-ink-2">{theirs}</p>}
        <div className="mt-4">
          <Facts
            facts={[
              { name: 'Length', value: `${session.minutes} minutes` },
              {
                name: 'Where',
                value: session.link ? (
                  <TextLink href={session.link} className="wrap-anywhere">
                    {session.link.replace('https://', '')}
                  </TextLink>
                ) : (
                  'In the plan. No call is linked.'
                ),
              },
            ]}
          />
        </div>
        {change}
      </div>
    </Block>
  )
}
