import Link from 'next/link'
import { Account } from '@/components/people/account'
import { buttonClass } from '@/components/ui/button-class'
import { TopBar } from '@/components/ui/top-bar'
import type { CurrentActor } from '@/lib/auth/actor'

/** While a practice is being opened there is one way on, and one way out of it. */
export function OpeningBar({ who, later }: { who: CurrentActor; later: string }) {
  return (
    <TopBar
      practice={{ ...who.practice, href: later }}
      links={[]}
      phone="tabs"
      account={<Account who={who} />}
    >
      <Link href={later} className={buttonClass('quiet', 40)}>
        Finish later
      </Link>
    </TopBar>
  )
}
