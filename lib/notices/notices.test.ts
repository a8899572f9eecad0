import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { type Practice, withPractice } from '@/db/practice'
import { become, rehearse } from '@/db/rehearse'
import { announce } from '@/lib/announce'
import { verbs } from '@/lib/audit/verbs'
import { lookedAtNotices } from './commands'
import { kinds } from './kinds'
import { tellings } from './telling'
import { sentence, type Told } from './words'

const { grace } = castEngagements
const engagementId = grace.id
const reader = { zone: 'UTC', now: new Date('2026-06-11T12:00:00Z') }

it('what one does is told to the other of the two, and not to oneself', async () => {
  const told = await rehearse('maya', async (practice) => {
    await announce(practice, { verb: 'session opened', engagementId, subjectId: crypto.randomUUID() })
    return { grace: await noticesOf(practice, 'grace'), maya: await noticesOf(practice, 'maya') }
  })
  expect(told.grace).toEqual([{ verb: 'session opened', kind: 'sessions' }])
  expect(told.maya).toEqual([])
})

it('what one was told is read by nobody else, the one who did it included', async () => {
  const seen = await rehearse('maya', async (practice) => {
    await announce(practice, { verb: 'engagement paused', engagementId, subjectId: engagementId })
    const asMaya = await practice.db.execute(
      sql`select 1 from notices where engagement_id = ${engagementId} and at >= now()`,
    )
    await become(practice, 'jonas')
    const asJonas = await practice.db.execute(
      sql`select 1 from notices where engagement_id = ${engagementId} and at >= now()`,
    )
    return { maya: asMaya.length, jonas: asJonas.length, grace: (await noticesOf(practice, 'grace')).length }
  })
  expect(seen).toEqual({ maya: 0, jonas: 0, grace: 1 })
})

it('of one thing one is told once until one looks, and then again', async () => {
  const counts = await rehearse('maya', async (practice) => {
    const event = { verb: 'question asked', engagementId, subjectId: crypto.randomUUID() } as const
    await announce(practice, event)
    await announce(practice, { ...event, verb: 'suggestion made' })
    await announce(practice, event)
    const before = (await noticesOf(practice, 'grace')).length
    const ids = await idsOf(practice, 'grace')
    await lookedAtNotices(await become(practice, 'grace'), { ids })
    await become(practice, 'maya')
    await announce(practice, event)
    return { before, after: (await noticesOf(practice, 'grace')).length }
  })
  expect(counts).toEqual({ before: 1, after: 2 })
})

it('looking is one’s own: nobody marks as seen what another was told', async () => {
  const unseen = await rehearse('maya', async (practice) => {
    await announce(practice, { verb: 'engagement paused', engagementId, subjectId: engagementId })
    const ids = await idsOf(practice, 'grace')
    await become(practice, 'maya')
    await lookedAtNotices(practice, { ids })
    await become(practice, 'grace')
    const [row] = await practice.db.execute<{ n: number }>(
      sql`select count(*)::int as n from notices where seen_at is null`,
    )
    return row?.n
  })
  expect(unseen).toBeGreaterThan(0)
})

it('a change that does not happen is told to nobody', async () => {
  const doomed = { verb: 'engagement paused', engagementId, subjectId: engagementId } as const
  const { practiceId, id: memberId, role } = cast.maya
  const before = await unseenOf('grace')
  await withPractice({ practiceId, memberId, role }, async (practice) => {
    await announce(practice, doomed)
    throw new Error('undone')
  }).catch(() => {})
  expect(await unseenOf('grace')).toBe(before)
})

it('every verb that tells has a kind that can be chosen and a sentence for whoever is told', () => {
  expect(Object.keys(tellings).length).toBeGreaterThan(20)
  for (const verb of verbs) {
    const telling = tellings[verb]
    if (!telling) continue
    expect(kinds).toContain(telling.kind)
    for (const seat of ['client', 'coach'] as const) {
      expect(sentence({ ...someTold, verb, seat }, reader), verb).toMatch(/^[A-Z].*\.$/)
    }
  }
})

it('what was told of work that has been handed over since says so, and nothing of the work', () => {
  const before = { ...someTold, verb: 'version signed', seat: 'neither', version: null } as const
  expect(sentence(before, reader)).toBe('This was about work that has been handed over since.')
})

it('what an owner paused is not said to be work together with the owner', () => {
  const paused = { ...someTold, verb: 'engagement paused' }
  expect(sentence(paused, reader)).toBe('Maya paused your work together.')
  expect(sentence({ ...paused, from: 'Ingrid Solberg' }, reader)).toBe(
    'Ingrid Solberg paused the work on your plan. You can go on writing.',
  )
})

it('a verb that nobody is told of has no sentence', () => {
  expect(sentence({ ...someTold, verb: 'vision read' }, reader)).toBeNull()
})

const someTold: Told = {
  verb: '',
  from: 'Maya Okafor',
  other: 'Maya Okafor',
  seat: 'client',
  engagementId,
  visionId: grace.visionId,
  section: 'why',
  asks: false,
  suggests: false,
  version: 2,
  signing: 'waiting',
  session: {
    id: engagementId,
    number: 3,
    startsAt: new Date('2026-06-16T15:00:00Z'),
    minutes: 60,
    openedInsteadOf: null,
  },
}

async function noticesOf(practice: Practice, name: CastName) {
  await become(practice, name)
  const rows = await practice.db.execute<{ verb: string; kind: string }>(sql`
    select verb, kind from notices where at >= now() and recipient_id = ${cast[name].id} order by id`)
  await become(practice, 'maya')
  return [...rows]
}

async function idsOf(practice: Practice, name: CastName) {
  await become(practice, name)
  const rows = await practice.db.execute<{ id: string }>(sql`select id from notices where seen_at is null`)
  return rows.map(({ id }) => id)
}

const unseenOf = (name: CastName) =>
  rehearse(name, async ({ db }) => {
    const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from notices`)
    return row?.n
  })
