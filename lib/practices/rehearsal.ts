import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Actor } from '@/db/practice'
import { members, practices } from '@/db/schema/practices'
import { logins } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import type { Login } from '@/lib/auth/actor'
import { found } from '@/lib/refusal'
import { startPractice } from './commands'

// For tests: what is accepted is committed, so it happens in a practice of its own and not among the cast.

/** Somebody with an address that nobody else has. */
export async function somebody(name = 'Nora Lind'): Promise<Login> {
  const email = `somebody.${randomUUID()}@post.example`
  const [row] = await asSystem('test', (db) =>
    db.insert(logins).values({ email, name, emailVerifiedAt: new Date() }).returning({ id: logins.id }),
  )
  return { id: found(row).id, email, name }
}

/** A practice that has just started, and its owner. */
export async function newPractice(): Promise<{ owner: Actor; login: Login; slug: string }> {
  const login = await somebody()
  const slug = `p-${randomUUID()}`
  return asSystem('test', async (db) => {
    await startPractice(db, login, {
      name: 'Northlight',
      slug,
      mark: 'compass',
      accentHue: 245,
      timeZone: 'Europe/Oslo',
    })
    const [row] = await db
      .select({ practiceId: practices.id, memberId: members.id })
      .from(practices)
      .innerJoin(members, eq(members.practiceId, practices.id))
      .where(eq(practices.slug, slug))
    return { owner: { ...found(row), role: 'owner' as const }, login, slug }
  })
}
