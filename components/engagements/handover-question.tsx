'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import { acceptHandover, declineHandover } from '@/lib/engagements/actions'
import { firstName } from '@/lib/people/name'
import { AskDialog } from './ask-dialog'

type Props = { practice: string; handover: { id: string; to: string; from: string } }

/** The client's yes or no to another coach. */
export function HandoverAnswer({ practice, handover }: Props) {
  const { id, to, from } = handover
  const router = useRouter()
  const [declining, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const stay = () =>
    start(async () => {
      const outcome = await declineHandover(practice, id).catch(() => null)
      if (!outcome?.ok) return setProblem(problemOf(outcome))
      toast({ words: `You stay with ${firstName(from)}` })
      router.refresh()
    })
  return (
    <>
      <div className="mt-5 flex flex-wrap gap-2">
        <AskDialog
          trigger={<Button look="primary">Go on with {firstName(to)}</Button>}
          title={`Go on with ${to}?`}
          body={`${to} reads your shared plan as it stands, and what settles from now on. ${firstName(from)} stops seeing it at once.`}
          verb={`Go on with ${firstName(to)}`}
          busy="Handing over"
          keep="Decide later"
          run={() => acceptHandover(practice, id)}
          done={() => {
            toast({ words: `You go on with ${firstName(to)}` })
            router.refresh()
          }}
        />
        <Button onClick={stay} busy={declining && 'Answering'}>
          Stay with {firstName(from)}
        </Button>
      </div>
      <FormProblem className="mt-3">{problem}</FormProblem>
    </>
  )
}
