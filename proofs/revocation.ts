/**
 * Whoever may no longer, is out at once: with their next request, and within a second on an open socket.
 *
 * In each trial somebody has a document open through the real path and types all the time, while something ends it:
 * they sign out, leave, are removed, the session ends, the engagement ends, it is handed over, the practice closes.
 * Measured from just before the commit to the moment their page learns of it. Every word typed after the commit is
 * looked for in the log: none may be in it. The first request after the commit must be refused where nothing is
 * left to read, and answered where reading goes on.
 *
 * The control withholds the notice: the same change, unannounced, while people only read. Then only the slow poll is
 * left, and some of them must be late.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { endSignInOf } from '@/lib/auth/commands'
import { actorFromCookie } from '@/lib/auth/cookie'
import { endEngagement } from '@/lib/engagements/commands'
import { acceptHandover, proposeHandover } from '@/lib/engagements/handovers'
import { engagementScreen } from '@/lib/engagements/queries'
import { documentName, livePath } from '@/lib/live/wire'
import { leavePractice, removeMember } from '@/lib/people/commands'
import { closePractice } from '@/lib/practices/commands'
import { endSession } from '@/lib/sessions/commands'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import type { Variables } from '@/ops/run.mjs'
import { rootFor, Sitter, wordsIn } from './revocation/sitter'
import { isProgram, type Outcome, percentile, prove, rounded, say } from './stage/frame'
import { type Pair, type Person, seatPairs } from './stage/pairs'
import { until } from './stage/until'

export type Size = {
  trials: number
  controlTrials: number
  /** Where sockets are opened. */
  live: string
  /** Where pages are asked for; without it the question of the page is asked without a web process. */
  web?: string
}

const target = 1_000

export async function revocation(env: Variables, size: Size): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const origin = new URL(env.AUTH_URL ?? '').origin
  const took: number[] = []
  const count = { late: 0, lateWords: 0, lateRequests: 0, shutTooFar: 0 }
  try {
    for (let trial = 0; trial < size.trials; trial++) {
      const kind = kinds[trial % kinds.length] ?? kinds[0]
      const seen = await tryOne(admin, kind, { ...size, origin })
      took.push(seen.ms)
      if (seen.ms > target) count.late++
      if (seen.lateWords) count.lateWords++
      if (seen.lateRequest) count.lateRequests++
      if (seen.shutTooFar) count.shutTooFar++
      if (seen.ms > target || seen.lateWords || seen.lateRequest || seen.shutTooFar)
        say(`  WRONG  somebody ${kind.name}: ${JSON.stringify(seen)}`)
      if ((trial + 1) % 50 === 0) say(`  ${trial + 1} trials, p99 ${rounded(percentile(took, 0.99), 0)} ms`)
    }
    const control = await lateWithoutNotice(admin, { ...size, origin })
    say(`Without a notice ${control} of ${size.controlTrials} readers were late, as some must be.`)
    const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)]
    const wrong = count.late + count.lateWords + count.lateRequests + count.shutTooFar
    return {
      holds: wrong === 0 && p99 <= target && control > 0,
      counts: {
        trials: took.length,
        p50_ms: rounded(p50, 1),
        p99_ms: rounded(p99, 1),
        max_ms: rounded(Math.max(...took), 1),
        ...count,
        control,
        planted: size.controlTrials,
      },
    }
  } finally {
    await admin.end()
  }
}

type Scene = Pair & { admin: postgres.Sql; sessionId: string; owner: Actor; notes: string }
type Kind = {
  /** Of somebody: "signs out". */
  name: string
  who: 'coach' | 'client'
  document: 'vision' | 'coach_notes'
  /** What has to be before, such as the end of the session. */
  before?: (scene: Scene) => Promise<unknown>
  /** The command itself; `committing` is called when nothing but the commit is left. */
  change: (scene: Scene, committing: () => void) => Promise<unknown>
  /** Whether their page is still theirs to read. */
  stillReads: boolean
}

const actorOf = ({ practiceId, ...pair }: Pair, who: 'coach' | 'client'): Actor => ({
  practiceId,
  memberId: pair[who].memberId,
  role: who,
})

const as = (actor: Actor, command: (practice: Practice) => Promise<unknown>) => (committing: () => void) =>
  withPractice(actor, async (practice) => {
    await command(practice)
    committing()
  })

const now = () => {}
const sessionEnds = (scene: Scene) =>
  as(actorOf(scene, 'coach'), (practice) => endSession(practice, scene.sessionId))(now)

const kinds: readonly [Kind, ...Kind[]] = [
  {
    name: 'signs out',
    who: 'client',
    document: 'vision',
    change: (scene, committing) =>
      asSystem('a proof', async (db) => {
        await endSignInOf(db, scene.client.cookie.split('=')[1] ?? '')
        committing()
      }),
    stillReads: false,
  },
  {
    name: 'was in a session that ended',
    who: 'coach',
    document: 'vision',
    change: (scene, committing) =>
      as(actorOf(scene, 'coach'), (practice) => endSession(practice, scene.sessionId))(committing),
    stillReads: true,
  },
  {
    name: 'handed over',
    who: 'coach',
    document: 'coach_notes',
    before: async (scene) => {
      await sessionEnds(scene)
      await as(actorOf(scene, 'coach'), (practice) => proposeTo(practice, scene))(now)
    },
    change: (scene, committing) =>
      as(actorOf(scene, 'client'), async (practice) => {
        const [open] = await practice.db.execute<{ id: string }>(
          sql`select id from handovers where answer is null`,
        )
        await acceptHandover(practice, open?.id ?? '')
      })(committing),
    stillReads: false,
  },
  {
    name: 'worked in an engagement that ended',
    who: 'client',
    document: 'vision',
    before: sessionEnds,
    change: (scene, committing) =>
      as(actorOf(scene, 'coach'), (practice) => endEngagement(practice, scene.engagementId))(committing),
    stillReads: true,
  },
  {
    name: 'left',
    who: 'client',
    document: 'vision',
    change: (scene, committing) => as(actorOf(scene, 'client'), leavePractice)(committing),
    stillReads: false,
  },
  {
    name: 'was removed',
    who: 'client',
    document: 'vision',
    change: (scene, committing) =>
      as(scene.owner, async (practice) => {
        // What is under way ends first, in the same breath.
        await scene.admin`update engagements set status = 'ended' where id = ${scene.engagementId}`
        await removeMember(practice, { memberId: scene.client.memberId })
      })(committing),
    stillReads: false,
  },
  {
    name: 'belonged to a practice that closed',
    who: 'client',
    document: 'vision',
    change: (scene, committing) =>
      as(scene.owner, (practice) => closePractice(practice, { name: 'Proving Ground' }))(committing),
    stillReads: true,
  },
]

type Where = Pick<Size, 'live' | 'web'> & { origin: string }

async function tryOne(admin: postgres.Sql, kind: Kind, where: Where) {
  const scene = await setScene(admin)
  await kind.before?.(scene)
  const sitter = sitAt(scene, kind, where)
  try {
    await sitter.sitsDown()
    const person = scene[kind.who]
    if (!(await reads(scene, kind.who, person, where))) throw new Error('They could not read to begin with.')
    let committed = Number.POSITIVE_INFINITY
    await kind.change(scene, () => {
      committed = performance.now()
    })
    sitter.isLate()
    const stillReads = await reads(scene, kind.who, person, where)
    await until(() => sitter.over !== null, 'their page learns of it', { everyMs: 1 })
    return {
      ms: (sitter.over ?? Number.POSITIVE_INFINITY) - committed,
      lateWords: (await inTheLog(scene, kind)).includes('late'),
      lateRequest: stillReads && !kind.stillReads,
      shutTooFar: !stillReads && kind.stillReads,
    }
  } finally {
    sitter.leaves()
  }
}

/**
 * The same end without a word to anybody, for people who only read: a second apart, so that whenever the poll comes
 * most of them have waited for longer than that. How many of the pages learned of it too late.
 */
async function lateWithoutNotice(admin: postgres.Sql, size: Size & { origin: string }): Promise<number> {
  const [kind] = kinds
  const scenes: { scene: Scene; sitter: Sitter; ended: number }[] = []
  try {
    for (let trial = 0; trial < size.controlTrials; trial++) {
      const scene = await setScene(admin)
      const sitter = sitAt(scene, kind, size)
      scenes.push({ scene, sitter, ended: 0 })
      await sitter.sitsDown({ still: true })
    }
    for (const each of scenes) {
      await admin`delete from sign_ins s using members m
        where m.id = ${each.scene.client.memberId} and s.login_id = m.login_id`
      each.ended = performance.now()
      await wait(target)
    }
    for (const { sitter } of scenes)
      await until(() => sitter.over !== null, 'the poll finds it', { everyMs: 1 })
    return scenes.filter(({ sitter, ended }) => (sitter.over ?? 0) - ended > target).length
  } finally {
    for (const { sitter } of scenes) sitter.leaves()
  }
}

function sitAt(scene: Scene, kind: Kind, { live, origin }: Where): Sitter {
  return new Sitter({
    url: `${live}${livePath}`,
    name: documentName(scene.practiceId, kind.document === 'vision' ? scene.vision : scene.notes),
    root: rootFor(kind.document),
    headers: { cookie: scene[kind.who].cookie, origin },
  })
}

/** Whether their page of the engagement is answered with what it shows. */
async function reads(
  scene: Scene,
  who: 'coach' | 'client',
  { cookie }: Person,
  { web }: Where,
): Promise<boolean> {
  if (!web) {
    const known = await actorFromCookie(cookie, scene.practiceId)
    return known !== null && (await engagementScreen(known.actor, scene.engagementId, 1)) !== null
  }
  const [row] = await scene.admin<
    { slug: string }[]
  >`select slug from practices where id = ${scene.practiceId}`
  const room = who === 'coach' ? 'coach/engagements' : 'client/engagement'
  const answer = await fetch(`${web}/p/${row?.slug}/${room}/${scene.engagementId}`, {
    headers: { cookie },
    redirect: 'manual',
  })
  const body = await answer.text()
  return answer.status === 200 && body.includes('To be proved')
}

async function inTheLog({ admin, ...scene }: Scene, { document }: Kind): Promise<string> {
  const rows = await admin<{ bytes: Buffer }[]>`
    select bytes from document_updates
    where document_id = ${document === 'vision' ? scene.vision : scene.notes} order by seq`
  return wordsIn(
    rows.map(({ bytes }) => bytes),
    rootFor(document),
  )
}

async function setScene(admin: postgres.Sql): Promise<Scene> {
  const [pair] = await seatPairs(admin, 1)
  if (!pair) throw new Error('Nobody was seated.')
  const { practiceId, engagementId } = pair
  const join = (role: 'owner' | 'coach') => admin<{ id: string }[]>`
    with login as (insert into logins (email, name)
      values (${`${role}-${engagementId}@proof.example`}, ${`Another ${role}`}) returning id)
    insert into members (practice_id, login_id, role, name, time_zone, joined_at)
    select ${practiceId}, id, ${role}, ${`Another ${role}`}, 'UTC', now() from login returning id`
  const [owner] = await join('owner')
  await join('coach')
  const [session] = await admin<
    { id: string }[]
  >`select id from sessions where engagement_id = ${engagementId}`
  const [notes] = await admin<{ id: string }[]>`
    insert into documents (practice_id, engagement_id, session_id, kind)
    values (${practiceId}, ${engagementId}, ${session?.id ?? null}, 'coach_notes') returning id`
  return {
    ...pair,
    admin,
    sessionId: session?.id ?? '',
    notes: notes?.id ?? '',
    owner: { practiceId, memberId: owner?.id ?? '', role: 'owner' },
  }
}

async function proposeTo(practice: Practice, { engagementId, owner }: Scene) {
  const [colleague] = await practice.db.execute<{ id: string }>(
    sql`select id from members where role = 'coach' and id <> ${practice.actor.memberId} and id <> ${owner.memberId}`,
  )
  await proposeHandover(practice, { engagementId, toCoachId: colleague?.id ?? '' })
}

if (isProgram(import.meta.filename)) {
  await prove('revocation', async ({ long }) => {
    const product = await startProduct(proofPlace(), { mode: 'built', say })
    try {
      const { host } = new URL(product.url)
      return await revocation(
        { ...process.env, AUTH_URL: product.url },
        { trials: long ? 1_000 : 200, controlTrials: 5, live: `ws://${host}`, web: product.url },
      )
    } finally {
      await product.stop()
    }
  })
}
