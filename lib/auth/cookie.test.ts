import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cast, ids } from '@/db/cast'
import { logins, signIns } from '@/db/schema/sign-ins'
import { asSystem, listen } from '@/db/system'
import { liveChannel } from '@/lib/announce'
import { endOtherSignIns, endSignIn, endSignInOf } from './commands'
import { actorFromCookie, cookieName, tokenIn } from './cookie'
import { signInWithSpaces } from './queries'
import { hashOf, newToken } from './token'

describe('the actor behind a socket', () => {
  it('is the member that this login is in that practice', async () => {
    const { token, signInId } = await signedIn(cast.maya.email)
    const who = await actorFromCookie(`theme=dark; ${cookieName()}=${token}; other=1`, ids.harbor)
    expect(who).toMatchObject({
      actor: { practiceId: ids.harbor, memberId: cast.maya.id, role: 'coach' },
      signInId,
    })
  })

  it('is a client here and a coach next door, never one through the other', async () => {
    const { token } = await signedIn(cast.sofia.email)
    const here = await actorFromCookie(cookie(token), ids.harbor)
    const nextDoor = await actorFromCookie(cookie(token), ids.tidewater)
    expect(here?.actor).toEqual({ practiceId: ids.harbor, memberId: cast.sofia.id, role: 'client' })
    expect(nextDoor?.actor).toEqual({
      practiceId: ids.tidewater,
      memberId: cast.sofiaNextDoor.id,
      role: 'coach',
    })
  })

  it('is nobody in a practice the login does not belong to, with a made-up token, or with none', async () => {
    const { token } = await signedIn(cast.maya.email)
    expect(await actorFromCookie(cookie(token), ids.tidewater)).toBeNull()
    expect(await actorFromCookie(cookie(token), randomUUID())).toBeNull()
    expect(await actorFromCookie(cookie(newToken()), ids.harbor)).toBeNull()
    expect(await actorFromCookie(cookie(hashOf(token)), ids.harbor)).toBeNull()
    for (const nothing of [undefined, null, '', 'waymark', `${cookieName()}=`, 'other=1']) {
      expect(await actorFromCookie(nothing, ids.harbor)).toBeNull()
    }
  })
})

describe('a sign-in', () => {
  it('is over when it was idle for too long, or is too old however busy', async () => {
    const idle = await signedIn(cast.maya.email, { expiresAt: sql`now() - interval '1 second'` })
    const old = await signedIn(cast.maya.email, {
      createdAt: sql`now() - interval '60 days 1 minute'`,
      expiresAt: sql`now() + interval '14 days'`,
    })
    expect(await signInWithSpaces(idle.token)).toBeNull()
    expect(await signInWithSpaces(old.token)).toBeNull()
  })

  it('is moved forward by use, never past its absolute end', async () => {
    const { token, signInId } = await signedIn(cast.maya.email, {
      createdAt: sql`now() - interval '50 days'`,
      lastSeenAt: sql`now() - interval '1 day'`,
      expiresAt: sql`now() + interval '1 day'`,
    })
    await signInWithSpaces(token)
    const [row] = await asSystem('test', (db) => db.select().from(signIns).where(eq(signIns.id, signInId)))
    expect(inDays(row?.lastSeenAt)).toBeCloseTo(0, 2)
    expect(inDays(row?.expiresAt)).toBeCloseTo(10, 2)
  })
})

describe('ending a sign-in', () => {
  const heard: string[] = []
  let stop: () => Promise<void>
  beforeEach(async () => {
    const { unlisten } = await listen(liveChannel, (payload) => heard.push(payload))
    stop = unlisten
  })
  afterEach(() => stop())

  const hears = (signInId: string) =>
    vi.waitFor(() => expect(heard).toContain(JSON.stringify({ kind: 'sign-in-ended', signInId })), {
      timeout: 15_000,
    })

  it('is done by its owner alone, and the live process hears of it', async () => {
    const { token, signInId, loginId } = await signedIn(cast.maya.email)
    const stranger = await signedIn(cast.jonas.email)
    await asSystem('test', (db) => endSignIn(db, stranger.loginId, signInId))
    expect(await signInWithSpaces(token)).not.toBeNull()
    await asSystem('test', (db) => endSignIn(db, loginId, signInId))
    expect(await signInWithSpaces(token)).toBeNull()
    await hears(signInId)
  })

  it('ends all the others and keeps this one', async () => {
    const loginId = await newLogin()
    const [mine, other, third] = [
      await signInFor(loginId),
      await signInFor(loginId),
      await signInFor(loginId),
    ]
    const stranger = await signedIn(cast.jonas.email)
    await asSystem('test', (db) => endOtherSignIns(db, loginId, mine.signInId))
    expect(await signInWithSpaces(mine.token)).not.toBeNull()
    expect(await signInWithSpaces(stranger.token)).not.toBeNull()
    for (const { token, signInId } of [other, third]) {
      expect(await signInWithSpaces(token)).toBeNull()
      await hears(signInId)
    }
  })

  it('is not heard of when it was rolled back', async () => {
    const { token, signInId } = await signedIn(cast.maya.email)
    const undone = asSystem('test', async (db) => {
      await endSignInOf(db, token)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const { token: next, signInId: nextId } = await signedIn(cast.maya.email)
    await asSystem('test', (db) => endSignInOf(db, next))
    await hears(nextId)
    expect(heard.some((payload) => payload.includes(signInId))).toBe(false)
    expect(await signInWithSpaces(token)).not.toBeNull()
  })
})

it('a cookie is found by its whole name', () => {
  expect(tokenIn(`x${cookieName()}=no; ${cookieName()}x=no; ${cookieName()}=yes`)).toBe('yes')
})

const cookie = (token: string) => `${cookieName()}=${token}`

const inDays = (date: Date | undefined) => ((date?.getTime() ?? 0) - Date.now()) / 86_400_000

type Times = Partial<Record<'createdAt' | 'lastSeenAt' | 'expiresAt', ReturnType<typeof sql>>>

async function signedIn(email: string, times: Times = {}) {
  const [login] = await asSystem('test', (db) => db.select().from(logins).where(eq(logins.email, email)))
  return signInFor(login?.id ?? '', times)
}

async function signInFor(loginId: string, times: Times = {}) {
  const token = newToken()
  const [row] = await asSystem('test', (db) =>
    db
      .insert(signIns)
      .values({
        loginId,
        tokenHash: hashOf(token),
        method: 'test',
        expiresAt: sql`now() + interval '14 days'`,
        ...times,
      })
      .returning({ id: signIns.id }),
  )
  return { token, loginId, signInId: row?.id ?? '' }
}

async function newLogin() {
  const [row] = await asSystem('test', (db) =>
    db
      .insert(logins)
      .values({ email: `${randomUUID()}@post.example`, name: 'Some One' })
      .returning({ id: logins.id }),
  )
  return row?.id ?? ''
}
