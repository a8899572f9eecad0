import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { withPractice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { asSystem } from '@/db/system'
import { now } from '@/lib/clock'
import { findDrift } from '@/lib/jobs/drift'
import { driftFacts } from './facts'
import { keepSignals } from './keep'
import { pulseOf } from './pulse'
import { type Signal, signalsOf } from './signals'

// Hannah's plan is nobody else's here, so what is kept of it may stay.
const { id: engagementId } = castEngagements.hannah
const work = { practiceId: cast.hannah.practiceId, engagementId }
const inDays = (days: number) => new Date(now().getTime() + days * 86_400_000)

describe('what each of the two may know', () => {
  it('is counted for the client with the private draft, and for the coach without a trace of it', async () => {
    const look = (who: CastName) =>
      rehearse(who, (practice) => driftFacts(practice, castEngagements.daniel.id, inDays(200)))
    const [own, told] = [await look('daniel'), await look('maya')]
    if (!own || !told) throw new Error('Both are at this engagement.')
    const privately = ['stock', 'life']
    const keys = (facts: typeof own) => facts.sections.map(({ key }) => key)
    expect(keys(own)).toEqual(expect.arrayContaining(privately))
    expect(own.gaps.length).toBeGreaterThan(0)
    expect(keys(told).filter((key) => privately.includes(key))).toEqual([])
    expect(told.gaps).toEqual([])
    expect(keys(own).filter((key) => !privately.includes(key))).toEqual(keys(told))
    const abouts = (signals: Signal[]) => signals.map(({ about }) => about)
    expect(abouts(signalsOf(own))).toEqual(expect.arrayContaining(privately))
    expect(abouts(signalsOf(told)).filter((about) => privately.includes(about))).toEqual([])
  })

  it('says when one wrote alone to the client, and to the coach not even that', async () => {
    const wroteAlone = (who: CastName) =>
      rehearse(who, async (practice) => (await pulseOf(practice, castEngagements.daniel.id)).wroteAloneAt)
    expect(await wroteAlone('daniel')).toBeInstanceOf(Date)
    expect(await wroteAlone('maya')).toBeNull()
  })

  it.each<CastName>(['ingrid', 'jonas', 'priya', 'amara'])('is nothing for %s', async (stranger) => {
    const facts = await rehearse(stranger, (practice) =>
      driftFacts(practice, castEngagements.daniel.id, now()),
    )
    expect(facts).toBeNull()
  })
})

describe('a signal', () => {
  const alone: Signal = { kind: 'life gap', about: 'proved-alone', facts: { was: 1, gap: 3 } }
  const shared: Signal = { kind: 'section untouched', about: 'proved', facts: { since: '2026-01-01' } }
  const keep = (signals: { shared: Signal[]; all: Signal[] }) =>
    asSystem('test', (db) => keepSignals(db, work, signals, now()))
  const seenBy = (who: CastName) =>
    withPractice({ practiceId: work.practiceId, memberId: cast[who].id, role: cast[who].role }, ({ db }) =>
      db.execute<{ id: string; about: string; ended: boolean }>(sql`
        select id, about, ended_at is not null as ended from drift_signals
        where engagement_id = ${engagementId} and about like 'proved%' order by about, ended_at nulls first`),
    ).then((rows) => rows.map(({ about, ended }) => (ended ? `${about}, over` : about)))
  const answer = (kind: 'seen' | 'dismissed', about: string) =>
    withPractice({ practiceId: work.practiceId, memberId: cast.hannah.id, role: 'client' }, ({ db, actor }) =>
      db.execute(sql`
        insert into drift_answers (practice_id, signal_id, engagement_id, member_id, kind, reason)
        select s.practice_id, s.id, s.engagement_id, ${actor.memberId}, ${kind},
          ${kind === 'dismissed' ? 'The season is busy.' : null}
        from drift_signals s where s.engagement_id = ${engagementId} and s.about = ${about}`),
    )

  it('is the client’s first, then the coach’s; and never the coach’s where it rests on what is private', async () => {
    await keep({ shared: [shared], all: [shared, alone] })
    expect(await seenBy('hannah')).toEqual(['proved', 'proved-alone'])
    expect(await seenBy('maya')).toEqual([])
    await answer('seen', 'proved')
    await answer('dismissed', 'proved-alone')
    expect(await seenBy('maya')).toEqual(['proved'])
    expect(await seenBy('jonas')).toEqual([])
  })

  it('is the same row while it rests on the same facts, and another on others', async () => {
    await keep({ shared: [], all: [] })
    expect(await seenBy('hannah')).toEqual(['proved, over', 'proved-alone, over'])
    await keep({ shared: [shared], all: [shared] })
    expect(await seenBy('hannah')).toEqual(['proved', 'proved-alone, over'])
    const later = { ...shared, facts: { since: '2026-02-02' } }
    await keep({ shared: [later], all: [later] })
    expect(await seenBy('hannah')).toEqual(['proved', 'proved, over', 'proved-alone, over'])
    // Answered once, on facts that are no longer those.
    expect(await seenBy('maya')).toEqual(['proved, over'])
  })

  it('is found by the job from real rows, and ends with what it rested on', async () => {
    await findDrift(work, inDays(100))
    const kinds = () =>
      asSystem('test', (db) =>
        db.execute<{ kind: string }>(sql`select distinct kind from drift_signals
          where engagement_id = ${engagementId} and ended_at is null order by kind`),
      ).then((rows) => rows.map(({ kind }) => kind))
    expect(await kinds()).toEqual(['section untouched', 'no session', 'plan quiet'])
    await findDrift(work, now())
    expect(await kinds()).toEqual([])
  })
})
