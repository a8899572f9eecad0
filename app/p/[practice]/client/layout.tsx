import type { ReactNode } from 'react'
import { SessionCall } from '@/components/sessions/session-call'

type Props = { params: Promise<{ practice: string }>; children: ReactNode }

/** Wherever a client is, they are told when their session opens. Which page they may see, each page asks for itself. */
export default async function ClientLayout({ params, children }: Props) {
  return (
    <>
      <SessionCall practice={(await params).practice} />
      {children}
    </>
  )
}
