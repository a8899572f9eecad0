import { FindButton } from '@/components/find/find-button'
import { Bell } from '@/components/notices/bell'
import { TopBar } from '@/components/ui/top-bar'
import type { CurrentActor } from '@/lib/auth/actor'
import { Account } from './account'

/** The coach's way through the practice. A door appears here when the room behind it is built. */
export function CoachBar({ who }: { who: CurrentActor }) {
  const address = `/p/${who.practice.slug}`
  const business = who.actor.role === 'owner' ? [{ href: `${address}/owner`, label: 'Practice' }] : []
  return (
    <TopBar
      practice={{ ...who.practice, href: `${address}/coach` }}
      links={[
        { href: `${address}/coach`, label: 'Clients' },
        { href: `${address}/coach/calendar`, label: 'Calendar' },
        { href: `${address}/coach/library`, label: 'Library' },
        ...business,
      ]}
      phone="row"
      bell={<Bell />}
      account={<Account who={who} />}
    >
      <FindButton what="Find a client or a page" />
    </TopBar>
  )
}
