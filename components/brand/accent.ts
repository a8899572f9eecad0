/** The accents a practice may choose. Ochre, brick and plum are not offered: they are already words. */
export const offeredAccents = [
  { hue: 135, name: 'Moss' },
  { hue: 166, name: 'Spruce' },
  { hue: 200, name: 'Lagoon' },
  { hue: 245, name: 'Harbor blue' },
  { hue: 275, name: 'Indigo' },
] as const

export type AccentHue = (typeof offeredAccents)[number]['hue']

const standardHue: AccentHue = 166

/** Any other number falls back to spruce, so what reaches the page is always one of ours. */
export function accentHue(hue: number): AccentHue {
  return offeredAccents.find((offered) => offered.hue === hue)?.hue ?? standardHue
}

/**
 * The tokens of one practice's accent, as CSS for a single `<style nonce>`. Lightness and chroma are ours, so
 * contrast cannot break; only the hue turns, and with it the small shifts the spruce has between its own tokens.
 */
export function accentStyle(hue: number) {
  const chosen = accentHue(hue)
  if (chosen === standardHue) return ''
  const light = declarations(chosen, 'light')
  const dark = declarations(chosen, 'dark')
  return [
    `:root{${light}}`,
    `@media (prefers-color-scheme:dark){:root{${dark}}}`,
    `[data-theme=light]{${light}}`,
    `[data-theme=dark]{${dark}}`,
    `@media print{:root,[data-theme]{${light}}}`,
  ].join('')
}

/** The same tokens as inline styles, for a part of the page that shows what a hue would look like. */
export function accentPreview(hue: number): Record<`--wm-${string}`, string> {
  const chosen = accentHue(hue)
  return Object.fromEntries(
    Object.entries(spruce).map(([token, [light, dark]]) => {
      const [day, night] = [
        turned(light, chosen, heldBack(token, chosen, 'light')),
        turned(dark, chosen, heldBack(token, chosen, 'dark')),
      ]
      return [`--wm-${token}`, `light-dark(${day}, ${night})`]
    }),
  )
}

type Oklch = readonly [lightness: number, chroma: number, hue: number]

const spruce: Record<string, readonly [light: Oklch, dark: Oklch]> = {
  accent: [
    [0.425, 0.085, 166],
    [0.78, 0.095, 164],
  ],
  'accent-hover': [
    [0.365, 0.078, 166],
    [0.84, 0.09, 164],
  ],
  'accent-ink': [
    [0.4, 0.082, 166],
    [0.81, 0.095, 164],
  ],
  'accent-soft': [
    [0.938, 0.024, 162],
    [0.3, 0.036, 165],
  ],
  'accent-line': [
    [0.8, 0.055, 164],
    [0.45, 0.06, 165],
  ],
  'on-accent': [
    [0.99, 0.008, 160],
    [0.2, 0.03, 165],
  ],
}

function declarations(to: AccentHue, theme: 'light' | 'dark') {
  return Object.entries(spruce)
    .map(
      ([token, [light, dark]]) =>
        `--wm-${token}:${turned(theme === 'light' ? light : dark, to, heldBack(token, to, theme))}`,
    )
    .join(';')
}

function turned([lightness, chroma, hue]: Oklch, to: AccentHue, share: number) {
  return `oklch(${lightness} ${Number((chroma * share).toFixed(4))} ${hue - standardHue + to})`
}

/** The share of the chroma that a plain screen can show at that hue and lightness. */
function heldBack(token: string, to: AccentHue, theme: 'light' | 'dark') {
  if (to === 200 && theme === 'light') return 0.072 / 0.085
  if (to < 245) return 1
  if (token === 'on-accent' && theme === 'light') return 0.5
  return token === 'accent-hover' && theme === 'dark' ? 0.85 : 1
}
