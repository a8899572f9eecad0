import { drawWheel, type Spoke, type WheelDrawing } from '@/lib/visions/drawings/wheel'

/** Life as it is now, filled, and as it is wanted, a dark line. The list beside it says the same in numbers. */
export function Wheel({ domains }: { domains: readonly Spoke[] }) {
  const drawing = drawWheel(domains)
  const { radius, around } = drawing
  const [x, y] = [radius + around.x, radius + around.y]
  const small = radius + 24
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox={`${-x} ${-y} ${2 * x} ${2 * y}`}
        className="mx-auto hidden w-full max-w-[34.75rem] sm:block print:block"
      >
        <Rounds drawing={drawing} />
        {drawing.sectors.map(({ id, name, label }, index) => (
          <text
            key={id}
            x={label.x}
            y={label.y}
            textAnchor={label.anchor}
            dominantBaseline="middle"
            className="fill-ink text-13"
          >
            {name.trim() || index + 1}
          </text>
        ))}
      </svg>
      {/* A phone has no room for names: the numbers are those of the list below. */}
      <svg
        aria-hidden="true"
        viewBox={`${-small} ${-small} ${2 * small} ${2 * small}`}
        className="mx-auto block w-full max-w-80 sm:hidden print:hidden"
      >
        <Rounds drawing={drawing} />
        {drawing.sectors.map(({ id, number }, index) => (
          <text
            key={id}
            x={number.x}
            y={number.y}
            textAnchor="middle"
            dominantBaseline="middle"
            className="fill-ink text-13"
          >
            {index + 1}
          </text>
        ))}
      </svg>
    </>
  )
}

function Rounds({ drawing: { rings, spokes, sectors } }: { drawing: WheelDrawing }) {
  return (
    <>
      {rings.map((ring) => (
        <circle key={ring} r={ring} className="fill-none stroke-line stroke-1" />
      ))}
      {spokes.map((spoke) => (
        <line key={`${spoke.x},${spoke.y}`} x2={spoke.x} y2={spoke.y} className="stroke-line stroke-1" />
      ))}
      {sectors.map(({ id, now, wanted }) => (
        <g key={id}>
          <path d={now} className="fill-accent-line stroke-paper stroke-1 forced-colors:fill-[GrayText]" />
          <path d={wanted} className="fill-none stroke-accent stroke-3 forced-colors:stroke-[CanvasText]" />
        </g>
      ))}
    </>
  )
}

/** What the two marks stand for. */
export function WheelKey() {
  return (
    <p aria-hidden="true" className="mb-4 flex justify-center gap-6 text-13 text-ink-2">
      <span className="inline-flex items-center gap-2">
        <span className="size-3 rounded-mark bg-accent-line" /> now
      </span>
      <span className="inline-flex items-center gap-2">
        <span className="h-[3px] w-4 rounded-mark bg-accent" /> wanted
      </span>
    </p>
  )
}
