import { type CirclesDrawing, circleOrder } from '@/lib/visions/drawings/circles'

/** The circles alone, small on a phone; the place where all three meet is dark once it has a name. */
export function CirclesGround({ drawing, named }: { drawing: CirclesDrawing; named: boolean }) {
  const { width, height, circles, middle } = drawing
  return (
    <svg
      aria-hidden="true"
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      className="mx-auto block w-50 sm:w-full print:w-full"
    >
      {circleOrder.map((circle) => (
        <circle
          key={circle}
          cx={circles[circle].cx}
          cy={circles[circle].cy}
          r={circles[circle].r}
          className="fill-accent-soft/55 forced-colors:fill-transparent"
        />
      ))}
      <path
        d={middle}
        className={named ? 'fill-accent forced-colors:fill-[CanvasText]' : 'fill-accent-soft'}
      />
      {circleOrder.map((circle) => (
        <circle
          key={circle}
          cx={circles[circle].cx}
          cy={circles[circle].cy}
          r={circles[circle].r}
          className="fill-none stroke-1 stroke-ink-2 forced-colors:stroke-[CanvasText]"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}

/** In rem, so that the drawing grows with the words in it. */
export const rem = (units: number) => `${Math.round((units / 16) * 1000) / 1000}rem`
