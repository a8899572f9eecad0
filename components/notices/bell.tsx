'use client'

import { Bell as Drawing } from 'lucide-react'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { useNews } from '@/components/comments/use-news'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { counted } from '@/lib/words'
import type { PanelProps } from './panel'
import { useUnseen } from './unseen'

/** Says how many notices wait, and shows them. What it shows comes with the first press, so that a page is not heavier for it. */
export function Bell() {
  const unseen = useUnseen()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [Panel, setPanel] = useState<ComponentType<PanelProps> | null>(null)
  useNews(unseen && `/api${unseen.address}/notices/news`, (said) => {
    const count = Number(said)
    if (unseen && said !== undefined && Number.isInteger(count)) unseen.setCount(count)
  })
  useEffect(() => {
    if (!open || Panel) return
    let gone = false
    void import('./panel').then((loaded) => {
      if (!gone) setPanel(() => loaded.Panel)
    })
    return () => {
      gone = true
    }
  }, [open, Panel])
  if (!unseen) return null
  const { count, address } = unseen
  const label = count > 0 ? `Notices, ${count} new` : 'Notices'
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
        className="reach relative inline-flex size-9 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-expanded:bg-hover"
      >
        <Drawing aria-hidden="true" strokeWidth={1.75} className="size-5" />
        {count > 0 && (
          <span
            aria-hidden="true"
            className="absolute -top-0.5 -right-0.5 min-w-4.5 rounded-chip bg-attend-soft px-1 text-center text-12 text-attend tabular-nums forced-colors:border"
          >
            {count > 99 ? '99+' : count}
          </span>
        )}
      </button>
      <VisuallyHidden>
        <span role="status">{count > 0 ? counted(count, 'new notice') : ''}</span>
      </VisuallyHidden>
      {Panel && <Panel button={button} open={open} onOpenChange={setOpen} address={address} />}
    </>
  )
}
