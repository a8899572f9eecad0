import { classes } from '@/components/ui/classes'
import { levelLines } from '@/lib/contours'
import { course, frame, harbor } from './harbor'

/** The cover of the sign-in page: a course out of a harbor. Only a picture, so it is hidden from readers aloud. */
export function ChartCover({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMinYMid slice"
      className={classes('h-full w-full bg-sea-3', className)}
    >
      {sea.map(({ depth, path, look }) => (
        <path
          key={depth}
          d={path}
          className={look}
          strokeWidth="1.6"
          strokeDasharray={depth <= 6 ? '1 7.5' : undefined}
          strokeLinecap="round"
        />
      ))}
      <path d={coast} className="fill-land stroke-coast" strokeWidth="2.8" />
      {hills.map(({ height, path }) => (
        <path key={height} d={path} className="fill-none stroke-land-line" strokeWidth="1.6" />
      ))}
      <g className="fill-sounding font-serif italic" fontSize="27" textAnchor="middle">
        {soundings.map(({ x, y, meters, tenths }) => (
          <text key={`${x} ${y}`} x={x} y={y}>
            {meters}
            {tenths !== null && (
              <tspan dy="7" fontSize="20">
                {tenths}
              </tspan>
            )}
          </text>
        ))}
      </g>
      <path d={coursePath} fill="none" className="stroke-sea-1" strokeWidth="16" strokeLinecap="round" />
      <path
        d={coursePath}
        fill="none"
        className="stroke-accent"
        strokeWidth="4.4"
        strokeDasharray="15 13"
        strokeLinecap="round"
      />
      {course.slice(0, 4).map(([x, y], mark) =>
        mark === 0 ? (
          <circle
            key={x}
            cx={x}
            cy={y}
            r="13"
            className="fill-accent stroke-sea-1"
            strokeWidth="9"
            paintOrder="stroke"
          />
        ) : (
          <g key={x}>
            <rect x={x - 17} y={y - 33} width="34" height="66" rx="8" className="fill-sea-1" />
            <rect
              x={x - (mark < 3 ? 9 : 7.5)}
              y={y - (mark < 3 ? 25 : 23.5)}
              width={mark < 3 ? 18 : 15}
              height={mark < 3 ? 50 : 47}
              rx="3"
              strokeWidth="4"
              className={mark < 3 ? 'fill-accent' : 'fill-sea-1 stroke-accent'}
            />
          </g>
        ),
      )}
    </svg>
  )
}

/** Drawn once for everyone; nothing in it depends on who asks. */
const depths = [24, 20, 17, 15, 11, 8.5, 6, 4, 2]
const sea = levelLines(
  harbor,
  { ...frame, step: 30 },
  depths.map((depth) => -depth),
).map((path, index) => {
  const depth = depths[index] ?? 0
  return { depth, path, look: `stroke-sea-line ${fillAt(depth)}` }
})

const [coast = ''] = levelLines(harbor, { ...frame, step: 17 }, [0])

const heights = [3, 7, 11, 15, 19, 23, 28, 33]
const hills = levelLines(harbor, { ...frame, step: 42 }, heights).map((path, index) => ({
  height: heights[index] ?? 0,
  path,
}))

const soundings = placedSoundings()

const coursePath = smoothThrough(course)

/** A line that encloses a new tint also fills it; the others only draw. */
function fillAt(depth: number) {
  if (depth === 15) return 'fill-sea-2'
  return depth === 6 ? 'fill-sea-1' : 'fill-none'
}

function placedSoundings() {
  const placed: { x: number; y: number; meters: number; tenths: number | null }[] = []
  for (let row = 0; row < 11; row++)
    for (let column = 0; column < 10; column++) {
      const shift = row % 2 ? 84 : 0
      const x = Math.round(56 + column * 172 + shift + 34 * jitter(column, row))
      const y = Math.round(110 + row * 164 + 38 * jitter(row + 40, column))
      const depth = -harbor(x, y - 8)
      if (x > frame.width - 30 || depth < 1.6 || nearCourse(x, y)) continue
      const deep = depth >= 11
      const meters = deep ? Math.round(depth) : Math.floor(depth)
      placed.push({ x, y, meters, tenths: deep ? null : Math.floor((depth % 1) * 10) })
    }
  return placed
}

function jitter(a: number, b: number) {
  const mixed = Math.sin(a * 127.1 + b * 311.7) * 43758.5453
  return 2 * (mixed - Math.floor(mixed)) - 1
}

function nearCourse(x: number, y: number) {
  return course.some(([bx, by], index) => {
    const [ax, ay] = course[index - 1] ?? [bx, by]
    const length = (bx - ax) ** 2 + (by - ay) ** 2 || 1
    const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return Math.hypot(x - ax - along * (bx - ax), y - 8 - ay - along * (by - ay)) < 62
  })
}

/** One curve through all points, leaving the first one straight. */
function smoothThrough(points: [x: number, y: number][]) {
  return points
    .map(([x, y], index) => {
      if (index === 0) return `M${x} ${y}`
      const [px, py] = points[index - 1] ?? [x, y]
      const [bx, by] = points[index - 2] ?? [px, py]
      const [nx, ny] = points[index + 1] ?? [x, y]
      const third = (from: number, to: number) => (to - from) / 6
      const c1 = `${Math.round(px + third(bx, x))} ${Math.round(py + third(by, y))}`
      const c2 = `${Math.round(x - third(px, nx))} ${Math.round(y - third(py, ny))}`
      return `C${c1} ${c2} ${x} ${y}`
    })
    .join('')
}
