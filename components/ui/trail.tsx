import { plural, spelledOut } from '@/lib/words'
import { classes } from './classes'

/**
 * One mark a week, newest on the right.
 * m the plan moved, s a version was signed, q quiet, d quiet long enough to mention (newest mark only),
 * p before the plan began.
 */
export type TrailMark = 'm' | 's' | 'q' | 'd' | 'p'

type Props = {
  marks: TrailMark[]
  /** The whole trail in a sentence; see trailSentence. */
  label: string
  className?: string
}

/** A picture. What each week held is read on a WalkedTrail. */
export function Trail({ marks, label, className }: Props) {
  const width = marks.length * trailStep - gap
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={tall}
      viewBox={`0 0 ${width} ${tall}`}
      className={classes('shrink-0', className)}
    >
      {marks.map((mark, week) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a week has no other name than its place
        <Mark key={week} mark={mark} x={week * trailStep} />
      ))}
    </svg>
  )
}

/** "Daniel: moved in nine of twelve weeks, quiet for the last three." */
export function trailSentence(name: string, marks: TrailMark[]) {
  const begun = marks.filter((mark) => mark !== 'p')
  if (begun.length === 0) return `${name}: no plan yet`
  const moved = begun.filter((mark) => mark === 'm' || mark === 's').length
  const words = spelledOut
  const weeks = `${words(begun.length)} ${plural(begun.length, 'week')}`
  if (moved === 0) return begun.length === 1 ? `${name}: quiet this week` : `${name}: quiet for all ${weeks}`
  const quiet = begun.length - 1 - begun.findLastIndex((mark) => mark === 'm' || mark === 's')
  const tail = quiet === 0 ? '' : quiet === 1 ? ', quiet this week' : `, quiet for the last ${words(quiet)}`
  return `${name}: moved in ${words(moved)} of ${weeks}${tail}`
}

const wide = 5
const gap = 4
/** From one week to the next. */
export const trailStep = wide + gap
const tall = 18

function Mark({ mark, x }: { mark: TrailMark; x: number }) {
  if (mark === 'q')
    return (
      <rect
        data-mark="q"
        x={x + 0.625}
        y={tall - wide + 0.625}
        width={wide - 1.25}
        height={wide - 1.25}
        rx={1}
        strokeWidth={1.25}
        className="fill-none stroke-edge forced-colors:stroke-[CanvasText]"
      />
    )
  const height = heights[mark]
  return (
    <rect
      data-mark={mark}
      x={x}
      y={tall - height}
      width={wide}
      height={height}
      rx={mark === 'p' ? 1 : 1.5}
      className={classes(fills[mark], mark !== 'p' && 'forced-colors:fill-[CanvasText]')}
    />
  )
}

const heights = { m: 14, s: 18, d: 5, p: 3 }
const fills = { m: 'fill-ink-2', s: 'fill-accent', d: 'fill-attend-mark', p: 'fill-line' }
