import { eq, sql } from 'drizzle-orm'
import type { Adapter } from 'next-auth/adapters'
import { logins, signInRequests, signIns, signOnAccounts } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { endSignInOf } from './commands'
import {
  absoluteLimit,
  idleLimit,
  livingSignIn,
  loginOfSubject,
  loginWhere,
  loginWithAddress,
} from './queries'
import { hashOf } from './token'

/** How somebody proved who they are, and with what: kept with the sign-in, for its owner to recognize. */
export type Way = { method: string; userAgent: string }

/**
 * next-auth's view of our tables. Not the stock Drizzle adapter: tokens are kept as hashes only, everything goes
 * through the system's door, and nobody becomes a login here, because Waymark is entered by invitation.
 */
export function adapterFor(way: Way, issuer?: string): Adapter {
  return {
    getUser: (id) => asSystem('sign in', (db) => loginWhere(db, eq(logins.id, id))),
    getUserByEmail: (email) => asSystem('sign in', (db) => loginWithAddress(db, email)),
    getUserByAccount: ({ providerAccountId }) =>
      asSystem('sign in by sign-on', (db) => loginOfSubject(db, issuer ?? '', providerAccountId)),

    async createUser() {
      throw new Error('Nobody becomes a login by signing in.')
    },

    updateUser: ({ id }) =>
      asSystem('sign in', async (db) => {
        await db.update(logins).set({ emailVerifiedAt: sql`now()` }).where(eq(logins.id, id))
        const user = await loginWhere(db, eq(logins.id, id))
        if (!user) throw new Error(`Login ${id} is gone.`)
        return user
      }),

    linkAccount: ({ providerAccountId, userId }) =>
      asSystem('sign in by sign-on', async (db) => {
        await db
          .insert(signOnAccounts)
          .values({ issuer: issuer ?? '', subject: providerAccountId, loginId: userId })
      }),

    createSession: ({ sessionToken, userId }) =>
      asSystem('sign in', async (db) => {
        const [row] = await db
          .insert(signIns)
          .values({
            loginId: userId,
            tokenHash: hashOf(sessionToken),
            method: way.method,
            userAgent: way.userAgent || null,
            expiresAt: sql`now() + ${idleLimit}`,
          })
          .returning({ absoluteEnd: sql<string>`${signIns.createdAt} + ${absoluteLimit}` })
        if (!row) throw new Error('A sign-in was not written.')
        // The cookie lives as long as the sign-in could; the database decides how long it does.
        return { sessionToken, userId, expires: new Date(row.absoluteEnd) }
      }),

    getSessionAndUser: (sessionToken) =>
      asSystem('sign in', async (db) => {
        const signIn = await livingSignIn(db, sessionToken)
        if (!signIn) return null
        const user = await loginWhere(db, eq(logins.id, signIn.login.id))
        return user && { session: { sessionToken, userId: user.id, expires: signIn.expiresAt }, user }
      }),

    updateSession: async () => null,

    deleteSession: (sessionToken) => asSystem('sign in', (db) => endSignInOf(db, sessionToken)),

    // Requests are made by askForCode; next-auth only redeems what was proven.
    createVerificationToken: async () => null,

    useVerificationToken: ({ token }) =>
      asSystem('redeem a proven sign-in', async (db) => {
        const [row] = await db
          .update(signInRequests)
          .set({ handoffHash: null })
          .where(
            sql`${signInRequests.handoffHash} = ${token} and ${signInRequests.usedAt} > now() - interval '1 minute'`,
          )
          .returning({ email: signInRequests.email })
        return row ? { identifier: row.email, token, expires: new Date(Date.now() + 60_000) } : null
      }),
  }
}
