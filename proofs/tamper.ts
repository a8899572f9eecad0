/**
 * Tampering shows: in the file that anybody holds, without a database.
 *
 * Evidence packs of the cast, as either of the two downloads them, are changed: every byte flipped (with --long every
 * bit of it), every value of every field replaced and the file written anew in the right form, rows deleted, inserted,
 * doubled, reordered, and swapped with those of another version. Each time the verifier is asked, which has nothing but
 * the file; for packs that somebody wrote anew from the first word to the last hash, it is told what was noted.
 *
 * The control is a verifier that only reads the form, and one that only hashes the words: both must miss some of it.
 */
import postgres from 'postgres'
import { asSystem } from '@/db/system'
import { type Pack, writePack } from '@/lib/signoffs/pack'
import { packOf } from '@/lib/signoffs/packing'
import { hashOfText } from '@/lib/signoffs/seal'
import { verifyPack } from '@/lib/signoffs/verify'
import { canonicalJson } from '@/lib/visions/document/canonical'
import type { Variables } from '@/ops/run.mjs'
import { writtenAnew } from './stage/forge'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'

export type Size = { packs: number; bits: readonly number[]; everyByte: number }

export async function tamper(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const packs = await packsOfTheCast(env, size.packs)
  const tally = new Tally()
  for (const pack of packs) {
    const file = writePack(pack)
    if (!(await verifyPack(file)).whole) tally.falseAlarms++
    await flipBytes(file, size, tally, random)
    for (const [name, changed] of [...fieldsChanged(pack), ...rowsChanged(pack, packs)])
      await tally.ask(name, writePack(changed), file)
    await rewritten(pack, tally)
    say(
      `  version ${pack.seal.number} of ${pack.seal.clientName}: ${tally.tried} tried, ${tally.undetected} undetected`,
    )
  }
  const { tried, undetected, falseAlarms, formOnly, wordsOnly, names } = tally
  say(
    `${tried} tried, ${undetected} undetected. Reading the form alone misses ${formOnly}, hashing the words alone ${wordsOnly}.`,
  )
  return {
    holds: undetected === 0 && falseAlarms === 0 && tried > 0 && formOnly > 0 && wordsOnly > 0,
    counts: { packs: packs.length, tried, undetected, falseAlarms, control: formOnly + wordsOnly, names },
  }
}

class Tally {
  tried = 0
  undetected = 0
  falseAlarms = 0
  /** What the two careless verifiers would have called whole. */
  formOnly = 0
  wordsOnly = 0
  names: string[] = []

  async ask(name: string, changed: string, original: string, noted: Parameters<typeof verifyPack>[1] = {}) {
    if (changed === original) return
    this.tried++
    if ((await verifyPack(changed, noted)).whole) {
      this.undetected++
      if (this.names.length < 10) this.names.push(name)
    }
    const pack = parsed(changed)
    if (pack) this.formOnly++
    if (pack?.content && (await hashOfText(canonicalJson(pack.content))) === pack.seal?.digest)
      this.wordsOnly++
  }
}

function parsed(file: string): Partial<Pack> | null {
  try {
    const value: unknown = JSON.parse(file)
    return typeof value === 'object' ? (value as Partial<Pack> | null) : null
  } catch {
    return null
  }
}

async function packsOfTheCast(env: Variables, most: number): Promise<Pack[]> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const rows = await admin<{ practiceId: string; versionId: string }[]>`
    select practice_id as "practiceId", id as "versionId" from versions
    order by (select count(*) from sign_offs s where s.version_id = versions.id) desc, length(content) limit ${most}`
  await admin.end()
  return asSystem('prove that tampering shows', async (db) => {
    const packs: Pack[] = []
    for (const row of rows) packs.push(await packOf(db, row))
    return packs
  })
}

async function flipBytes(file: string, { bits, everyByte }: Size, tally: Tally, random: Random) {
  const bytes = new TextEncoder().encode(file)
  for (let at = random.int(everyByte); at < bytes.length; at += everyByte) {
    for (const bit of bits) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      await tally.ask(`bit ${bit} of byte ${at}`, new TextDecoder().decode(changed), file)
    }
  }
}

/** Each value replaced by another of its kind, in the right form: only what it says can give it away. */
function fieldsChanged(pack: Pack): [string, Pack][] {
  const changed: [string, Pack][] = []
  const walk = (value: unknown, path: (string | number)[]) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, held] of Object.entries(value))
        walk(held, [...path, Array.isArray(value) ? Number(key) : key])
      return
    }
    const copy = structuredClone(pack)
    const parent = path.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy)
    Reflect.set(Object(parent), path.at(-1) ?? '', another(value))
    changed.push([path.join('.'), copy])
  }
  walk(pack, [])
  return changed
}

function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return 'something'
  const last = value.at(-1) ?? ''
  if (/^[0-9a-f]$/.test(last)) return value.slice(0, -1) + (last === '0' ? '1' : '0')
  return value.endsWith('Z')
    ? value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
    : `${value}x`
}

function rowsChanged(pack: Pack, packs: readonly Pack[]): [string, Pack][] {
  const changed: [string, Pack][] = []
  const change = (name: string, work: (copy: Pack) => void) => {
    const copy = structuredClone(pack)
    work(copy)
    changed.push([name, copy])
  }
  for (const list of ['signOffs', 'events'] as const)
    for (const [at, row] of pack[list].entries()) {
      change(`${list} ${at} deleted`, (copy) => void copy[list].splice(at, 1))
      change(
        `${list} ${at} doubled`,
        (copy) => void (copy[list] as unknown[]).splice(at, 0, structuredClone(row)),
      )
      for (const [to] of pack[list].entries())
        if (to !== at)
          change(`${list} ${at} moved to ${to}`, (copy) => {
            const [moved] = (copy[list] as unknown[]).splice(at, 1)
            ;(copy[list] as unknown[]).splice(to, 0, moved)
          })
    }
  for (const [at] of pack.content.sections.entries())
    change(`section ${at} deleted`, (copy) => void copy.content.sections.splice(at, 1))
  for (const other of packs) {
    if (other === pack) continue
    const whose = `of version ${other.seal.number} of ${other.seal.clientName}`
    for (const part of ['seal', 'content', 'signOffs', 'events'] as const)
      change(`${part} ${whose}`, (copy) => void Object.assign(copy, { [part]: structuredClone(other[part]) }))
    for (const list of ['signOffs', 'events'] as const)
      for (const [at, row] of other[list].entries()) {
        change(
          `${list} ${at} ${whose} put in`,
          (copy) => void (copy[list] as unknown[]).push(structuredClone(row)),
        )
        change(`${list} ${at} ${whose} swapped`, (copy) => {
          if (copy[list].length > at) Object.assign(copy[list], { [at]: structuredClone(row) })
        })
      }
  }
  return changed
}

/** Other words, and everything after them worked out anew as Waymark would: known only by what somebody noted. */
async function rewritten(pack: Pack, tally: Tally) {
  const forged = await writtenAnew(pack, ({ content: { sections } }) => {
    sections[0]?.text.push({ type: 'paragraph', content: [{ type: 'text', text: 'And this.' }] })
  })
  const record = pack.events.at(-1)
  const [file, original] = [writePack(forged), writePack(pack)]
  await tally.ask('written anew, fingerprint noted', file, original, { fingerprint: pack.seal.digest })
  await tally.ask('written anew, record noted', file, original, { record })
}

if (isProgram(import.meta.filename)) {
  await prove('tamper', async ({ long, random }) => {
    const bits = long ? [0, 1, 2, 3, 4, 5, 6, 7] : [0]
    const outcome = await tamper(process.env, { packs: long ? 8 : 4, bits, everyByte: 1 }, random)
    const { closePools } = await import('@/db/client')
    await closePools()
    return outcome
  })
}
