import { type Ground, levelLines, valueNoise } from '@/lib/contours'

/** The chart under the roadmap: the same ground for everybody, only a picture. */
export function RouteGround({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMidYMid slice"
      className={className}
    >
      {lines.map((path, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: levels have no other name
          key={index}
          d={path}
          fill="none"
          strokeWidth="1"
          className="stroke-line forced-colors:hidden"
        />
      ))}
    </svg>
  )
}

const frame = { width: 1280, height: 360, step: 16 }

const broad = valueNoise(7, 300)
const middle = valueNoise(19, 130)
const fine = valueNoise(31, 70)

const ground: Ground = (x, y) => broad(x, y) + 0.5 * middle(x, y) + 0.18 * fine(x, y)

const lines = levelLines(
  ground,
  frame,
  Array.from({ length: 15 }, (_, step) => -1.05 + step * 0.15),
)
