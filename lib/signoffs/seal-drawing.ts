import { type Ground, levelLines, valueNoise } from '@/lib/contours'

/**
 * The drawing on a certificate: hills and water of a place that exists in this one fingerprint. The same hash gives the
 * same lines, everywhere; one letter changed gives another place. Decoration: the hash in text is the real one.
 */
export type SealDrawing = { size: number; lines: { path: string; shore: boolean }[] }

const size = 432

export function sealOf(digest: string, detail: 'fine' | 'coarse'): SealDrawing {
  const ground = groundOf(digest)
  const paths = levelLines(ground, { width: size, height: size, step: detail === 'fine' ? 6 : 12 }, levels)
  return {
    size,
    lines: paths.flatMap((path, index) => (path === '' ? [] : [{ path, shore: levels[index] === shore }])),
  }
}

const shore = 0
const levels = Array.from({ length: 25 }, (_, index) => (index - 9) * 0.085)

/** A slope in the direction the hash says, with hills of three sizes on it. */
function groundOf(digest: string): Ground {
  const seed = (part: number) => Number.parseInt(digest.slice(part * 8, part * 8 + 8), 16) | 0
  const turn = ((seed(0) >>> 0) / 0xffffffff) * 2 * Math.PI
  const [across, down] = [Math.cos(turn), Math.sin(turn)]
  const all = [...digest].reduce(
    (mixed, digit) => Math.imul(mixed ^ digit.charCodeAt(0), 0x01000193),
    0x811c9dc5 | 0,
  )
  const hills = [
    { noise: valueNoise(seed(1) ^ all, 190), height: 0.62 },
    { noise: valueNoise(seed(2) ^ all, 84), height: 0.26 },
    { noise: valueNoise(seed(3) ^ all, 38), height: 0.1 },
  ]
  const lean = 0.7 + ((seed(7) >>> 0) / 0xffffffff) * 0.5
  return (x, y) => {
    const slope = (lean * ((x - size / 2) * across + (y - size / 2) * down)) / size
    return hills.reduce((sum, { noise, height }) => sum + height * noise(x, y), slope + 0.12)
  }
}
