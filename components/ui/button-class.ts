import { classes } from './classes'

/** `band` and `band-quiet` are the secondary and the quiet button on the dark band. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'band' | 'band-quiet'

/** Height in pixels. On coarse pointers nothing is lower than 44. */
export type ButtonSize = 48 | 40 | 32

export function buttonClass(look: ButtonLook | 'unavailable', size: ButtonSize) {
  return classes(base, sizes[size], paddings[look === 'quiet' ? 'quiet' : 'full'][size], looks[look])
}

const base =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-control border font-semibold whitespace-nowrap no-underline transition-colors select-none pointer-coarse:min-h-11 [&_svg]:shrink-0'

const sizes: Record<ButtonSize, string> = {
  48: 'min-h-12 text-16 [&_svg]:size-4.5',
  40: 'min-h-10 text-15 [&_svg]:size-4',
  32: 'min-h-8 text-14 [&_svg]:size-4',
}

/** The border is one pixel of it. */
const paddings = {
  full: { 48: 'px-[21px]', 40: 'px-[15px]', 32: 'px-[11px]' },
  quiet: { 48: 'px-[15px]', 40: 'px-[11px]', 32: 'px-[9px]' },
}

const looks: Record<ButtonLook | 'unavailable', string> = {
  primary:
    'border-transparent bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-hover aria-busy:bg-accent',
  secondary: 'border-edge bg-paper text-ink hover:bg-hover active:bg-sunk',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-sunk',
  danger: 'border-danger bg-paper text-danger hover:bg-danger-soft active:bg-danger-soft',
  band: 'border-on-band-2 text-on-band hover:bg-band-2 active:bg-band-2',
  'band-quiet': 'border-transparent text-on-band-2 hover:bg-band-2 hover:text-on-band active:bg-band-2',
  unavailable: 'cursor-default! border-transparent bg-sunk text-ink-3',
}
