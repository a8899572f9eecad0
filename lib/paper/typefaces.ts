import { join } from 'node:path'
import { Font } from '@react-pdf/renderer'

/** Families for one file, in the order in which a character looks for its letter. */
export type Typefaces = { serif: string[]; sans: string[] }

export type Typesetting = {
  faces: Typefaces
  /** The same text with a box for every character that no typeface here has. */
  settable: (text: string) => string
  /** Those characters, each once. */
  missing: string[]
}

/**
 * What it takes to set these words: our two typefaces, and from the others only those whose letters occur. A character
 * that none has becomes a box: left alone, the last typeface would print some other letter in its place.
 */
export async function typeset(words: string): Promise<Typesetting> {
  const seen = [...new Set(words)].filter((character) => character > ' ' && !unseen.test(character))
  const serif = await familiesFor(seen, newsreader)
  const sans = await familiesFor(seen, figtree)
  const missing = new Set([...serif.missing, ...sans.missing])
  const letterFor = (character: string) =>
    unseen.test(character) ? '' : missing.has(character) ? box : character
  return {
    faces: { serif: serif.families, sans: sans.families },
    settable: (text) => [...text].map(letterFor).join(''),
    missing: [...missing],
  }
}

/** Two people, two hands, as a page signs for them. Null where a hand does not have every letter of the name. */
export async function handOf(seat: keyof typeof hands, name: string): Promise<string | null> {
  const font = await fontOf(hands[seat], 'latin')
  const hasAll = [...name].every((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
  return hasAll ? familyOf(hands[seat], 'latin') : null
}

const box = '□'

/** Joiners, selectors and skin tones of emoji, and marks that only steer direction: nothing to see by themselves. */
const unseen =
  /[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{e0000}-\u{e007f}]|[\u{fe00}-\u{fe0f}]|[\u{1f3fb}-\u{1f3ff}]/u

type Package = {
  name: string
  family: string
  /** `all` in one file, or cut into files, mostly by script. */
  files: readonly string[]
  weights: readonly Weight[]
  italic: boolean
}
type Weight = 400 | 500 | 600
type Style = 'normal' | 'italic'

// In one file: where a word's letters come from two, its line may be broken between them.
const newsreader: Package = {
  name: 'newsreader',
  family: 'Newsreader',
  files: ['all'],
  weights: [400, 500, 600],
  italic: true,
}
const figtree: Package = {
  name: 'figtree',
  family: 'Figtree',
  files: ['all'],
  weights: [400, 600],
  italic: false,
}
/** Mathematics, arrows and ticks, all in its one file; also the box. */
const signs: Package = {
  name: 'noto-sans-math',
  family: 'Noto Sans Math',
  files: ['latin'],
  weights: [400],
  italic: false,
}
const hand = (name: string, family: string): Package => ({
  name,
  family,
  files: ['latin'],
  weights: [400],
  italic: false,
})
const hands = {
  client: hand('nothing-you-could-do', 'Nothing You Could Do'),
  coach: hand('la-belle-aurore', 'La Belle Aurore'),
}
/** For the scripts and signs that our own two do not have. */
const others: readonly Package[] = [
  {
    name: 'noto-serif',
    family: 'Noto Serif',
    files: ['cyrillic', 'greek', 'latin-ext', 'vietnamese', 'cyrillic-ext', 'greek-ext'],
    weights: [400, 600],
    italic: true,
  },
  signs,
  { name: 'noto-emoji', family: 'Noto Emoji', files: ['emoji'], weights: [400], italic: false },
]

/** Our own typeface in any case; of the others, file after file, those that have a letter still looked for. */
async function familiesFor(characters: readonly string[], own: Package) {
  const families: string[] = []
  let missing = [...characters]
  for (const each of [own, ...others]) {
    for (const file of each.files) {
      if (missing.length === 0) break
      const font = await fontOf(each, file)
      const left = missing.filter((character) => !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
      if (left.length < missing.length || families.length === 0) families.push(familyOf(each, file))
      missing = left
    }
  }
  // Every file has been looked through by then, so the one with the box is known.
  if (missing.length > 0) families.push(familyOf(signs, 'latin'))
  return { families: [...new Set(families)], missing }
}

const familyOf = ({ family }: Package, file: string) => `${family} ${file}`

/** Registered once for the process: typefaces are the same for everybody. What has no italics stands upright. */
async function fontOf(each: Package, file: string) {
  const fontFamily = familyOf(each, file)
  const { weights, italic } = each
  if (!Font.getRegisteredFontFamilies().includes(fontFamily))
    Font.register({
      family: fontFamily,
      fonts: weights.flatMap((fontWeight) =>
        (['normal', 'italic'] as const).map((fontStyle) => ({
          src: addressOf(each, file, fontWeight, italic ? fontStyle : 'normal'),
          fontWeight,
          fontStyle,
        })),
      ),
    })
  await Font.load({ fontFamily })
  const { data } = Font.getFont({ fontFamily })
  if (!data) throw new Error(`The typeface ${fontFamily} could not be read`)
  return data
}

/** Found from where the product runs, in the build as in tests. */
function addressOf({ name, family }: Package, file: string, weight: Weight, style: Style) {
  const packages = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules')
  if (file !== 'all')
    return join(packages, '@fontsource', name, 'files', `${name}-${file}-${weight}-${style}.woff`)
  const face = `${weight}${faceOf[weight]}${style === 'italic' ? '_Italic' : ''}`
  return join(packages, '@expo-google-fonts', name, face, `${family}_${face}.ttf`)
}

const faceOf = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold' } as const

/** Nothing is hyphenated but what would run over the edge: an address, or one endless word. */
Font.registerHyphenationCallback((word) =>
  word.length <= longestWord ? [word] : (word.match(/.{1,6}/gsu) ?? [word]),
)

const longestWord = 28
