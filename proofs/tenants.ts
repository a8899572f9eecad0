/**
 * A coach waits no longer because the practice has grown.
 *
 * Practices of ten engagements, of 1,000 and of 10,000 (100,000 with --long) stand in one database. In each, the home of
 * a coach with ten clients, a plan of theirs, the calendar, the owner's page and a search are asked for many times, as
 * the role that serves requests: the median of the server's milliseconds, and the statements sent. The practices take
 * turns, so that whatever else the machine does falls on all alike. The home of a coach with two hundred clients is
 * measured as well. Then row-level security is taken off every table, and the same is asked once more: what it costs.
 * Growth is the largest practice beside the smallest; that of the owner's page, which counts everybody, is printed.
 *
 * The control is the client list asked one client at a time: its statements have to be seen to grow.
 */
import { sql as statement } from 'drizzle-orm'
import postgres from 'postgres'
import { type Actor, withPractice } from '@/db/practice'
import { business, coachHome } from '@/lib/engagements/queries'
import { passagesWith } from '@/lib/find/passages'
import { coachCalendar } from '@/lib/sessions/queries'
import { visionScreenOrNull } from '@/lib/visions/queries'
import type { Variables } from '@/ops/run.mjs'
import { isProgram, type Outcome, prove, rounded, say } from './stage/frame'
import { countStatements } from './stage/statements-sent'
import { type Crowd, clientsOfACoach, growTo, openPractice } from './tenants/crowd'

export type Size = { sizes: readonly number[]; times: number }

/** A page may take half as long again in the largest practice; below a few milliseconds that is chance. */
const growthAtMost = 1.5
const chance_ms = 3

type Measured = { ms: number; queries: number }
const pageNames = ['home', 'home of 200', 'plan', 'owner', 'calendar', 'search'] as const
type Page = (typeof pageNames)[number]

export async function tenants(env: Variables, { sizes, times }: Size): Promise<Outcome> {
  const address = env.DATABASE_URL ?? ''
  const port = Number(new URL(address).port)
  const admin = postgres(address, { max: 1, onnotice: () => {} })
  try {
    const crowds: [number, Crowd][] = []
    for (const size of sizes) {
      const crowd = await openPractice(admin, size)
      await growTo(admin, crowd, size)
      crowds.push([size, crowd])
    }
    const measured = await measure(port, crowds, times)
    for (const [size, pages] of Object.entries(measured)) {
      for (const [page, { ms, queries }] of Object.entries(pages))
        say(
          `  ${size.padStart(7)} engagements  ${page.padEnd(12)} ${String(ms).padStart(7)} ms, ${queries} statements`,
        )
    }
    const largest = crowds.at(-1)
    const [first, last] = [measured[sizes[0] ?? 0], measured[sizes.at(-1) ?? 0]]
    if (!first || !last || !largest) throw new Error('Nothing was measured.')
    const growth: Partial<Record<Page, number>> = {}
    const faults: string[] = []
    for (const page of ['home', 'plan', 'owner', 'calendar', 'search'] as const) {
      growth[page] = rounded(last[page].ms / first[page].ms, 2)
      if (last[page].queries !== first[page].queries)
        faults.push(`${page} sends ${last[page].queries} statements, not ${first[page].queries}`)
      if (
        page !== 'owner' &&
        (growth[page] ?? 0) > growthAtMost &&
        last[page].ms - first[page].ms > chance_ms
      )
        faults.push(`${page} takes ${growth[page]} times as long`)
    }
    if (last['home of 200'].queries !== last.home.queries)
      faults.push('the home of 200 clients sends other statements')
    for (const fault of faults) say(`WRONG  ${fault}`)
    const rlsOverhead_ms = await costOfTheWall(admin, port, largest, last, times)
    const control = await oneByOne(port, largest[1])
    say(
      `Asked one client at a time, ${control.few} statements for ten clients are ${control.many} for the others.`,
    )
    const holds = faults.length === 0 && control.many > control.few
    return {
      holds,
      counts: { measured, growth, rlsOverhead_ms, wrong: faults.length, control: control.many },
    }
  } finally {
    await admin.end()
  }
}

function pagesOf({ few, many, owner, visionOfFew }: Crowd): Record<Page, () => Promise<unknown>> {
  return {
    home: () => coachHome(few),
    'home of 200': () => coachHome(many),
    plan: () => visionScreenOrNull(few, visionOfFew),
    owner: () => business(owner, { page: 1 }),
    calendar: () => coachCalendar(few),
    search: () => withPractice(few, (practice) => passagesWith(practice, 'crowd', ['supper', 'nights'])),
  }
}

/** Each page in every practice, in turns. */
async function measure(
  port: number,
  crowds: readonly (readonly [number, Crowd])[],
  times: number,
): Promise<Record<string, Record<Page, Measured>>> {
  const asked = crowds.map(([size, crowd]) => [size, pagesOf(crowd)] as const)
  const measured: Record<string, Partial<Record<Page, Measured>>> = {}
  for (const page of pageNames) {
    const taken = asked.map((): number[] => [])
    // The first turns find cold plans and pages, and are not what a person meets all day.
    for (let turn = -3; turn < times; turn++) {
      for (const [at, [, pages]] of asked.entries()) {
        const began = performance.now()
        await pages[page]()
        if (turn >= 0) taken[at]?.push(performance.now() - began)
      }
    }
    for (const [at, [size, pages]] of asked.entries()) {
      const { sent } = await countStatements(port, pages[page])
      const sorted = (taken[at] ?? []).sort((one, other) => one - other)
      const ms = rounded(sorted[Math.floor(sorted.length / 2)] ?? 0, 2)
      measured[size] = { ...measured[size], [page]: { ms, queries: sent } }
    }
  }
  return measured as Record<string, Record<Page, Measured>>
}

/** Every page once more with no wall around any table. */
async function costOfTheWall(
  admin: postgres.Sql,
  port: number,
  largest: readonly [number, Crowd],
  walled: Record<Page, Measured>,
  times: number,
): Promise<Partial<Record<Page, number>>> {
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity`
  const each = async (what: string) => {
    for (const { name } of tables) await admin.unsafe(`alter table "${name}" ${what} row level security`)
  }
  await each('disable')
  const bare = (await measure(port, [largest], times))[largest[0]]
  await each('enable')
  const cost: Partial<Record<Page, number>> = {}
  for (const page of pageNames) cost[page] = rounded(walled[page].ms - (bare?.[page].ms ?? 0), 2)
  return cost
}

/** What the home would be if it asked for each client by itself. */
async function oneByOne(port: number, { few, many }: Crowd): Promise<{ few: number; many: number }> {
  const ask = (actor: Actor) =>
    withPractice(actor, async ({ db }) => {
      const rows = await db.execute<{ id: string }>(
        statement`select id from engagements where coach_id = ${actor.memberId} limit ${clientsOfACoach}`,
      )
      for (const { id } of rows)
        await db.execute(statement`select count(*) from checkpoints where engagement_id = ${id}`)
    })
  return {
    few: (await countStatements(port, () => ask(few))).sent,
    many: (await countStatements(port, () => ask(many))).sent,
  }
}

if (isProgram(import.meta.filename)) {
  await prove('tenants', ({ long }) =>
    tenants(process.env, { sizes: long ? [10, 1_000, 10_000, 100_000] : [10, 1_000, 10_000], times: 25 }),
  )
}
