/**
 * The colors of the design language, light, as a file can hold them: a PDF knows neither `oklch()` nor a dark theme.
 * Names and values are those of app/globals.css; only the accent turns with the practice.
 */
export type Ink = Record<keyof typeof tokens, string>

/** `accentHue` in degrees, as a practice chose it; each ink is `#rrggbb`. */
export function inkOf(accentHue: number): Ink {
  return Object.fromEntries(
    Object.entries(tokens).map(([token, [lightness, chroma, hue]]) => {
      const turned = token.startsWith('accent') ? hue - spruce + accentHue : hue
      return [
        token,
        hex(lightness, token.startsWith('accent') ? heldBack(chroma, accentHue) : chroma, turned),
      ]
    }),
  ) as Ink
}

export const spruce = 166

const tokens = {
  paper: [0.993, 0.003, 95],
  sunk: [0.942, 0.008, 95],
  line: [0.885, 0.01, 95],
  edge: [0.61, 0.014, 95],
  ink: [0.24, 0.012, 120],
  ink2: [0.4, 0.014, 115],
  ink3: [0.49, 0.014, 110],
  accent: [0.425, 0.085, 166],
  accentInk: [0.4, 0.082, 166],
  accentSoft: [0.938, 0.024, 162],
  accentLine: [0.8, 0.055, 164],
  attend: [0.48, 0.098, 70],
  attendMark: [0.62, 0.13, 68],
  attendSoft: [0.95, 0.045, 90],
  coach: [0.465, 0.105, 248],
  client: [0.515, 0.125, 42],
} as const satisfies Record<string, readonly [lightness: number, chroma: number, hue: number]>

/** Lagoon has less room for color than the others, here as on the screen. */
const heldBack = (chroma: number, accentHue: number) => (accentHue === 200 ? chroma * 0.847 : chroma)

/** OKLCH to sRGB; what a screen could not show is clipped. */
function hex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return `#${channels.map(byte).join('')}`
}

function byte(linear: number): string {
  const shown = Math.min(1, Math.max(0, linear))
  const encoded = shown <= 0.0031308 ? 12.92 * shown : 1.055 * shown ** (1 / 2.4) - 0.055
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0')
}
