'use client'

import { Popover } from 'radix-ui'
import { type RefObject, useEffect, useState } from 'react'
import { TextLink } from '@/components/ui/text-link'
import { useFocusBack } from '@/components/ui/use-focus-back'
import { lookedAtNotices } from '@/lib/notices/actions'
import type { ShownNotice } from '@/lib/notices/shown'
import { NoticeList } from './notice-list'

type Props = {
  button: RefObject<HTMLButtonElement | null>
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Of the practice: "/p/harbor". */
  address: string
}

const shownAtOnce = 8

/** What was told lately, below the bell. Not modal: the page beside it stays in reach. */
export function Panel({ button, open, onOpenChange, address }: Props) {
  const found = useNotices(address, open)
  const focusBack = useFocusBack(button)
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          aria-label="Notices"
          align="end"
          sideOffset={8}
          collisionPadding={12}
          {...focusBack}
          className="z-50 max-h-(--radix-popover-content-available-height) w-96 max-w-[calc(100vw-1.5rem)] animate-appear overflow-y-auto rounded-panel border border-line bg-paper text-ink shadow-pop outline-none"
        >
          {found === 'loading' && <p className="p-4 text-15 text-ink-2">Looking.</p>}
          {found === 'failed' && (
            <p className="p-4 text-15 text-ink-2">
              Your notices did not arrive. Close this and open it again.
            </p>
          )}
          {Array.isArray(found) && (
            <NoticeList notices={found.slice(0, shownAtOnce)} onFollow={() => onOpenChange(false)} inset />
          )}
          <p className="flex justify-between gap-4 border-line border-t px-4 py-3 text-13">
            <TextLink tone="meta" href={`${address}/notices`} onClick={() => onOpenChange(false)}>
              All notices
            </TextLink>
            <TextLink tone="meta" href={`${address}/messages`} onClick={() => onOpenChange(false)}>
              What is mailed to me
            </TextLink>
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Fetched each time it is opened; what is shown has been looked at. */
function useNotices(address: string, open: boolean): ShownNotice[] | 'loading' | 'failed' {
  const [found, setFound] = useState<ShownNotice[] | 'loading' | 'failed'>('loading')
  useEffect(() => {
    if (!open) return
    const stopped = new AbortController()
    setFound('loading')
    void (async () => {
      const notices = await fetchNotices(address, stopped.signal).catch(() => null)
      if (stopped.signal.aborted) return
      setFound(notices ?? 'failed')
      const ids = notices?.slice(0, shownAtOnce).flatMap(({ id, seen }) => (seen ? [] : [id])) ?? []
      // What could not be noted stays marked as new.
      if (ids.length > 0) await lookedAtNotices(address.slice('/p/'.length), { ids }).catch(() => {})
    })()
    return () => stopped.abort()
  }, [address, open])
  return found
}

async function fetchNotices(address: string, signal: AbortSignal): Promise<ShownNotice[] | null> {
  const answer = await fetch(`/api${address}/notices`, { signal })
  return answer.ok ? await answer.json() : null
}
