import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { attempts, emails, logins, signInRequests, signIns } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { writeSignInMail } from '@/lib/emails/compose'
import { Refusal } from '@/lib/refusal'
import { askForCode, type Proof, proveByCode, proveByLink } from './commands'
import { redeem } from './next-auth'
import { requestInBrowser, requestOfLink, signInWithSpaces } from './queries'
import { refusals } from './request'
import { bucketFor, codeFor, hashOf, linkTokenFor, newToken } from './token'

let network: string
beforeEach(() => {
  network = randomUUID()
})

describe('a code', () => {
  it('opens a sign-in in the browser that asked for it', async () => {
    const { email, loginId } = await someone()
    const { browser, code } = await ask(email)
    const proof = proven(await enter(code, browser))
    const opened = await redeem(proof, { method: proof.method, userAgent: 'Test' })

    const known = await signInWithSpaces(opened?.token ?? '')
    expect(known?.signIn.login).toMatchObject({ id: loginId, email })
    expect(known?.signIn.method).toBe('email-code')
    expect(days(known?.signIn.expiresAt)).toBeCloseTo(14, 1)
    expect(days(opened?.expires)).toBeCloseTo(60, 1)
  })

  it('is taken with the space it is written with', async () => {
    const { email } = await someone()
    const { browser, code } = await ask(email)
    proven(await enter(`${code.slice(0, 3)} ${code.slice(3)}`, browser))
  })

  it('does not work in another browser, nor in one that asked for somebody else', async () => {
    const [one, other] = [await ask((await someone()).email), await ask((await someone()).email)]
    expect(await enter(one.code, newToken())).toEqual(no('elsewhere'))
    expect(await enter(one.code, undefined)).toEqual(no('elsewhere'))
    expect(await enter(one.code, other.browser)).toEqual(no('wrong'))
  })

  it('does not work after ten minutes', async () => {
    const { browser, code, requestId } = await ask((await someone()).email)
    await age(requestId)
    expect(await enter(code, browser)).toEqual(no('expired'))
  })

  it('works once', async () => {
    const { browser, code } = await ask((await someone()).email)
    proven(await enter(code, browser))
    expect(await enter(code, browser)).toEqual(no('used'))
  })

  it('works once when it is sent ten times at the same moment', async () => {
    const { browser, code } = await ask((await someone()).email)
    const proofs = await Promise.all(Array.from({ length: 10 }, () => enter(code, browser)))
    expect(proofs.filter((proof) => proof.proven)).toHaveLength(1)
  })

  it('is closed after five wrong tries, also when they arrive at once; the link still works', async () => {
    const { browser, code, link } = await ask((await someone()).email)
    await Promise.all(Array.from({ length: 5 }, () => enter(wrong(code), browser)))
    expect(await enter(code, browser)).toEqual(no('out-of-tries'))
    expect((await follow(link)).proven).toBe(true)
  })

  it('is paused when an address was guessed at too often, while its link keeps working', async () => {
    const { email } = await someone()
    for (let asked = 0; asked < 10; asked++) {
      await forgiveMail(email)
      const { browser, code } = await ask(email)
      for (let guess = 0; guess < 5; guess++) await enter(wrong(code), browser)
    }
    await forgiveMail(email)
    const { browser, code, link } = await ask(email)
    expect(await enter(code, browser)).toEqual(no('held'))
    expect((await follow(link)).proven).toBe(true)
  })
})

describe('a link', () => {
  it('works once, in any browser', async () => {
    const { email, loginId } = await someone()
    const { link } = await ask(email)
    const proof = proven(await follow(link))
    const opened = await redeem(proof, { method: proof.method, userAgent: '' })
    expect((await signInWithSpaces(opened?.token ?? ''))?.signIn).toMatchObject({
      method: 'email-link',
      login: { id: loginId },
    })
    expect(await follow(link)).toEqual(no('link'))
  })

  it('is spent when the code was used, and the other way round', async () => {
    const first = await ask((await someone()).email)
    proven(await enter(first.code, first.browser))
    expect(await follow(first.link)).toEqual(no('link'))

    const second = await ask((await someone()).email)
    proven(await follow(second.link))
    expect(await enter(second.code, second.browser)).toEqual(no('used'))
  })

  it('changes nothing by being opened', async () => {
    const { link, requestId, email } = await ask((await someone()).email)
    const before = await rowOf(requestId)
    for (let opened = 0; opened < 3; opened++) expect(await requestOfLink(link)).toEqual({ email })
    expect(await rowOf(requestId)).toEqual(before)
    expect((await follow(link)).proven).toBe(true)
  })

  it('does not work after ten minutes, nor made up, nor altered, nor for another request', async () => {
    const { link, requestId } = await ask((await someone()).email)
    const other = await ask((await someone()).email)
    const forged = Buffer.concat([
      Buffer.from(other.link, 'base64url').subarray(0, 16),
      Buffer.from(link, 'base64url').subarray(16),
    ]).toString('base64url')
    const altered = `${link.slice(0, 40)}${link[40] === 'A' ? 'B' : 'A'}${link.slice(41)}`
    for (const bad of [forged, altered, linkTokenFor(randomUUID()), '', 'x', 'A'.repeat(64)]) {
      expect(await follow(bad)).toEqual(no('link'))
      expect(await requestOfLink(bad)).toBeNull()
    }
    await age(requestId)
    expect(await follow(link)).toEqual(no('link'))
    expect(await requestOfLink(link)).toBeNull()
  })
})

describe('next-auth', () => {
  it('redeems a handoff once', async () => {
    const { browser, code } = await ask((await someone()).email)
    const proof = proven(await enter(code, browser))
    const way = { method: proof.method, userAgent: '' }
    expect(await redeem(proof, way)).not.toBeNull()
    expect(await redeem(proof, way)).toBeNull()
  })

  it('does not redeem a made-up handoff, another address, or one left lying', async () => {
    const way = { method: 'email-code', userAgent: '' }
    const { email } = await someone()
    expect(await redeem({ email, handoff: newToken() }, way)).toBeNull()

    const one = await ask(email)
    const proof = proven(await enter(one.code, one.browser))
    expect(await redeem({ ...proof, email: (await someone()).email }, way)).toBeNull()

    const late = await ask(email)
    const left = proven(await enter(late.code, late.browser))
    await asSystem('test', (db) =>
      db
        .update(signInRequests)
        .set({ usedAt: sql`now() - interval '2 minutes'` })
        .where(eq(signInRequests.id, late.requestId)),
    )
    expect(await redeem(left, way)).toBeNull()
  })

  it('makes nobody a login', async () => {
    const email = `nobody.${randomUUID()}@post.example`
    const { browser, code } = await ask(email)
    const proof = proven(await enter(code, browser))
    expect(await redeem(proof, { method: proof.method, userAgent: '' })).toBeNull()
    const known = await asSystem('test', (db) => db.select().from(logins).where(eq(logins.email, email)))
    expect(known).toEqual([])
  })
})

describe('asking for a code', () => {
  it('leaves the same traces for a known and an unknown address', async () => {
    const known = await ask((await someone()).email)
    const unknown = await ask(`nobody.${randomUUID()}@post.example`)
    const [one, other] = [await rowOf(known.requestId), await rowOf(unknown.requestId)]
    expect(Object.keys(other ?? {})).toEqual(Object.keys(one ?? {}))
    expect((await requestInBrowser(unknown.browser))?.state).toBe('waiting')
    expect(await enter(wrong(unknown.code), unknown.browser)).toEqual(
      await enter(wrong(known.code), known.browser),
    )
  })

  it('writes no mail for an unknown address, and one mail to the stored spelling of a known one', async () => {
    const unknown = await ask(`nobody.${randomUUID()}@post.example`)
    expect(await write(unknown.requestId)).toBeNull()

    const { email } = await someone(`Odd.Case+${randomUUID()}@Post.Example`)
    const asked = await ask(email.toUpperCase())
    const emailId = await write(asked.requestId)
    const [row] = await asSystem('test', (db) =>
      db
        .select()
        .from(emails)
        .where(eq(emails.id, emailId ?? '')),
    )
    expect(row?.toAddress).toBe(email)
    expect(await write(asked.requestId)).toBe(emailId)
  })

  it('does not take a look-alike letter for another mailbox', async () => {
    const id = randomUUID()
    const { email } = await someone(`kim.${id}@post.example`)
    // The Kelvin sign folds to k: the mail still goes to the stored address and nowhere else.
    const asked = await ask(`\u212Aim.${id}@post.example`)
    const emailId = await write(asked.requestId)
    if (emailId === null) return
    const [row] = await asSystem('test', (db) => db.select().from(emails).where(eq(emails.id, emailId)))
    expect(row?.toAddress).toBe(email)
  })

  it('stops at the sixth mail in ten minutes, while the links already sent keep working', async () => {
    const { email } = await someone()
    const links: string[] = []
    for (let asked = 0; asked < 5; asked++) links.push((await ask(email)).link)
    await expect(ask(email)).rejects.toThrow(new Refusal('not-allowed', refusals.mailbox))
    await expect(ask(email.toUpperCase())).rejects.toThrow(refusals.mailbox)
    expect((await follow(links[4] ?? '')).proven).toBe(true)
    await ask(email)
  })

  it('keeps nothing that would let a reader of the database sign in', async () => {
    const { browser, code, link, requestId } = await ask((await someone()).email)
    const row = JSON.stringify(await rowOf(requestId))
    for (const secret of [browser, code, link]) expect(row).not.toContain(secret)
    const proof = proven(await enter(code, browser))
    const opened = await redeem(proof, { method: proof.method, userAgent: '' })
    const [signIn] = await asSystem('test', (db) =>
      db
        .select()
        .from(signIns)
        .where(eq(signIns.tokenHash, hashOf(opened?.token ?? ''))),
    )
    expect(signIn).toBeDefined()
    expect(JSON.stringify(signIn)).not.toContain(opened?.token)
    const buckets = JSON.stringify(await asSystem('test', (db) => db.select().from(attempts)))
    expect(buckets).not.toContain('@')
  })
})

async function someone(email = `some.one+${randomUUID()}@post.example`) {
  const [row] = await asSystem('test', (db) =>
    db.insert(logins).values({ email, name: 'Some One' }).returning({ id: logins.id }),
  )
  return { email, loginId: row?.id ?? '' }
}

async function ask(email: string) {
  const browser = newToken()
  const { requestId } = await asSystem('test', (db) => askForCode(db, { email, browser, network }))
  return { email, browser, requestId, code: codeFor(requestId), link: linkTokenFor(requestId) }
}

const enter = (code: string, browser: string | undefined) =>
  asSystem('test', (db) => proveByCode(db, { code, browser, network }))

const follow = (token: string) => asSystem('test', (db) => proveByLink(db, { token, network }))

const write = (requestId: string) => asSystem('test', (db) => writeSignInMail(db, requestId))

const wrong = (code: string) => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0')

const no = (why: keyof typeof refusals): Proof => ({ proven: false, sentence: refusals[why] })

function proven(proof: Proof) {
  if (!proof.proven) throw new Error(proof.sentence)
  return proof
}

const days = (date: Date | undefined) => ((date?.getTime() ?? 0) - Date.now()) / 86_400_000

const age = (requestId: string) =>
  asSystem('test', (db) =>
    db
      .update(signInRequests)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(signInRequests.id, requestId)),
  )

async function rowOf(requestId: string) {
  const [row] = await asSystem('test', (db) =>
    db.select().from(signInRequests).where(eq(signInRequests.id, requestId)),
  )
  return row
}

const forgiveMail = (email: string) =>
  asSystem('test', (db) => db.delete(attempts).where(eq(attempts.bucket, bucketFor('mail', email))))
