'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { remindMe } from '@/lib/drift/actions'

type Props = { practice: string; engagementId: string; onDay: string; dayWord: string }

/** One press: the plan comes back on a day that has more room. */
export function RemindMe({ practice, engagementId, onDay, dayWord }: Props) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, start] = useTransition()
  return (
    <div className="shrink-0">
      <Button
        look="quiet"
        busy={asking && 'Noting'}
        onClick={() =>
          start(async () => {
            setProblem(null)
            const answer = await remindMe(practice, { engagementId, onDay }).catch(() => null)
            if (answer?.ok) router.refresh()
            else setProblem(problemOf(answer))
          })
        }
      >
        Remind me {dayWord}
      </Button>
      <FormProblem className="mt-1">{problem}</FormProblem>
    </div>
  )
}
