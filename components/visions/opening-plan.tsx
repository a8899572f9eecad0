import { Main } from '@/components/ui/main'
import { Sheet } from './sheet'

/** The paper is there before the words are. */
export function OpeningPlan() {
  return (
    <>
      <div className="sticky top-0 z-30 flex h-14 items-center border-line border-b bg-desk px-4 sm:h-15 sm:px-5">
        <p role="status" className="text-15 text-ink-2">
          Opening the plan
        </p>
      </div>
      <Main className="min-h-dvh sm:px-6 sm:py-8">
        <Sheet>
          <div aria-hidden="true" className="grid gap-4 px-6 sm:px-12 md:px-18">
            <span className="h-10 w-3/5 rounded-chip bg-sunk" />
            <span className="h-5 w-4/5 rounded-chip bg-sunk" />
            <Lines />
            <Lines />
          </div>
        </Sheet>
      </Main>
    </>
  )
}

/** Where a section's words will stand. */
export function Lines() {
  return (
    <span aria-hidden="true" className="grid gap-3 py-2">
      <span className="h-4 w-full rounded-chip bg-sunk" />
      <span className="h-4 w-11/12 rounded-chip bg-sunk" />
      <span className="h-4 w-3/5 rounded-chip bg-sunk" />
    </span>
  )
}
