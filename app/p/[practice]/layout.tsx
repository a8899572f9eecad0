import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { accentStyle } from '@/components/brand/accent'
import { memberOrNotFound } from '@/lib/auth/page'

type Props = { params: Promise<{ practice: string }>; children: ReactNode }

/** Whoever belongs to the practice gets its accent; which page they may see, each page asks for itself. */
export default async function PracticeLayout({ params, children }: Props) {
  const { practice } = await memberOrNotFound((await params).practice, 'owner', 'coach', 'client')
  return (
    <>
      <style nonce={(await headers()).get('x-nonce') ?? undefined}>{accentStyle(practice.accentHue)}</style>
      {children}
    </>
  )
}
