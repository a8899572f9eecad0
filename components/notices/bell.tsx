'use client'

import { Bell as Drawing } from 'lucide-react'
import { useNews } from '@/components/comments/use-news'
import { onDemand } from '@/components/ui/on-demand'
import { useOpening } from '@/components/ui/use-opening'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { counted } from '@/lib/words'
import { useUnseen } from './unseen'

const panel = onDemand(() => import('./panel'))

/** Says how many notices wait, and shows them. */
export function Bell() {
  const unseen = useUnseen()
  const { open, setOpen, opened, button, buttonProps } = useOpening(panel, {})
  useNews(unseen && `/api${unseen.address}/notices/news`, (said) => {
    const count = Number(said)
    if (unseen && said !== undefined && Number.isInteger(count)) unseen.setCount(count)
  })
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
        {...buttonProps}
        onClick={() => setOpen(!open)}
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
      {opened && <opened.Panel button={button} open={open} onOpenChange={setOpen} address={address} />}
    </>
  )
}
