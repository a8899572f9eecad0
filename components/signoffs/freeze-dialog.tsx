'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { proposeVersion } from '@/lib/signoffs/actions'
import { asSentence } from '@/lib/words'

type Props = {
  trigger: ReactNode
  practice: string
  visionId: string
  next: number
  /** Where versions are read. */
  base: string
  /** Titles of the sections in which nothing stands, in a sentence; empty where there are none. */
  leftOpen: string
}

/** "Freeze this draft as version 3?" The one step that makes a draft something to sign. */
export function FreezeDialog({ trigger, practice, visionId, next, base, leftOpen }: Props) {
  const router = useRouter()
  const [frozen, setFrozen] = useState(next)
  return (
    <AskDialog
      trigger={trigger}
      title={`Freeze this draft as version ${next}?`}
      body={
        <>
          <p>Both of you can read and sign it. Nobody can edit it.</p>
          {leftOpen && (
            <p className="mt-2">
              A version can leave sections open on purpose. Here these are: {asSentence(leftOpen)}
            </p>
          )}
        </>
      }
      verb={`Freeze as version ${next}`}
      busy="Freezing"
      keep="Keep drafting"
      run={async () => {
        const answer = await proposeVersion(practice, visionId)
        if (answer.ok) setFrozen(answer.value.number)
        return answer
      }}
      done={() => router.push(`${base}/versions/${frozen}`)}
    />
  )
}
