import { RouteGround } from '@/components/brand/route-ground'
import { classes } from '@/components/ui/classes'
import type { Day } from '@/lib/dates'
import { layoutTimeline, type Timeline, type TimelineMark } from '@/lib/visions/strategy/timeline'

/**
 * The way as a drawing: solid behind, dotted ahead, today between. Only a picture; the list beside it says all of it
 * to everybody. Laid out twice, because words keep their size on a narrower page.
 */
export function RoadmapChart({ marks, today }: { marks: readonly TimelineMark[]; today: Day }) {
  return (
    <div
      aria-hidden="true"
      className="relative overflow-hidden rounded-sheet border border-line bg-paper shadow-sheet max-md:hidden"
    >
      <RouteGround className="absolute inset-0 size-full" />
      {(['wide', 'narrow'] as const).map((size) => (
        <Drawing
          key={size}
          drawn={layoutTimeline(marks, { today, frame: frames[size] })}
          className={size === 'wide' ? 'max-lg:hidden' : 'lg:hidden'}
        />
      ))}
    </div>
  )
}

const frames = { wide: { width: 1240, height: 376 }, narrow: { width: 900, height: 380 } }

function Drawing({ drawn, className }: { drawn: Timeline; className: string }) {
  const { frame, months, today, behind, ahead, marks } = drawn
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      className={classes('relative block w-full forced-colors:text-[CanvasText]', className)}
    >
      {months.map(({ x, label, beginsYear }) => (
        <g key={x}>
          {x > 0 && <line x1={x} x2={x} y1={0} y2={frame.height} className="stroke-line" strokeWidth="1" />}
          <text x={x + 8} y={28} fontSize="14" className={beginsYear ? monthOfYear : month}>
            {label}
          </text>
        </g>
      ))}
      <path d={behind} className={route} strokeWidth="3" />
      <path d={ahead} className={route} strokeWidth="3" strokeDasharray="1 8" />
      <line
        x1={today.x}
        x2={today.x}
        y1={36}
        y2={frame.height}
        strokeWidth="1.5"
        className="stroke-ink forced-colors:stroke-[CanvasText]"
      />
      <Flag x={today.x} width={frame.width} label={today.label} />
      {marks.map((mark) => (
        <Mark key={mark.id} mark={mark} />
      ))}
    </svg>
  )
}

const month = 'fill-ink-3 forced-colors:fill-[CanvasText]'
const monthOfYear = 'fill-ink font-semibold forced-colors:fill-[CanvasText]'
const route = 'fill-none stroke-accent [stroke-linecap:round] forced-colors:stroke-[CanvasText]'

/** To the right of today's line, or to its left where the paper ends. */
function Flag({ x, width, label }: { x: number; width: number; label: string }) {
  const wide = label.length * 6.6 + 16
  const left = x + wide > width ? x - wide : x
  return (
    <g>
      <rect
        x={left}
        y={36}
        width={wide}
        height={22}
        rx={2}
        className="fill-ink forced-colors:fill-[Canvas]"
      />
      <text
        x={left + 8}
        y={51}
        fontSize="12"
        className="fill-paper font-semibold forced-colors:fill-[CanvasText]"
      >
        {label}
      </text>
    </g>
  )
}

function Mark({ mark: { x, y, form, isLate, label } }: { mark: Timeline['marks'][number] }) {
  const hollow = form !== 'full'
  return (
    <g>
      {/* The way does not run through a blaze. */}
      <rect x={x - 8} y={y - 16} width={16} height={32} className="fill-paper" />
      {label?.stem && (
        <line
          x1={x}
          x2={x}
          y1={label.stem.from}
          y2={label.stem.to}
          strokeWidth="1"
          className="stroke-ink-2 forced-colors:stroke-[CanvasText]"
        />
      )}
      <rect
        x={x - (hollow ? 4 : 5)}
        y={y - (hollow ? 12 : 13)}
        width={hollow ? 8 : 10}
        height={hollow ? 24 : 26}
        rx={2}
        strokeWidth="2"
        className={classes(
          hollow ? 'fill-paper' : 'fill-accent forced-colors:fill-[CanvasText]',
          hollow && (isLate ? 'stroke-attend-mark' : 'stroke-accent'),
          hollow && 'forced-colors:stroke-[CanvasText]',
        )}
      />
      {form === 'half' && (
        <rect x={x - 4} y={y} width={8} height={12} className="fill-accent forced-colors:fill-[CanvasText]" />
      )}
      {label && (
        <g textAnchor={label.anchor}>
          <text x={label.x} y={label.y} fontSize="13" className={isLate ? 'fill-attend' : dateWords}>
            {label.date}
          </text>
          {label.lines.map((line, index) => (
            <text
              key={line}
              x={label.x}
              y={label.y + 21 * (index + 1)}
              fontSize="17"
              paintOrder="stroke"
              strokeWidth="4"
              className="fill-ink stroke-paper font-serif forced-colors:fill-[CanvasText] forced-colors:stroke-[Canvas]"
            >
              {line}
            </text>
          ))}
        </g>
      )}
    </g>
  )
}

const dateWords = 'fill-ink-2 forced-colors:fill-[CanvasText]'
