import { TopBar } from '@/components/ui/top-bar'
import type { CurrentActor } from '@/lib/auth/actor'
import { Account } from './account'

/** The owner's way through the business. */
export function OwnerBar({ who }: { who: CurrentActor }) {
  const address = `/p/${who.practice.slug}/owner`
  return (
    <TopBar
      practice={{ ...who.practice, href: address }}
      links={[{ href: address, label: 'Practice' }]}
      phone="row"
      account={<Account who={who} />}
    />
  )
}
