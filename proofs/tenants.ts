/**
 * A coach waits no longer because the practice has grown.
 *
 * One practice grows from ten engagements to 1,000 and 10,000 (100,000 with --long). At each size the home of a coach
 * with ten clients, a plan of theirs, the owner's page and a search are asked for many times, as the role that serves
 * requests: the median of the server's milliseconds, and the statements sent. The home of a coach with two hundred
 * clients is measured as well. Then row-level security is taken off every table, and the same is asked once more: what
 * it costs. Growth is the largest size beside the smallest.
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
type Page = 'home' | 'home of 200' | 'plan' | 'owner' | 'calendar' | 'search'

export async function tenants(env: Variables, { sizes, times }: Size): Promise<Outcome> {
  const address = env.DATABASE_URL ?? ''
  const port = Number(new URL(address).port)
  const admin = postgres(address, { max: 1, onnotice: () => {} })
  try {
    const crowd = await openPractice(admin)
    const measured: Record<string, Record<Page, Measured>> = {}
    for (const size of sizes) {
      await growTo(admin, crowd, size)
      measured[size] = await measure(port, pagesOf(crowd), times)
      for (const [page, { ms, queries }] of Object.entries(measured[size]))
        say(
          `  ${String(size).padStart(7)} engagements  ${page.padEnd(12)} ${String(ms).padStart(7)} ms, ${queries} statements`,
        )
    }
    const [first, last] = [measured[sizes[0] ?? 0], measured[sizes.at(-1) ?? 0]]
    if (!first || !last) throw new Error('Nothing was measured.')
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
    const rlsOverhead_ms = await costOfTheWall(admin, port, crowd, last, times)
    const control = await oneByOne(port, crowd)
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

async function measure(port: number, pages: ReturnType<typeof pagesOf>, times: number) {
  const measured: Partial<Record<Page, Measured>> = {}
  for (const page of Object.keys(pages) as Page[]) {
    const ask = pages[page]
    // The first ones find cold plans and pages, and are not what a person meets all day.
    for (let warm = 0; warm < 3; warm++) await ask()
    const { sent } = await countStatements(port, ask)
    const taken: number[] = []
    for (let time = 0; time < times; time++) {
      const began = performance.now()
      await ask()
      taken.push(performance.now() - began)
    }
    taken.sort((one, other) => one - other)
    measured[page] = { ms: rounded(taken[Math.floor(taken.length / 2)] ?? 0, 2), queries: sent }
  }
  return measured as Record<Page, Measured>
}

/** Every page once more with no wall around any table. */
async function costOfTheWall(
  admin: postgres.Sql,
  port: number,
  crowd: Crowd,
  walled: Record<Page, Measured>,
  times: number,
): Promise<Partial<Record<Page, number>>> {
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity`
  const each = async (what: string) => {
    for (const { name } of tables) await admin.unsafe(`alter table "${name}" ${what} row level security`)
  }
  await each('disable')
  const bare = await measure(port, pagesOf(crowd), times)
  await each('enable')
  const cost: Partial<Record<Page, number>> = {}
  for (const page of Object.keys(bare) as Page[]) cost[page] = rounded(walled[page].ms - bare[page].ms, 2)
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
