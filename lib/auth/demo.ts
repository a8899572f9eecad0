import { eq, isNull } from 'drizzle-orm'
import { members, practices } from '@/db/schema/practices'
import { logins } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { env, isDemo } from '@/lib/env'
import type { Role } from './actor'
import { isLoopback, listensOutside } from './loopback'
import { codeFor } from './token'

/** Whether this request may see the demo's people: the demo runs, and only this very machine can reach it. */
export async function mayBorrowPeople(sent: Pick<Headers, 'get'>): Promise<boolean> {
  if (!isDemo()) return false
  const { AUTH_URL, WEB_PORT } = env()
  // A page elsewhere could point a name of its own at this machine, so the name asked for counts as well.
  const hosts = [sent.get('host'), sent.get('x-forwarded-host'), new URL(AUTH_URL).host]
  const from = sent.get('x-forwarded-for')?.split(',') ?? []
  const near =
    hosts.every((host) => !host || isLoopback(host.replace(/:\d+$/, ''))) &&
    from.every((address) => isLoopback(address.trim()))
  return near && !(await listensOutside(WEB_PORT))
}

export type CastPerson = { memberId: string; name: string; role: Role; practice: string }

/** Everyone a newcomer can be, in the order they were seeded. */
export async function peopleToBorrow(): Promise<CastPerson[]> {
  return asSystem('offer the people of the demo', (db) =>
    db
      .select({
        memberId: members.id,
        name: members.name,
        role: members.role,
        practice: practices.name,
      })
      .from(members)
      .innerJoin(practices, eq(practices.id, members.practiceId))
      .where(isNull(members.leftAt))
      .orderBy(members.id),
  )
}

export async function emailOf(memberId: string): Promise<string | null> {
  return asSystem('sign in as someone of the demo', async (db) => {
    const [row] = await db
      .select({ email: logins.email })
      .from(members)
      .innerJoin(logins, eq(logins.id, members.loginId))
      .where(eq(members.id, memberId))
    return row?.email ?? null
  })
}

/** The code that the demo would have mailed. Shown for every address alike, known or not. */
export const codeInOutbox = (requestId: string) => codeFor(requestId)
