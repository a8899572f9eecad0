import { and, desc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { engagements, members, practices } from '@/db/schema/practices'
import { logins, signInRequests, signIns, signOnAccounts } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import type { SignIn, Space } from './actor'
import { type RequestState, stateOf } from './request'
import { hashOf, requestOfLinkToken } from './token'

/** An open transaction of door two. */
export type Db = Practice['db']

export const idleLimit = sql`interval '14 days'`
export const absoluteLimit = sql`interval '60 days'`

/** Who holds this token, and their places in every practice; null when signed out, ended or expired. */
export async function signInWithSpaces(token: string): Promise<{ signIn: SignIn; spaces: Space[] } | null> {
  return asSystem('who asks', async (db) => {
    const signIn = await livingSignIn(db, token)
    return signIn && { signIn, spaces: await spacesOf(db, signIn.login.id) }
  })
}

/** Whether this sign-in has not ended meanwhile, for whatever goes on longer than a request. */
export async function isLiving(signInId: string): Promise<boolean> {
  return asSystem('who is still signed in', async (db) => {
    const [row] = await db
      .select({ id: signIns.id })
      .from(signIns)
      .where(and(eq(signIns.id, signInId), gt(signIns.expiresAt, sql`now()`)))
    return row !== undefined
  })
}

/** What the page of a code shows: the newest request of this browser. */
export async function requestInBrowser(
  browser: string,
): Promise<{ id: string; email: string; name: string | null; state: RequestState } | null> {
  return asSystem('show the code page', async (db) => {
    const [row] = await db
      .select(requestRow)
      .from(signInRequests)
      .where(eq(signInRequests.browserHash, hashOf(browser)))
      .orderBy(desc(signInRequests.createdAt))
      .limit(1)
    return row ? { id: row.id, email: row.email, name: row.name, state: stateOf(row) } : null
  })
}

/** What the page of a link shows. Reads only: mail scanners open links. */
export async function requestOfLink(token: string): Promise<{ email: string } | null> {
  const id = requestOfLinkToken(token)
  if (!id) return null
  return asSystem('show the link page', async (db) => {
    const [row] = await db.select(requestRow).from(signInRequests).where(eq(signInRequests.id, id))
    return row && !row.used && !row.expired ? { email: row.email } : null
  })
}

/** The look of a practice, for whoever stands before its door. */
export async function practiceAtTheDoor(slug: string): Promise<Space['practice'] | null> {
  return asSystem('show the sign-in page', async (db) => {
    const [row] = await db.select(practiceRow).from(practices).where(eq(practices.slug, slug))
    return row ?? null
  })
}

export type SignInRow = {
  id: string
  method: string
  userAgent: string | null
  createdAt: Date
  lastSeenAt: Date
}

/** The living sign-ins of one login, newest use first. */
export async function signInsOf(loginId: string): Promise<SignInRow[]> {
  return asSystem('list own sign-ins', (db) =>
    db
      .select({
        id: signIns.id,
        method: signIns.method,
        userAgent: signIns.userAgent,
        createdAt: signIns.createdAt,
        lastSeenAt: signIns.lastSeenAt,
      })
      .from(signIns)
      .where(and(eq(signIns.loginId, loginId), gt(signIns.expiresAt, sql`now()`)))
      .orderBy(desc(signIns.lastSeenAt)),
  )
}

/** Whose browser this is, by the token in its cookie; null once the sign-in has ended or run out. */
export async function livingSignIn(db: Db, token: string): Promise<SignIn | null> {
  const [row] = await db
    .select({
      id: signIns.id,
      method: signIns.method,
      createdAt: signIns.createdAt,
      provenAt: signIns.provenAt,
      provenBy: signIns.provenBy,
      expiresAt: signIns.expiresAt,
      login: { id: logins.id, email: logins.email, name: logins.name },
      unseen: sql<boolean>`${signIns.lastSeenAt} < now() - interval '5 minutes'`,
    })
    .from(signIns)
    .innerJoin(logins, eq(logins.id, signIns.loginId))
    .where(
      and(
        eq(signIns.tokenHash, hashOf(token)),
        gt(signIns.expiresAt, sql`now()`),
        gt(signIns.createdAt, sql`now() - ${absoluteLimit}`),
      ),
    )
  if (!row) return null
  const { unseen, ...signIn } = row
  if (unseen) await seen(db, signIn.id)
  return signIn
}

/** As wall.me() says it: who has accepted and not left, and in a closed practice for thirty days or as an owner. */
const comesIn = sql`(${practices.closedAt} is null or ${members.role} = 'owner'
  or ${practices.closedAt} > now() - interval '30 days')`

async function spacesOf(db: Db, loginId: string): Promise<Space[]> {
  return db
    .select({
      practice: practiceRow,
      member: {
        id: members.id,
        name: members.name,
        timeZone: members.timeZone,
        place: members.place,
        role: members.role,
        coaches: sql<boolean>`exists (
          select from ${engagements} e
          where e.practice_id = ${members.practiceId} and e.coach_id = ${members.id} and e.status <> 'ended')`,
      },
    })
    .from(members)
    .innerJoin(practices, eq(practices.id, members.practiceId))
    .where(and(eq(members.loginId, loginId), isNotNull(members.joinedAt), isNull(members.leftAt), comesIn))
    .orderBy(practices.name)
}

const practiceRow = {
  id: practices.id,
  slug: practices.slug,
  name: practices.name,
  mark: practices.mark,
  accentHue: practices.accentHue,
  timeZone: practices.timeZone,
  closedAt: practices.closedAt,
}

export const requestRow = {
  id: signInRequests.id,
  email: signInRequests.email,
  name: signInRequests.name,
  tries: signInRequests.tries,
  used: sql<boolean>`${signInRequests.usedAt} is not null`,
  expired: sql<boolean>`${signInRequests.expiresAt} <= now()`,
}

/** Use moves the idle limit forward, never past the absolute one. */
async function seen(db: Db, signInId: string) {
  await db
    .update(signIns)
    .set({
      lastSeenAt: sql`now()`,
      expiresAt: sql`least(now() + ${idleLimit}, ${signIns.createdAt} + ${absoluteLimit})`,
    })
    .where(eq(signIns.id, signInId))
}

export type KnownLogin = { id: string; email: string; name: string; emailVerified: Date | null }

/** The login that an address belongs to, however its letters are cased. Mail goes to the stored spelling. */
export const loginWithAddress = (db: Db, email: string) =>
  loginWhere(db, sql`lower(${logins.email}) = lower(${email})`)

export async function loginOfSubject(db: Db, issuer: string, subject: string): Promise<KnownLogin | null> {
  const [row] = await db
    .select({ loginId: signOnAccounts.loginId })
    .from(signOnAccounts)
    .where(and(eq(signOnAccounts.issuer, issuer), eq(signOnAccounts.subject, subject)))
  return row ? loginWhere(db, eq(logins.id, row.loginId)) : null
}

export async function loginWhere(db: Db, condition: SQL): Promise<KnownLogin | null> {
  const [row] = await db
    .select({
      id: logins.id,
      email: logins.email,
      name: logins.name,
      emailVerified: logins.emailVerifiedAt,
    })
    .from(logins)
    .where(condition)
  return row ?? null
}
