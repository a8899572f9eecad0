import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { problemOf } from '@/components/ui/form-problem'
import type { Saved } from '@/components/ui/saved-words'
import { editRecap } from '@/lib/recaps/actions'
import type { RecapEdits } from '@/lib/recaps/recap'

/** What the coach changes of a drafted recap, sent as it is changed; only the newest answer counts. */
export function useRecapEdits(
  stored: RecapEdits,
  { practice, sessionId }: { practice: string; sessionId: string },
) {
  const router = useRouter()
  const [edits, setEdits] = useState(stored)
  const [saved, setSaved] = useState<Saved>({ state: 'saved' })
  const [problem, setProblem] = useState<string | null>(null)
  const newest = useRef(0)
  const [renewing, renew] = useTransition()

  const save = async (changed: Partial<RecapEdits>) => {
    const all = { ...edits, ...changed }
    setEdits(all)
    setSaved({ state: 'saving' })
    const mine = ++newest.current
    const answer = await editRecap(practice, { sessionId, edits: all }).catch(() => null)
    if (mine !== newest.current) return
    setSaved(answer?.ok ? { state: 'saved' } : { state: 'trouble' })
    setProblem(problemOf(answer, 'Change it again to retry.'))
    if (answer?.ok) renew(() => router.refresh())
  }
  const isLeftOut = (id: string) => edits.leftOut.includes(id)
  const toggle = (id: string) =>
    save({
      leftOut: isLeftOut(id) ? edits.leftOut.filter((each) => each !== id) : [...edits.leftOut, id],
    })
  // What is sent is the digest that comes with the page anew: until it is here, this is not done.
  const now: Saved = renewing && saved.state === 'saved' ? { state: 'saving' } : saved
  return { edits, saved: now, problem, save, isLeftOut, toggle }
}
