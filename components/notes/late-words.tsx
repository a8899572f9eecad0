'use client'

import { CircleAlert } from 'lucide-react'
import { useLateWords } from '@/components/live/use-late-words'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { LeftBehind } from '@/lib/visions/screen'

type Props = { practiceId: string; memberId: string; place: LeftBehind }

/** Words that arrived after the session they were written in: said where they are not, and kept until their writer has them. */
export function LateWords({ practiceId, memberId, place: { documentId, session } }: Props) {
  const { late, forget } = useLateWords({ practiceId, memberId, documentId })
  if (!late) return null
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(late.words).then(
      () => true,
      () => false,
    )
    toast({ words: copied ? 'Copied' : 'The browser did not copy it. Select the words instead.' })
  }
  return (
    <section
      aria-label="What came too late"
      className="flex gap-3 border-edge border-b bg-attend-soft px-4 py-3 text-15 sm:px-6 print:hidden"
    >
      <CircleAlert aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-4.5 shrink-0 text-attend" />
      <div className="min-w-0 max-w-[44rem]">
        <p role="status">
          <strong className="font-semibold">
            {session === null
              ? 'This did not reach the plan.'
              : `This did not reach the shared notes of session ${session}.`}
          </strong>{' '}
          The session had ended when it came.{' '}
          {late.kept
            ? 'It stays on this device until you have it somewhere else.'
            : 'It is on this page and nowhere else: copy it before you leave.'}
        </p>
        <p className="mt-2 font-serif text-17 leading-6.5 whitespace-pre-line wrap-anywhere">{late.words}</p>
        <div className="mt-2.5 flex flex-wrap gap-2">
          <Button look="secondary" size={32} onClick={() => void copy()}>
            Copy it
          </Button>
          <Button look="quiet" size={32} onClick={forget}>
            I have it
          </Button>
        </div>
      </div>
    </section>
  )
}
