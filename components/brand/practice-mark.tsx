import { Anchor, Compass, type LucideIcon, Mountain, Signpost, Sprout, Waves } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import { accentPreview } from './accent'

export const practiceMarks: Record<string, LucideIcon> = {
  anchor: Anchor,
  waves: Waves,
  compass: Compass,
  signpost: Signpost,
  mountain: Mountain,
  sprout: Sprout,
}

/** The practice's sign in its own accent; without a chosen one, the first letter of its name. */
export function PracticeMark({
  name,
  mark,
  accentHue,
  className = 'size-7',
}: {
  name: string
  mark?: string | null
  /** Where the page does not carry this practice's accent: among others. */
  accentHue?: number
  className?: string
}) {
  const Icon = mark ? practiceMarks[mark] : undefined
  return (
    <span
      aria-hidden="true"
      style={accentHue === undefined ? undefined : accentPreview(accentHue)}
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-accent text-on-accent',
        className,
      )}
    >
      {Icon ? (
        <Icon strokeWidth={1.75} className="size-[57%]" />
      ) : (
        <span className="text-element-sm leading-none">{name.slice(0, 1)}</span>
      )}
    </span>
  )
}
