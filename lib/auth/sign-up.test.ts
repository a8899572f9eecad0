import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { emails, logins, signInRequests } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { compose, writeSignInMail } from '@/lib/emails/compose'
import { rendered } from '@/lib/emails/mail'
import { askForCode, proveByCode, proveByLink } from './commands'
import { signUpInput } from './input'
import { redeem } from './next-auth'
import { codeFor, linkTokenFor, newToken } from './token'

describe('signing up', () => {
  it('makes an unknown address a login when, and only when, its mailbox is proven', async () => {
    const email = fresh()
    const asked = await ask(email, 'Nora Lind')
    expect(await loginsWith(email)).toEqual([])
    const proof = await enter(asked)
    if (!proof.proven) throw new Error(proof.sentence)
    expect(proof.signsUp).toBe(true)
    expect(await loginsWith(email)).toEqual([{ name: 'Nora Lind', verified: true }])
    expect(await redeem(proof, { method: proof.method, userAgent: '' })).not.toBeNull()
  })

  it('works by the link as by the code', async () => {
    const email = fresh()
    const { requestId } = await ask(email, 'Nora Lind')
    const token = linkTokenFor(requestId)
    const proof = await asSystem('test', (db) => proveByLink(db, { token, network: randomUUID() }))
    expect(proof).toMatchObject({ proven: true, signsUp: true })
    expect(await loginsWith(email)).toHaveLength(1)
  })

  it('with an address that signs in already is signing in: the name it has stays', async () => {
    const email = fresh()
    await asSystem('test', (db) =>
      db.insert(logins).values({ email, name: 'Known Already', emailVerifiedAt: new Date() }),
    )
    const proof = await enter(await ask(email.toUpperCase(), 'Somebody Else'))
    expect(proof.proven).toBe(true)
    expect(await loginsWith(email)).toMatchObject([{ name: 'Known Already' }])
  })

  it('with an address that was only invited so far is called what its owner says, not what the inviter wrote', async () => {
    const email = fresh()
    await asSystem('test', (db) => db.insert(logins).values({ email, name: 'Nora from the Conference' }))
    await enter(await ask(email, 'Nora Lind'))
    expect(await loginsWith(email)).toMatchObject([{ name: 'Nora Lind' }])
  })

  it('leaves the same traces for a known and an unknown address', async () => {
    const known = fresh()
    await asSystem('test', (db) => db.insert(logins).values({ email: known, name: 'Known Already' }))
    const rows = []
    for (const email of [known, fresh()]) {
      const { requestId } = await ask(email, 'Nora Lind')
      const [row] = await asSystem('test', (db) =>
        db.select().from(signInRequests).where(eq(signInRequests.id, requestId)),
      )
      const mail = await mailOf(requestId)
      expect(mail?.to).toBe(email)
      rows.push(row && Object.keys(row))
    }
    expect(rows[0]).toEqual(rows[1])
  })

  it('does not mail a name to an address that nobody has proven', async () => {
    const { requestId } = await ask(fresh(), 'Win a prize at evil.example')
    const mail = await mailOf(requestId)
    expect(mail?.text).toContain('Hello,')
    expect(`${mail?.text}${mail?.html}`).not.toContain('prize')
  })

  it('without a name stays signing in: an unknown address gets no mail and becomes nobody', async () => {
    const email = fresh()
    const asked = await ask(email, undefined)
    expect(await mailOf(asked.requestId)).toBeNull()
    await enter(asked)
    expect(await loginsWith(email)).toEqual([])
  })

  it.each([
    ['no name', { name: '  ' }],
    ['a name of two lines', { name: 'Nora\nLind' }],
    ['a name as long as a letter', { name: 'x'.repeat(121) }],
    ['something more', { role: 'owner' }],
  ])('takes no %s', (_what, change) => {
    const sent = { name: 'Nora Lind', email: 'nora@post.example' }
    expect(signUpInput.safeParse(sent).success).toBe(true)
    expect(signUpInput.safeParse({ ...sent, ...change }).success).toBe(false)
  })
})

const fresh = () => `new.${randomUUID()}@post.example`

async function ask(email: string, name: string | undefined) {
  const browser = newToken()
  const { requestId } = await asSystem('test', (db) =>
    askForCode(db, { email, name, browser, network: randomUUID() }),
  )
  return { browser, requestId }
}

const enter = ({ browser, requestId }: { browser: string; requestId: string }) =>
  asSystem('test', (db) => proveByCode(db, { code: codeFor(requestId), browser, network: randomUUID() }))

const loginsWith = (email: string) =>
  asSystem('test', (db) =>
    db
      .select({ name: logins.name, verified: sql<boolean>`${logins.emailVerifiedAt} is not null` })
      .from(logins)
      .where(sql`lower(${logins.email}) = lower(${email})`),
  )

const mailOf = (requestId: string) =>
  asSystem('test', async (db) => {
    const id = await writeSignInMail(db, requestId)
    if (!id) return null
    const [email] = await db.select().from(emails).where(eq(emails.id, id))
    const mail = email && (await compose(db, email))
    return mail ? { to: email.toAddress, ...rendered(mail) } : null
  })
