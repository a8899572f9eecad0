import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { accentStyle, offeredAccents } from '@/components/brand/accent'

/*
 * The promise of the design language: 4.5:1 for text and 3:1 for marks, in both themes and with every accent,
 * computed from the stylesheet itself. Add a pair here when you add a use.
 */

const root = join(import.meta.dirname, '../..')
const stylesheet = readFileSync(join(root, 'app/globals.css'), 'utf8')

const grounds = ['desk', 'paper', 'sunk', 'hover']
const on = (texts: string[], backgrounds: string[]) =>
  texts.flatMap((text) => backgrounds.map((background) => [text, background] as const))

const textPairs = [
  ...on(['ink', 'ink-2', 'ink-3'], grounds),
  ...on(['accent-ink', 'attend', 'danger'], grounds),
  ...on(['ink', 'ink-2'], ['attend-soft', 'danger-soft', 'private-soft', 'accent-soft', 'mark']),
  ...on(['ink', 'ink-2'], ['coach-soft', 'client-soft', 'add-bg', 'del-bg']),
  ...on(['on-accent'], ['accent', 'accent-hover']),
  ...on(['accent-ink'], ['accent-soft']),
  ...on(['attend'], ['attend-soft']),
  ...on(['danger'], ['danger-soft']),
  ...on(['private'], ['private-soft', 'paper', 'desk']),
  ...on(['coach'], ['coach-soft', 'paper']),
  ...on(['client'], ['client-soft', 'paper']),
  ...on(['desk'], ['coach', 'client']),
  ...on(['add-ink'], ['add-bg', 'paper']),
  ...on(['del-ink'], ['del-bg', 'paper']),
  ...on(['on-band', 'on-band-2'], ['band', 'band-2']),
  ...on(['live'], ['band', 'band-2']),
  ...on(['sounding'], ['sea-1', 'sea-2', 'sea-3']),
  ...on(['ink', 'ink-2'], ['land']),
]

const markPairs = [
  ...on(['edge'], grounds),
  ...on(['accent', 'attend-mark'], grounds),
  ...on(['accent'], ['sea-1', 'sea-2', 'sea-3']),
  ...on(['ink-2'], ['desk', 'paper', 'hover']),
  ...on(['private-mark'], ['private-soft']),
  ...on(['mark-line'], ['paper']),
  ...on(['coach', 'client'], ['desk', 'paper']),
  ...on(['focus'], ['desk', 'paper', 'sunk', 'private-soft', 'attend-soft']),
  ...on(['coast'], ['land', 'sea-1']),
  ...on(['on-accent'], ['accent']),
]

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  describe.each(offeredAccents)('with $name', ({ hue }) => {
    const tokens = { ...tokensOf(stylesheet, theme), ...accentTokens(hue, theme) }
    const contrast = ([front, back]: readonly [string, string]) => ratio(tokens[front], tokens[back])

    test('every text reads at 4.5:1', () => {
      expect(textPairs.filter((pair) => !(contrast(pair) >= 4.5)).map(described(contrast))).toEqual([])
    })

    test('every mark stands out at 3:1', () => {
      expect(markPairs.filter((pair) => !(contrast(pair) >= 3)).map(described(contrast))).toEqual([])
    })

    test('the words on a filled button read at 7.5:1', () => {
      expect(contrast(['on-accent', 'accent'])).toBeGreaterThan(7.5)
    })

    test('every color can be shown by a plain screen', () => {
      const beyond = Object.entries(tokens).filter(([, color]) =>
        linear(color).some((channel) => channel < -0.004 || channel > 1.004),
      )
      expect(beyond.map(([token]) => token)).toEqual([])
    })
  })
})

test('the focus ring on the band is the light one in both themes', () => {
  const band = stylesheet.match(/\[data-surface="band"\]\s*{\s*--wm-focus: (oklch\([^)]+\))/)?.[1] ?? ''
  for (const theme of ['light', 'dark'] as const)
    expect(ratio(parse(band), tokensOf(stylesheet, theme).band)).toBeGreaterThan(4.5)
})

test('the contrast of known pairs is computed as it is measured', () => {
  const light = tokensOf(stylesheet, 'light')
  const dark = tokensOf(stylesheet, 'dark')
  expect(ratio(light.ink, light.paper)).toBeCloseTo(16.1, 0)
  expect(ratio(light['ink-3'], light.desk)).toBeCloseTo(5.6, 0)
  expect(ratio(dark['on-accent'], dark.accent)).toBeCloseTo(9.4, 0)
  expect(ratio(light.edge, light.desk)).toBeCloseTo(3.4, 0)
})

test('no source uses a color, size or radius that the theme does not have', () => {
  const found = sources().flatMap(({ file, text }) =>
    deleted.flatMap((pattern) => [...text.matchAll(pattern)].map(([name]) => `${file}: ${name.trim()}`)),
  )
  expect(found).toEqual([])
})

test('the search for deleted names finds one', () => {
  const written = [
    'bg-red-500',
    'text-xl',
    'text-white',
    'rounded-lg',
    'shadow-md',
    'dark:bg-ink',
    'uppercase',
  ]
  for (const name of written)
    expect(
      deleted.some((pattern) => `<p className="${name} p-2">`.match(pattern)),
      name,
    ).toBe(true)
  for (const name of ['bg-desk', 'text-ink-2', 'rounded-control', 'shadow-pop', 'text-15', 'rounded-full'])
    expect(
      deleted.some((pattern) => `<p className="${name} p-2">`.match(pattern)),
      name,
    ).toBe(false)
})

const property =
  '(?:bg|text|border(?:-[xytrblse])?|ring|outline|fill|stroke|from|to|via|decoration|accent|caret|divide|shadow)'
const palette =
  'red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|slate|gray|zinc|neutral|stone'
const edges = (inner: string) => new RegExp(`(?<=["'\`\\s:!])${inner}(?=["'\`\\s/!])`, 'g')

/** Tailwind's own names, and the ways around the tokens. */
const deleted = [
  edges(`${property}-(?:${palette})-\\d{2,3}`),
  edges(`${property}-(?:white|black)`),
  edges('text-(?:xs|sm|base|lg|xl|[2-9]xl)'),
  edges('rounded(?:-[trblse]{1,2})?-(?:xs|sm|md|lg|xl|[2-4]xl)'),
  edges('shadow-(?:2xs|xs|sm|md|lg|xl|2xl)'),
  edges('tracking-(?:tight|tighter|wide|wider|widest)'),
  edges('(?:uppercase|font-bold|font-black|font-light)'),
  // The theme lives in the tokens; a variant of its own would miss those who follow their system.
  /(?<=["'`\s])dark:[\w-]+/g,
  edges(`${property}-\\[#[^\\]]+\\]`),
]

function sources() {
  return ['app', 'components'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => ({
        file: join(folder, file),
        text: readFileSync(join(root, folder, file), 'utf8'),
      })),
  )
}

function described(contrast: (pair: readonly [string, string]) => number) {
  return (pair: readonly [string, string]) => `${pair[0]} on ${pair[1]}: ${contrast(pair).toFixed(2)}`
}

type Color = { lightness: number; chroma: number; hue: number }

function tokensOf(css: string, theme: 'light' | 'dark') {
  const tokens: Record<string, Color> = {}
  const declaration = /--wm-([\w-]+): (?:light-dark\((oklch\([^)]+\)), (oklch\([^)]+\))\)|(oklch\([^)]+\)));/g
  for (const [, token = '', light, dark, both] of css.matchAll(declaration)) {
    const written = both ?? (theme === 'light' ? light : dark) ?? ''
    // Shades are translucent and never stand behind words; the band's ring has its own test.
    if (!written.includes('/') && !(token in tokens)) tokens[token] = parse(written)
  }
  if (Object.keys(tokens).length < 40) throw new Error('globals.css is not written as this test reads it')
  return tokens
}

function accentTokens(hue: number, theme: 'light' | 'dark') {
  const css = accentStyle(hue)
  const block = css.match(
    theme === 'light' ? /\[data-theme=light\]{([^}]*)}/ : /\[data-theme=dark\]{([^}]*)}/,
  )
  const tokens: Record<string, Color> = {}
  for (const [, token = '', written = ''] of (block?.[1] ?? '').matchAll(/--wm-([\w-]+):(oklch\([^)]+\))/g))
    tokens[token] = parse(written)
  return tokens
}

function parse(written: string): Color {
  const [lightness, chroma, hue] = written.match(/[\d.]+/g)?.map(Number) ?? []
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`${written} is not an oklch color`)
  return { lightness, chroma, hue }
}

/** Linear sRGB, by Björn Ottosson's matrices. */
function linear({ lightness, chroma, hue }: Color) {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function luminance(color: Color) {
  const [red = 0, green = 0, blue = 0] = linear(color).map((channel) => Math.min(1, Math.max(0, channel)))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Of an unknown token: zero, so that the pair fails by name. */
function ratio(front: Color | undefined, back: Color | undefined) {
  if (!front || !back) return 0
  const [dark = 0, light = 0] = [luminance(front), luminance(back)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
