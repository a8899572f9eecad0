import { Fragment, type ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { DiffRun } from '@/lib/visions/document/diff-words'

/** Words that stayed, came and went. What a color says is said as well. */
export function Runs({ runs }: { runs: readonly DiffRun[] }) {
  return runs.map((run, index) => {
    const key = `${index} ${run.op}`
    if (run.op === 'same') return <Marked key={key} run={run} />
    return run.op === 'ins' ? (
      <Added key={key}>
        <Marked run={run} />
      </Added>
    ) : (
      <Removed key={key}>
        <Marked run={run} />
      </Removed>
    )
  })
}

function Added({ children }: { children: ReactNode }) {
  return (
    <ins className="rounded-mark bg-add-bg px-0.5 text-add-ink decoration-2 underline-offset-4">
      <VisuallyHidden>added: </VisuallyHidden>
      {children}
    </ins>
  )
}

export function Removed({ children }: { children: ReactNode }) {
  return (
    <del className="rounded-mark bg-del-bg px-0.5 text-del-ink">
      <VisuallyHidden>removed: </VisuallyHidden>
      {children}
    </del>
  )
}

/** One thing in the place of another: "Sep 4" by "Sep 18". Nothing before or nothing after is left out. */
export function Exchange({ from, to }: { from: string; to: string }) {
  return (
    <>
      {from !== '' && <Removed>{from}</Removed>}
      {from !== '' && to !== '' && ' '}
      {to !== '' && <Added>{to}</Added>}
    </>
  )
}

/** A link is its words here: what is compared is read, and followed in the plan. */
function Marked({ run: { text, bold, italic, link } }: { run: DiffRun }) {
  const lines = text.split('\n')
  return (
    <span className={classes(bold && 'font-semibold', italic && 'italic', link && 'underline')}>
      {lines.map((line, index) => (
        // A line is its position: it has no other identity.
        <Fragment key={String(index)}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </span>
  )
}
