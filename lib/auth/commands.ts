import { and, desc, eq, ne, sql } from 'drizzle-orm'
import { signInRequests, signIns } from '@/db/schema/sign-ins'
import { type LiveNotice, liveChannel } from '@/lib/announce'
import { queueJob } from '@/lib/jobs/queue'
import { refuseUnless } from '@/lib/refusal'
import { countTry, forgiveTries, hasTriesLeft, limits } from './attempts'
import { type Db, requestRow } from './queries'
import { refusals, stateOf, triesAllowed } from './request'
import { codeFor, handoffHashOf, hashOf, newToken, requestOfLinkToken, sameText } from './token'

/** Proven: the handoff completes the sign-in through next-auth, once, within a minute. Not proven: the sentence says why. */
export type Proof =
  | {
      proven: true
      email: string
      method: 'email-code' | 'email-link'
      handoff: string
      /** Asked for by somebody who wants to start a practice. */
      signsUp: boolean
    }
  | { proven: false; sentence: string }

/**
 * Asks for a code and a link. Does the same work for every address, known or not: a row and a job. The job, later and
 * elsewhere, finds out whether anybody signs in with it. With a name it is somebody who wants to start a practice, and
 * who becomes a login by proving a new address.
 */
export async function askForCode(
  db: Db,
  { email, name, browser, network }: { email: string; name?: string; browser: string; network: string },
): Promise<{ requestId: string }> {
  const mailbox = email.toLowerCase()
  refuseUnless(await countTry(db, limits.mailToAddress, mailbox), refusals.mailbox)
  refuseUnless(await countTry(db, limits.asksFromNetwork, network), refusals.network)
  const [row] = await db
    .insert(signInRequests)
    .values({ email, name, browserHash: hashOf(browser), expiresAt: sql`now() + interval '10 minutes'` })
    .returning({ id: signInRequests.id })
  if (!row) throw new Error('A sign-in request was not written.')
  await queueJob(db, 'sign-in-mail', { requestId: row.id })
  return { requestId: row.id }
}

/** The code works in the browser that asked, five tries long. A wrong one is counted, so this returns and never throws it. */
export async function proveByCode(
  db: Db,
  { code, browser, network }: { code: string; browser: string | undefined; network: string },
): Promise<Proof> {
  const request = browser ? await newestRequest(db, browser) : undefined
  if (!request) return no('elsewhere')
  const state = stateOf(request)
  if (state !== 'waiting') return no(state)

  const mailbox = request.email.toLowerCase()
  const mayTry =
    (await hasTriesLeft(db, limits.wrongCodesForAddress, mailbox)) &&
    (await hasTriesLeft(db, limits.wrongCodesFromNetwork, network))
  if (!mayTry) return no('held')

  if (!sameText(code.replace(/\s/g, ''), codeFor(request.id))) {
    await db
      .update(signInRequests)
      .set({ tries: request.tries + 1 })
      .where(eq(signInRequests.id, request.id))
    await countTry(db, limits.wrongCodesForAddress, mailbox)
    await countTry(db, limits.wrongCodesFromNetwork, network)
    return no(request.tries + 1 >= triesAllowed ? 'out-of-tries' : 'wrong')
  }
  return prove(db, request, 'email-code', network)
}

/** The link works anywhere, because only the mailbox could give it away. */
export async function proveByLink(
  db: Db,
  { token, network }: { token: string; network: string },
): Promise<Proof> {
  const id = requestOfLinkToken(token)
  const [request] = id
    ? await db.select(requestRow).from(signInRequests).where(eq(signInRequests.id, id)).for('update')
    : []
  // Wrong codes close the code; the link was never guessed at.
  if (!request || request.used || request.expired) return no('link')
  return prove(db, request, 'email-link', network)
}

/** Whoever accepts an invitation has its link from that mailbox, which proves the address as a sign-in link does. */
export async function proveByInvitation(db: Db, email: string): Promise<Proof> {
  const handoff = newToken()
  await db.insert(signInRequests).values({
    email,
    // No code was asked for: no browser holds the cookie of this hash.
    browserHash: hashOf(newToken()),
    expiresAt: sql`now()`,
    usedAt: sql`now()`,
    handoffHash: handoffHashOf(handoff),
    method: 'email-link',
  })
  return { proven: true, email, method: 'email-link', handoff, signsUp: false }
}

/** This sign-in is fresh again. What was proven is used up by that, and opens no other. */
export async function noteProof(
  db: Db,
  signInId: string,
  { method, handoff }: Extract<Proof, { proven: true }>,
): Promise<void> {
  await db
    .update(signInRequests)
    .set({ handoffHash: null })
    .where(eq(signInRequests.handoffHash, handoffHashOf(handoff)))
  await db.update(signIns).set({ provenAt: sql`now()`, provenBy: method }).where(eq(signIns.id, signInId))
}

/** Ends one sign-in of this login. The live process hears of it when, and only when, this is committed. */
export async function endSignIn(db: Db, loginId: string, signInId: string): Promise<void> {
  const ended = await db
    .delete(signIns)
    .where(and(eq(signIns.loginId, loginId), eq(signIns.id, signInId)))
    .returning({ id: signIns.id })
  await tellLive(db, ended)
}

/** All of this person’s but the one that asks. Whoever is connected through them is told, and leaves. */
export async function endOtherSignIns(db: Db, loginId: string, keptId: string): Promise<void> {
  const ended = await db
    .delete(signIns)
    .where(and(eq(signIns.loginId, loginId), ne(signIns.id, keptId)))
    .returning({ id: signIns.id })
  await tellLive(db, ended)
}

/** Ends whatever this browser's cookie opened, known or not. */
export async function endSignInOf(db: Db, token: string): Promise<void> {
  const ended = await db
    .delete(signIns)
    .where(eq(signIns.tokenHash, hashOf(token)))
    .returning({ id: signIns.id })
  await tellLive(db, ended)
}

async function tellLive(db: Db, ended: { id: string }[]) {
  for (const { id } of ended) {
    const notice: LiveNotice = { kind: 'sign-in-ended', signInId: id }
    await db.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(notice)})`)
  }
}

type Request = {
  id: string
  email: string
  name: string | null
  tries: number
  used: boolean
  expired: boolean
}

/** Locked, so that two tries at once are two tries. */
async function newestRequest(db: Db, browser: string): Promise<Request | undefined> {
  const [row] = await db
    .select(requestRow)
    .from(signInRequests)
    .where(eq(signInRequests.browserHash, hashOf(browser)))
    .orderBy(desc(signInRequests.createdAt))
    .limit(1)
    .for('update')
  return row
}

async function prove(
  db: Db,
  request: Request,
  method: 'email-code' | 'email-link',
  network: string,
): Promise<Proof> {
  const handoff = newToken()
  await db
    .update(signInRequests)
    .set({ usedAt: sql`now()`, handoffHash: handoffHashOf(handoff), method })
    .where(eq(signInRequests.id, request.id))
  await forgiveTries(db, limits.mailToAddress, request.email.toLowerCase(), limits.mailToAddress.most)
  await forgiveTries(db, limits.asksFromNetwork, network, 1)
  if (request.name) await becomeLogin(db, request.email, request.name)
  return { proven: true, email: request.email, method, handoff, signsUp: request.name !== null }
}

/** A login that somebody has signed in with keeps its name; one that an invitation made is called what its owner says. */
async function becomeLogin(db: Db, email: string, name: string) {
  await db.execute(sql`
    insert into logins (email, name, email_verified_at) values (${email}, ${name}, now())
    on conflict (lower(email)) do update set name = excluded.name where logins.email_verified_at is null`)
}

const no = (why: keyof typeof refusals): Proof => ({ proven: false, sentence: refusals[why] })
