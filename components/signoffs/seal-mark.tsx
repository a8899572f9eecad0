import { useId } from 'react'
import { classes } from '@/components/ui/classes'
import { sealOf } from '@/lib/signoffs/seal-drawing'

/** Drawn from the fingerprint. Pending is paler and without its rim: it becomes whole with the second signature. */
export function SealMark({
  digest,
  size,
  complete,
  className,
}: {
  digest: string
  size: 72 | 216
  complete: boolean
  className?: string
}) {
  const clip = useId()
  const { size: ground, lines } = sealOf(digest, size === 216 ? 'fine' : 'coarse')
  const unit = ground / size
  const radius = ground / 2 - unit
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${ground} ${ground}`}
      width={size}
      height={size}
      data-seal={complete ? 'complete' : 'pending'}
      className={classes('shrink-0 fill-none stroke-accent', !complete && 'opacity-55', className)}
    >
      <clipPath id={clip}>
        <circle cx={ground / 2} cy={ground / 2} r={radius} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {lines.map(({ path, shore }, index) => (
          <path key={String(index)} d={path} strokeWidth={unit * (shore ? 1.4 : 0.7)} />
        ))}
      </g>
      <circle
        cx={ground / 2}
        cy={ground / 2}
        r={radius}
        strokeWidth={unit * (complete ? 1.4 : 0.7)}
        strokeDasharray={complete ? undefined : `${unit * 3} ${unit * 3}`}
      />
    </svg>
  )
}
