import type { ReactNode } from 'react'
import { Main } from '@/components/ui/main'

/** The sheet to read at the left, what is to be done about it at the right; on a phone one above the other. */
export function ReviewFrame({
  sheet,
  aside,
  asideLabel,
}: {
  sheet: ReactNode
  aside: ReactNode
  asideLabel: string
}) {
  return (
    <div className="md:grid md:min-h-[calc(100dvh-var(--chrome,60px))] md:grid-cols-[minmax(0,1fr)_minmax(20rem,27rem)] print:block">
      <Main className="min-w-0 sm:px-6 sm:py-8 print:p-0">
        <article className="mx-auto w-full bg-paper px-5 py-6 max-md:pb-10 sm:max-w-review sm:rounded-sheet sm:border sm:border-line sm:px-10 sm:py-10 sm:shadow-sheet lg:px-14 print:max-w-none print:border-0 print:px-4 print:shadow-none">
          {sheet}
        </article>
      </Main>
      <aside
        id="decide"
        aria-label={asideLabel}
        className="flex flex-col border-line px-5 py-7 max-md:border-t md:sticky md:top-(--chrome,60px) md:h-[calc(100dvh-var(--chrome,60px))] md:overflow-y-auto md:border-l md:bg-paper md:px-9 print:static print:hidden"
      >
        {aside}
      </aside>
    </div>
  )
}
