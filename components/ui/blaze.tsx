import { classes } from './classes'

/**
 * How far along something is, in shape before color.
 * `needed` is an accent outline (a level still wanted), `beyond` a pale bar (a level nobody asked for),
 * `unsynced` a dashed ochre outline.
 */
export type BlazeForm = 'outline' | 'half' | 'full' | 'needed' | 'beyond' | 'unsynced'

type Props = {
  form: BlazeForm
  size?: 'small' | 'medium' | 'large'
  /** `attend` says that someone is waiting for the reader; `plain` is ink. */
  color?: 'accent' | 'attend' | 'plain'
  /** Only where no word beside it says the same. */
  label?: string
  className?: string
}

export function Blaze({ form, size = 'small', color = 'accent', label, className }: Props) {
  const [width, height] = pixels[size]
  const stroke = size === 'small' ? 1.5 : 2
  return (
    <svg
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      data-blaze={form}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={classes('shrink-0 forced-colors:text-[CanvasText]', tone(form, color), className)}
    >
      {form === 'full' || form === 'beyond' ? (
        <rect width={width} height={height} rx={2} fill="currentColor" />
      ) : (
        <rect
          x={stroke / 2}
          y={stroke / 2}
          width={width - stroke}
          height={height - stroke}
          rx={2 - stroke / 4}
          fill="none"
          stroke="currentColor"
          strokeWidth={stroke}
          strokeDasharray={form === 'unsynced' ? '4 2.5' : undefined}
        />
      )}
      {form === 'half' && (
        <rect x={0} y={height / 2} width={width} height={height / 2} rx={1.5} fill="currentColor" />
      )}
    </svg>
  )
}

const pixels = { small: [6, 16], medium: [8, 20], large: [10, 26] } as const

const colors = { accent: 'text-accent', attend: 'text-attend-mark', plain: 'text-ink-2' }

function tone(form: BlazeForm, color: 'accent' | 'attend' | 'plain') {
  if (form === 'outline') return 'text-edge'
  if (form === 'beyond') return 'text-line forced-colors:invisible'
  if (form === 'unsynced') return 'text-attend-mark'
  return colors[color]
}

/** The words every blaze of progress stands for. */
export const progressWords = { outline: 'to begin', half: 'started', full: 'ready' } as const

/** Five blazes: filled is the level now, outlined is the level needed. Always beside its words. */
export function SkillLevel({
  now,
  needed,
  words = true,
}: {
  now: number
  needed: number
  /** False where other words beside it say more. */
  words?: boolean
}) {
  return (
    <span className="inline-flex items-center gap-3 whitespace-nowrap">
      <span aria-hidden="true" className="inline-flex gap-1">
        {[1, 2, 3, 4, 5].map((level) => (
          <Blaze key={level} form={level <= now ? 'full' : level <= needed ? 'needed' : 'beyond'} />
        ))}
      </span>
      {words && (
        <span className="text-13 text-ink-2">
          {now} to {needed}
        </span>
      )}
    </span>
  )
}
