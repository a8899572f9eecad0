/**
 * Each signal fires on its day and not one day short, to whom it may.
 *
 * For every one of the eight, real rows are arranged by chance around a day of chance in a time zone of chance:
 * settled plans, a private draft, commitments with what became of them, check-ins, sessions. The same look that the
 * job takes is taken on that day and on the day before, once as the client and once as the coach. Wrong is a signal that
 * is missing on its day, one that is there the day before, and one that rests on a private section and is there for the coach.
 *
 * The control plants two faults in each of the eight: one that counts a day too many, and one that never fires.
 */
import postgres from 'postgres'
import { type Actor, withPractice } from '@/db/practice'
import { addDays, type Day, endOfDay } from '@/lib/dates'
import { driftFacts } from '@/lib/drift/facts'
import { type DriftFacts, type DriftKind, signalRules, signalsOf } from '@/lib/drift/signals'
import type { Variables } from '@/ops/run.mjs'
import { type Scene, type Stage, scenes } from './drift/scenes'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { type Pair, seatPairs } from './stage/pairs'

const zones = [
  'UTC',
  'America/Denver',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
  'Europe/Stockholm',
]

type Rules = Parameters<typeof signalsOf>[1]
type Look = { scene: Scene; seat: 'client' | 'coach'; on: 'its day' | 'the day before'; facts: DriftFacts }

export async function drift(env: Variables, rounds: number, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    const looks: Look[] = []
    const pairs = await seatPairs(admin, rounds * scenes.length)
    for (let round = 0; round < rounds; round++) {
      for (const [at, scene] of scenes.entries()) {
        const pair = pairs[round * scenes.length + at]
        if (!pair) throw new Error('There are too few pairs.')
        looks.push(...(await look(admin, pair, scene, random)))
      }
      if (round % 20 === 19) say(`  ${looks.length} looks, ${wrongIn(looks).length} wrong`)
    }
    const wrong = wrongIn(looks)
    for (const { scene, seat, on } of wrong.slice(0, 5))
      say(`  wrong: ${scene.kind}, for the ${seat} on ${on}`)
    const missed = faults.filter(({ rules }) => wrongIn(looks, rules).length === 0)
    for (const { name } of missed) say(`  not found: ${name}`)
    const kinds = new Set(scenes.map(({ kind }) => kind))
    const counts = {
      signals: kinds.size,
      looks: looks.length,
      wrong: wrong.length,
      control: { planted: faults.length, missed: missed.length },
    }
    return { holds: wrong.length === 0 && missed.length === 0 && kinds.size === 8, counts }
  } finally {
    await admin.end()
  }
}

/** On its day and on the day before, as each of the two. */
async function look(admin: postgres.Sql, pair: Pair, scene: Scene, random: Random): Promise<Look[]> {
  const [zone, day] = [random.pick(zones), addDays('2026-06-01', random.int(300))]
  const stage: Stage = { admin, pair, day, zone, random }
  await admin`update members set time_zone = ${zone} where id = ${pair.client.memberId}`
  await admin`update engagements set starts_on = ${addDays(day, -300)} where id = ${pair.engagementId}`
  await scene.arrange(stage)
  const looks: Look[] = []
  for (const seat of ['client', 'coach'] as const)
    for (const [on, when] of [
      ['its day', day],
      ['the day before', addDays(day, -1)],
    ] as const)
      looks.push({ scene, seat, on, facts: await factsFor(pair, seat, when, zone) })
  return looks
}

/** At the end of that day, where the client lives. */
async function factsFor(pair: Pair, seat: 'client' | 'coach', day: Day, zone: string): Promise<DriftFacts> {
  const actor: Actor = { practiceId: pair.practiceId, memberId: pair[seat].memberId, role: seat }
  const at = new Date(endOfDay(day, zone).getTime() - 1_000)
  const facts = await withPractice(actor, (practice) => driftFacts(practice, pair.engagementId, at))
  if (!facts) throw new Error('Whoever is at the engagement is told of it.')
  return facts
}

function wrongIn(looks: readonly Look[], rules?: Rules): Look[] {
  return looks.filter(({ scene, seat, on, facts }) => {
    const fires = signalsOf(facts, rules).some(
      ({ kind, about }) => kind === scene.kind && isAbout(scene, about),
    )
    return fires !== (on === 'its day' && (seat === 'client' || !scene.alone))
  })
}

/** A plan has other sections than the one that was left alone. */
function isAbout({ kind, alone }: Scene, about: string): boolean {
  return kind !== 'section untouched' || about === (alone ? 'life' : 'value')
}

const faults = (Object.keys(signalRules) as DriftKind[])
  .filter((kind) => kind !== 'plan quiet')
  .flatMap((kind) => {
    const real = signalRules[kind]
    const early = (facts: DriftFacts) => real(tomorrow(facts))
    return [
      { name: `${kind}: a day too many`, rules: { ...signalRules, [kind]: early } },
      { name: `${kind}: never`, rules: { ...signalRules, [kind]: () => [] } },
    ]
  })

/** What a look would say that takes tomorrow for today, and one more of what is counted. */
function tomorrow(facts: DriftFacts): DriftFacts {
  const today = addDays(facts.today, 1)
  const { open, aimed, keptOn } = facts.commitments
  return {
    ...facts,
    today,
    commitments: { open: open + 1, aimed, keptOn },
    looks: facts.looks.flatMap((each) => [each, { ...each, on: today }]),
    gaps: facts.gaps.flatMap((each) => [each, { ...each, on: today, gap: each.gap + 1 }]),
    against: facts.against.flatMap((each) => [each, { ...each, id: `${each.id} again` }]),
  }
}

if (isProgram(import.meta.filename)) {
  await prove('drift', ({ long, random }) => drift(process.env, long ? 600 : 60, random))
}
