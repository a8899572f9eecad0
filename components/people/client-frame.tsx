import { Calendar, FileText, House, Signpost } from 'lucide-react'
import type { ReactNode } from 'react'
import { FindButton } from '@/components/find/find-button'
import { Bell } from '@/components/notices/bell'
import { TabBar } from '@/components/ui/tab-bar'
import { TopBar } from '@/components/ui/top-bar'
import type { CurrentActor } from '@/lib/auth/actor'
import { Account } from './account'

type Props = { who: CurrentActor; visionId: string | null; children: ReactNode }

/** The client's way: along the top on a desk, at the thumb on a phone. */
export function ClientFrame({ who, visionId, children }: Props) {
  const home = { href: `/p/${who.practice.slug}/client`, label: 'Home' }
  const roadmap = visionId ? [{ href: `${home.href}/roadmap`, label: 'Roadmap' }] : []
  const plan = visionId ? [{ href: `${home.href}/visions/${visionId}`, label: 'Vision plan' }] : []
  const sessions = { href: `${home.href}/sessions`, label: 'Sessions' }
  return (
    <>
      <TopBar
        practice={{ ...who.practice, href: home.href }}
        links={[home, ...plan, ...roadmap, sessions]}
        phone="tabs"
        bell={<Bell />}
        account={<Account who={who} />}
      >
        <FindButton what="Find a page or your own words" small />
      </TopBar>
      {children}
      <TabBar
        items={[
          { ...home, icon: <House aria-hidden="true" strokeWidth={1.75} /> },
          ...plan.map((link) => ({
            ...link,
            label: 'Vision',
            icon: <FileText aria-hidden="true" strokeWidth={1.75} />,
          })),
          ...roadmap.map((link) => ({ ...link, icon: <Signpost aria-hidden="true" strokeWidth={1.75} /> })),
          { ...sessions, icon: <Calendar aria-hidden="true" strokeWidth={1.75} /> },
        ]}
      />
    </>
  )
}
