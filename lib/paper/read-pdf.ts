import { inflateSync } from 'node:zlib'

/** For tests: the words of a file in the order in which they were set, as somebody would select and copy them. */
export function textOfPdf(bytes: Uint8Array): string {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'))
  const letters = lettersByFont(objects)
  return [...objects.values()]
    .filter(({ stream, written }) => stream && /\bTf\b/.test(stream) && !written.includes('/Type /XObject'))
    .map(({ stream = '' }) => textOfStream(stream, letters))
    .join('\n')
}

type PdfObject = { written: string; stream?: string }

function objectsOf(file: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [written = '', raw] = body.split(/\nstream\r?\n/)
    if (raw === undefined) objects.set(id, { written })
    else {
      const data = Buffer.from(raw.replace(/\r?\nendstream$/, ''), 'latin1')
      const stream = (written.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1')
      objects.set(id, { written, stream })
    }
  }
  return objects
}

type Letters = Map<string, Map<string, string>>

/** What each glyph of each font stands for: the part of the file that makes text more than a drawing. */
function lettersByFont(objects: Map<string, PdfObject>): Letters {
  const letters: Letters = new Map()
  for (const { written } of objects.values()) {
    for (const [, name = '', id = ''] of written.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.written ?? '')?.[1]
      const map = objects.get(unicode ?? '')?.stream
      if (map) letters.set(name, glyphsOf(map))
    }
  }
  return letters
}

function glyphsOf(map: string): Map<string, string> {
  const glyphs = new Map<string, string>()
  for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g))
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, points = ''], index) => {
      const glyph = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0')
      glyphs.set(glyph, Buffer.from(points.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'))
    })
  return glyphs
}

function textOfStream(stream: string, letters: Letters): string {
  let font = ''
  const said: string[] = []
  for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/g)) {
    if (name) font = name
    else
      for (const [, glyphs = ''] of (shown ?? '').matchAll(/<([0-9a-f]*)>/g))
        said.push((glyphs.match(/.{4}/g) ?? []).map((glyph) => letters.get(font)?.get(glyph) ?? '').join(''))
  }
  return said.join('')
}
