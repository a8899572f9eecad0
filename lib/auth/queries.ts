import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { members, practices } from '@/db/schema/practices'
import { logins, signIns } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import type { SignIn, Space } from './actor'
import { hashOf } from './token'

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

export async function livingSignIn(db: Db, token: string): Promise<SignIn | null> {
  const [row] = await db
    .select({
      id: signIns.id,
      method: signIns.method,
      createdAt: signIns.createdAt,
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

async function spacesOf(db: Db, loginId: string): Promise<Space[]> {
  return db
    .select({
      practice: {
        id: practices.id,
        slug: practices.slug,
        name: practices.name,
        mark: practices.mark,
        accentHue: practices.accentHue,
        timeZone: practices.timeZone,
      },
      member: {
        id: members.id,
        name: members.name,
        timeZone: members.timeZone,
        place: members.place,
        role: members.role,
      },
    })
    .from(members)
    .innerJoin(practices, eq(practices.id, members.practiceId))
    .where(and(eq(members.loginId, loginId), isNull(members.leftAt)))
    .orderBy(practices.name)
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
