import type { ReactNode } from 'react'
import { StatusWord } from '@/components/ui/status-word'

/** What the plan itself shows, in a few words under what it is about. */
export function HintWords({ children }: { children: ReactNode }) {
  return (
    <StatusWord status="attend" className="mt-0.5 [&_.block]:text-14">
      {children}
    </StatusWord>
  )
}
