'use client'

import { RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { PracticeAccent } from '@/components/brand/practice-accent'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Main } from '@/components/ui/main'
import type { Found } from './kept-plan'
import { OpeningPlan } from './opening-plan'
import { VisionPage } from './vision-page'

/** What stands at any address while the server does not answer: the plan as this device has it, or the way to it. */
export function OfflinePlan({ nonce }: { nonce: string | undefined }) {
  const [found, setFound] = useState<Found | null>(null)
  const [opened] = useState(() => new Date())
  useEffect(() => {
    import('./kept-plan')
      .then(({ findKeptPlan }) => findKeptPlan(location.pathname))
      .then(setFound, () => setFound({ plans: [] }))
  }, [])

  if (found === null) return <OpeningPlan />
  if (found === 'locked')
    return (
      <Away
        title="Your sign-in has ended."
        body="What you wrote is still on this device, sealed. Sign in when you are back online, and it is there again."
      />
    )
  if ('plans' in found) return <Elsewhere plans={found.plans} />
  const { screen, practice } = found.plan
  return (
    <>
      <PracticeAccent hue={practice.accentHue} nonce={nonce} />
      <title>Vision plan · Waymark</title>
      <VisionPage
        screen={screen}
        practice={practice.slug}
        reader={{ zone: screen.timeZone, now: opened }}
        fromDevice
      />
    </>
  )
}

function Elsewhere({ plans: [plan] }: { plans: readonly string[] }) {
  if (!plan)
    return (
      <Away title="You are offline." body="This page needs a connection, and this device keeps no plan." />
    )
  return (
    <Away
      title="You are offline."
      body="This page needs a connection. Your plan is on this device, and you can write in it now."
    >
      {/* A whole new page: there is no server to ask for a part of one. */}
      <a href={plan} className={buttonClass('primary', 48)}>
        Continue your vision
      </a>
    </Away>
  )
}

function Away({ title, body, children }: { title: string; body: string; children?: React.ReactNode }) {
  useEffect(() => {
    const back = () => location.reload()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  return (
    <Main>
      <title>Offline · Waymark</title>
      <ErrorPanel
        title={title}
        body={body}
        actions={
          <>
            {children}
            <Button
              size={48}
              icon={<RotateCw aria-hidden="true" strokeWidth={1.75} />}
              onClick={() => location.reload()}
            >
              Try again
            </Button>
          </>
        }
      />
    </Main>
  )
}
