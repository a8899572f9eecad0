import { FindButton } from '@/components/find/find-button'
import { Bell } from '@/components/notices/bell'
import { TopBar } from '@/components/ui/top-bar'
import type { CurrentActor } from '@/lib/auth/actor'
import { Account } from './account'

/** The owner's way through the business, and the door to clients of their own. */
export function OwnerBar({ who }: { who: CurrentActor }) {
  const address = `/p/${who.practice.slug}`
  return (
    <TopBar
      practice={{ ...who.practice, href: `${address}/owner` }}
      links={[
        { href: `${address}/owner`, label: 'Practice' },
        { href: `${address}/settings/people`, label: 'People' },
        { href: `${address}/record`, label: 'Record' },
        { href: `${address}/settings`, label: 'Settings' },
        { href: `${address}/coach`, label: who.member.coaches ? 'My clients' : 'Coaching' },
      ]}
      phone="row"
      bell={<Bell />}
      account={<Account who={who} />}
    >
      <FindButton what="Find a client or a page" />
    </TopBar>
  )
}
