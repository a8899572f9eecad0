import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { OfflinePlan } from '@/components/visions/offline-plan'

export const metadata: Metadata = { title: 'Opening the plan' }

/** The same for everybody: kept by the service worker, and shown at other addresses while there is no connection. */
export default async function OfflinePage() {
  return <OfflinePlan nonce={(await headers()).get('x-nonce') ?? undefined} />
}
