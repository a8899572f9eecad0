import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { cast, practices as castPractices, ids } from '@/db/cast'
import { type Actor, withPractice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { practices } from '@/db/schema/practices'
import { asSystem } from '@/db/system'
import * as commands from './commands'
import { practiceInput } from './input'
import { alternatives, slugFrom, slugTrouble } from './practice'
import { newPractice, somebody } from './rehearsal'

const words = (slug: string) =>
  ({ name: 'Northlight', slug, mark: 'compass', accentHue: 245, timeZone: 'Europe/Oslo' }) as const

describe('an address', () => {
  it.each([
    ['Harbor Coaching', 'harbor-coaching'],
    ['  Über & Söhne  ', 'uber-and-sohne'],
    ['O’Neill’s Practice!', 'oneills-practice'],
    ['Straße 9', 'strasse-9'],
    ['北極星', ''],
    ['x'.repeat(60), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('of %s is %s', (name, slug) => {
    expect(slugFrom(name)).toBe(slug)
    if (slug) expect(slugTrouble(slug)).toBeNull()
  })

  it.each([
    '',
    'ab',
    'A-b-c',
    'a--b',
    '-ab',
    'ab-',
    'a b c',
    'a/b',
    'ünder',
    'x'.repeat(41),
    'admin',
    'sign-in',
    'waymark',
  ])('is not “%s”', (slug) => {
    expect(slugTrouble(slug)).toMatch(/^[A-Z“].*\.$/)
    expect(practiceInput.safeParse(words(slug)).success).toBe(false)
  })

  it('has others to try, each of them an address', () => {
    for (const slug of ['harbor', 'x'.repeat(40), `${'x'.repeat(37)}-yz`]) {
      for (const other of alternatives(slug)) expect(slugTrouble(other)).toBeNull()
    }
  })
})

describe('what a browser may send about a practice', () => {
  it.each([
    ['no name', { name: ' ' }],
    ['a name with a new line', { name: 'North\nlight' }],
    ['a mark of its own', { mark: 'skull' }],
    ['a hue of its own', { accentHue: 20 }],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }],
    ['more than that', { closedAt: null }],
  ])('is not %s', (_what, change) => {
    expect(practiceInput.safeParse({ ...words('northlight'), ...change }).success).toBe(false)
  })
})

describe('starting a practice', () => {
  it('makes the practice and its owner, and says so in the record', async () => {
    const { owner, login } = await newPractice()
    await withPractice(owner, async ({ db }) => {
      expect(await db.select({ name: practices.name }).from(practices)).toEqual([{ name: 'Northlight' }])
      const [seen] = await db.execute(sql`select wall.my_role() as role, m.name from members m`)
      expect(seen).toEqual({ role: 'owner', name: login.name })
      expect([...(await db.execute(sql`select verb from events`))]).toEqual([{ verb: 'practice started' }])
    })
  })

  it('says which address is free when one is taken', async () => {
    const login = await somebody()
    await expect(
      asSystem('test', (db) => commands.startPractice(db, login, words('harbor'))),
    ).rejects.toThrow('Another practice has the address “harbor”. “harbor-2” is free.')
  })

  it('stops at five in a day', async () => {
    const login = await somebody()
    const start = () =>
      asSystem('test', (db) => commands.startPractice(db, login, words(`p-${randomUUID()}`)))
    for (let started = 0; started < 5; started++) await start()
    await expect(start()).rejects.toThrow(/5 practices today/)
  })
})

describe('changing a practice', () => {
  it('is the owner’s to do; the old address is free at once', async () => {
    const { owner, slug } = await newPractice()
    const moved = `p-${randomUUID()}`
    await withPractice(owner, (practice) =>
      commands.changePractice(practice, { ...words(moved), name: 'North' }),
    )
    expect(await slugsLike(slug)).toEqual([])
    expect(await slugsLike(moved)).toEqual([moved])
  })

  it('does not take another practice’s address, and changes nothing in trying', async () => {
    await rehearse('ingrid', async (practice) => {
      await expect(
        commands.changePractice(practice, { ...words('tidewater'), name: 'Other' }),
      ).rejects.toThrow(/Another practice has the address/)
      expect(await practice.db.select({ name: practices.name }).from(practices)).toEqual([
        { name: castPractices.harbor.name },
      ])
    })
  })

  it('is refused to coaches and clients, by the code and by the wall', async () => {
    for (const someone of ['maya', 'daniel'] as const) {
      await expect(
        rehearse(someone, (practice) => commands.changePractice(practice, words('elsewhere'))),
      ).rejects.toThrow(/Only an owner/)
      await rehearse(someone, async ({ db }) => {
        const changed = await db
          .update(practices)
          .set({ name: 'Other' })
          .where(eq(practices.id, ids.harbor))
          .returning({ id: practices.id })
        expect(changed).toEqual([])
      })
    }
  })
})

describe('closing a practice', () => {
  const close = { name: castPractices.harbor.name }

  it('is the owner’s to do, with its name typed out', async () => {
    await expect(rehearse('maya', (practice) => commands.closePractice(practice, close))).rejects.toThrow(
      /Only an owner/,
    )
    await expect(
      rehearse('ingrid', (practice) => commands.closePractice(practice, { name: 'harbor' })),
    ).rejects.toThrow(/Write “Harbor Coaching”/)
  })

  it('stops all writing, lets everybody read for thirty days, then only its owners', async () => {
    const admin = postgres(process.env.DATABASE_URL ?? '', { max: 1 })
    const reads = async (someone: 'ingrid' | 'maya' | 'daniel', closedDaysAgo: number) => {
      const { id: memberId, practiceId } = cast[someone]
      let seen: unknown
      await admin
        .begin(async (tx) => {
          await tx`update practices set closed_at = now() - make_interval(days => ${closedDaysAgo}) where id = ${practiceId}`
          await tx`select set_config('app.practice_id', ${practiceId}, true), set_config('app.member_id', ${memberId}, true)`
          await tx`set local role waymark_app`
          const [row] = await tx`
            select (select count(*)::int from practices) as practices, (select count(*)::int from checkpoints) as plans,
              (select count(*)::int from openable_documents where writable) as writable`
          seen = row
          await tx`select pg_catalog.set_config('role', 'none', true)`
          throw new Error('undo')
        })
        .catch((error: Error) => {
          if (error.message !== 'undo') throw error
        })
      return seen
    }
    try {
      expect(await reads('daniel', 1)).toMatchObject({ practices: 1, writable: 0 })
      expect(await reads('daniel', 29)).not.toMatchObject({ plans: 0 })
      expect(await reads('maya', 29)).toMatchObject({ practices: 1, writable: 0 })
      expect(await reads('daniel', 31)).toEqual({ practices: 0, plans: 0, writable: 0 })
      expect(await reads('maya', 31)).toEqual({ practices: 0, plans: 0, writable: 0 })
      expect(await reads('ingrid', 31)).toEqual({ practices: 1, plans: 0, writable: 0 })
    } finally {
      await admin.end()
    }
  })

  it('can be taken back by an owner, once', async () => {
    const { owner } = await newPractice()
    const coach: Actor = { ...owner, role: 'coach' }
    await withPractice(owner, (practice) => commands.closePractice(practice, { name: 'Northlight' }))
    await expect(
      withPractice(owner, (practice) => commands.closePractice(practice, { name: 'Northlight' })),
    ).rejects.toThrow(/once/)
    await expect(withPractice(coach, commands.reopenPractice)).rejects.toThrow(/Only an owner/)
    await withPractice(owner, commands.reopenPractice)
    await expect(withPractice(owner, commands.reopenPractice)).rejects.toThrow(/Only an owner/)
  })
})

const slugsLike = async (slug: string) =>
  (
    await asSystem('test', (db) =>
      db.select({ slug: practices.slug }).from(practices).where(eq(practices.slug, slug)),
    )
  ).map((row) => row.slug)
