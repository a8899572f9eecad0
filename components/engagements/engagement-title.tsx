import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { WayBack } from '@/components/ui/way-back'

/** The way back, who it is, where it is heading, and what can be done. */
export function EngagementTitle({
  back,
  name,
  line,
  children,
}: {
  back: { href: string; label: string }
  name: string
  line: ReactNode
  children?: ReactNode
}) {
  return (
    <header>
      <WayBack href={back.href}>{back.label}</WayBack>
      <div className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-4">
        <Avatar name={name} who="client" size={56} className="max-sm:hidden" />
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-title">{name}</h1>
          <p className="text-15 text-ink-2">{line}</p>
        </div>
        {children && <div className="flex items-center gap-2">{children}</div>}
      </div>
    </header>
  )
}
