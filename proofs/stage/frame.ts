/** The frame of every proof: what it was asked for, chance that can be repeated, and the one last line of JSON. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { inProject } from '@/ops/project.mjs'

export type Frame = {
  /** The full size; otherwise what a minute or two can show. */
  long: boolean
  seed: number
  random: Random
  say: (sentence: string) => void
}

/** `counts` go into the JSON; `holds` is whether the target was met, the control included. */
export type Outcome = { holds: boolean; counts: Record<string, unknown> }

/** Runs a proof as a program: words while it works, one line of JSON at the end, exit code 0 only if it holds. */
export async function prove(name: string, work: (frame: Frame) => Promise<Outcome>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const { long, seed } = asked()
  const where = { commit: commit(), machine: machine(), versions: versions() }
  const began = performance.now()
  const { holds, counts } = await work({ long, seed, random: randomFrom(seed), say })
  const seconds = Math.round((performance.now() - began) / 100) / 10
  say(holds ? 'The target holds.' : 'The target does NOT hold.')
  const line = JSON.stringify({ name, seed, long, ...where, seconds, holds, ...counts })
  process.stdout.write(`${line}\n`, () => process.exit(holds ? 0 : 1))
}

/** Whether this file is the program, rather than imported by a test. */
export const isProgram = (file: string) => process.argv[1] === file

/** Progress goes where words go; the last line of standard output belongs to the JSON. */
export const say = (sentence: string) => void process.stdout.write(`${sentence}\n`)

export type Random = {
  /** From 0 to 1, 1 excluded. */
  next(): number
  /** A whole number from 0, `below` excluded. */
  int(below: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** The same seed, the same chance (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.floor(next() * below)
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[int(items.length)]
      if (item === undefined) throw new Error('There is nothing to pick from.')
      return item
    },
  }
}

/** The value below which this share of the values lie; NaN of nothing. */
export function percentile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: ArrayLike<number>) => percentile(values, 0.5)

export const rounded = (value: number, digits = 2) => Number(value.toFixed(digits))

function asked() {
  const { values } = parseArgs({
    options: { long: { type: 'boolean', default: false }, seed: { type: 'string' } },
  })
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed is ${values.seed}: it must be a whole number.`)
  return { long: values.long, seed }
}

function commit() {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? '+changes' : '')
  } catch {
    return 'unknown'
  }
}

function machine() {
  const all = cpus()
  return {
    system: `${process.platform} ${release()} ${process.arch}`,
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    /** What else was going on: processes that wanted to run in the minute before. */
    loadBefore: rounded(loadavg()[0] ?? 0, 1),
  }
}

function versions() {
  const of = (name: string): string =>
    JSON.parse(readFileSync(inProject('node_modules', name, 'package.json'), 'utf8')).version
  return {
    node: process.versions.node,
    yjs: of('yjs'),
    hocuspocus: of('@hocuspocus/server'),
    ws: of('ws'),
    next: of('next'),
  }
}
