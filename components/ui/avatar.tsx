import { classes } from './classes'

/** Two people, two colors, everywhere; a third participant is neutral. */
export type Who = 'coach' | 'client' | 'neutral'

type Props = {
  name: string
  who?: Who
  size?: 56 | 36 | 28 | 22 | 18
  /** The ring: present now. */
  here?: boolean
  /** On the dark band the colors are solid. */
  onBand?: boolean
  /** Was here and left. */
  gone?: boolean
  /** Set it where the name does not stand beside the avatar. */
  label?: string
  className?: string
}

export function Avatar({ name, who = 'neutral', size = 28, here, onBand, gone, label, className }: Props) {
  const says = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const }
  return (
    <span
      {...says}
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold leading-none select-none',
        sizes[size],
        (onBand ? solid : tones)[who],
        here && rings[who],
        gone && 'grayscale',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}

/** "Maya Okafor" is MO, "Cher" is C, "Ana de la Cruz" is AC. */
export function initials(name: string) {
  const words = name.trim().split(/\s+/)
  const first = words[0] ?? ''
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : ''
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase('en-US')
}

const sizes = {
  56: 'size-14 text-[1.125rem]',
  36: 'size-9 text-13',
  28: 'size-7 text-[0.6875rem]',
  22: 'size-5.5 text-[0.5625rem]',
  18: 'size-4.5 text-[0.5rem]',
} as const

const tones: Record<Who, string> = {
  coach: 'bg-coach-soft text-coach',
  client: 'bg-client-soft text-client',
  neutral: 'bg-sunk text-ink-2',
}

const solid: Record<Who, string> = {
  coach: 'bg-coach text-desk',
  client: 'bg-client text-desk',
  neutral: 'bg-band-2 text-on-band',
}

const rings: Record<Who, string> = {
  coach: 'outline-[1.5px] outline-offset-2 outline-coach',
  client: 'outline-[1.5px] outline-offset-2 outline-client',
  neutral: 'outline-[1.5px] outline-offset-2 outline-ink-2',
}
