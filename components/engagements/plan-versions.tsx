import { Blaze } from '@/components/ui/blaze'
import { TextLink } from '@/components/ui/text-link'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { agreedAt, stateOf, type Version } from '@/lib/signoffs/version'
import { Block } from './block'

/** The others are on their own page. */
const shown = 4

/** What was frozen of the plan, newest first, and on whom each waits. Absent while nothing was. */
export function PlanVersions({
  screen,
  plan,
  reader,
}: {
  screen: Pick<EngagementScreen, 'versions' | 'seat' | 'client' | 'coach'>
  /** Where the reader has the plan. */
  plan: string
  reader: Reader
}) {
  const { versions } = screen
  if (versions.length === 0) return null
  return (
    <Block
      id="versions"
      title="Plan versions"
      aside={<TextLink href={`${plan}/versions`}>{versions.length > 1 ? 'Compare' : 'View'}</TextLink>}
    >
      <ol>
        {versions.slice(0, shown).map((version) => (
          <li
            key={version.id}
            className="flex min-h-10 items-center gap-x-3 border-line border-b py-2 text-14"
          >
            <Blaze form={forms[stateOf(version)]} size="medium" />
            <TextLink href={`${plan}/versions/${version.number}`} className="font-semibold">
              Version {version.number}
            </TextLink>
            <span className="ml-auto text-right text-ink-2">{says(version, screen, reader)}</span>
          </li>
        ))}
      </ol>
    </Block>
  )
}

const forms = { agreed: 'full', waiting: 'half', withdrawn: 'outline', 'sent back': 'outline' } as const

function says(
  version: Version,
  { seat, client, coach }: Pick<EngagementScreen, 'seat' | 'client' | 'coach'>,
  reader: Reader,
): string {
  const today = dayOf(reader.now, reader.zone)
  const on = (instant: Date) => monthDay(dayOf(instant, reader.zone), { today })
  const [me, other] = seat === 'client' ? [client, coach] : [coach, client]
  switch (stateOf(version)) {
    case 'agreed': {
      const at = agreedAt(version)
      return at ? `Signed ${on(at)}` : 'Signed'
    }
    case 'withdrawn':
      return 'Withdrawn'
    case 'sent back':
      return 'Change asked for'
    case 'waiting': {
      const signed = (memberId: string) => version.signatures.some((each) => each.memberId === memberId)
      if (!signed(me.memberId)) return signed(other.memberId) ? 'Waiting for you' : 'Waiting for both of you'
      return `Waiting for ${firstName(other.name)}`
    }
  }
}
