import { eq, inArray, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { members, practices } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import type { Login } from '@/lib/auth/actor'
import { countTry, type Limit } from '@/lib/auth/attempts'
import { now } from '@/lib/clock'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import type { closePracticeInput, practiceInput } from './input'
import { mayChangePractice, mayClosePractice, mayReopenPractice, startsADay } from './policy'
import { alternatives } from './practice'

type PracticeWords = z.output<typeof practiceInput>

const starts: Limit = { what: 'practices', most: startsADay, minutes: 24 * 60 }

/** A practice and its first owner. Through the door of sign-in: nobody is a member of what does not exist yet. */
export async function startPractice(
  db: Practice['db'],
  login: Login,
  words: PracticeWords,
): Promise<{ slug: string }> {
  refuseUnless(
    await countTry(db, starts, login.id),
    `You have started ${startsADay} practices today. Start another one tomorrow.`,
  )
  const [practice] = await db
    .insert(practices)
    .values(words)
    .onConflictDoNothing({ target: practices.slug })
    .returning({ id: practices.id, slug: practices.slug })
  if (!practice) refuse('conflict', await taken(db, words.slug))
  const [owner] = await db
    .insert(members)
    .values({
      practiceId: practice.id,
      loginId: login.id,
      role: 'owner',
      name: login.name,
      timeZone: words.timeZone,
      joinedAt: sql`now()`,
    })
    .returning({ id: members.id })
  const memberId = found(owner).id
  await announce(
    { db, actor: { practiceId: practice.id, memberId } },
    { verb: 'practice started', subjectId: practice.id },
  )
  return { slug: practice.slug }
}

/** An address that changes stops at once; whoever kept the old one finds nothing there. */
export async function changePractice(practice: Practice, words: PracticeWords): Promise<{ slug: string }> {
  const { db, actor } = practice
  refuseUnless(mayChangePractice(actor, await findPractice(practice)), 'Only an owner changes the practice.')
  try {
    // Within a savepoint: other practices are invisible here, so only the database can say that an address is taken.
    await db.transaction((inner) =>
      inner.update(practices).set(words).where(eq(practices.id, actor.practiceId)),
    )
  } catch (error) {
    if (!isTaken(error)) throw error
    refuse('conflict', `Another practice has the address “${words.slug}”. Choose another.`)
  }
  await announce(practice, { verb: 'practice changed', subjectId: actor.practiceId })
  return { slug: words.slug }
}

/** Nobody writes from here on; everybody's open pages hear of it. */
export async function closePractice(
  practice: Practice,
  { name }: z.output<typeof closePracticeInput>,
): Promise<void> {
  const { db, actor } = practice
  const closing = await findPractice(practice)
  refuseUnless(mayClosePractice(actor, closing), 'Only an owner closes the practice, once.')
  refuseUnless(name === closing.name, `Write “${closing.name}” to close it.`, 'invalid')
  await db.update(practices).set({ closedAt: now() }).where(eq(practices.id, actor.practiceId))
  await announce(practice, {
    verb: 'practice closed',
    subjectId: actor.practiceId,
    tellLive: 'practice-changed',
  })
}

export async function reopenPractice(practice: Practice): Promise<void> {
  const { db, actor } = practice
  refuseUnless(mayReopenPractice(actor, await findPractice(practice)), 'Only an owner opens it again.')
  await db.update(practices).set({ closedAt: null }).where(eq(practices.id, actor.practiceId))
  await announce(practice, {
    verb: 'practice reopened',
    subjectId: actor.practiceId,
    tellLive: 'practice-changed',
  })
}

async function findPractice({ db, actor }: Practice) {
  const [row] = await db
    .select({ name: practices.name, closedAt: practices.closedAt })
    .from(practices)
    .where(eq(practices.id, actor.practiceId))
  return found(row)
}

async function taken(db: Practice['db'], slug: string): Promise<string> {
  const others = alternatives(slug)
  const used = await db
    .select({ slug: practices.slug })
    .from(practices)
    .where(inArray(practices.slug, others))
  const free = others.find((each) => !used.some((row) => row.slug === each))
  const instead = free ? ` “${free}” is free.` : ' Choose another.'
  return `Another practice has the address “${slug}”.${instead}`
}

/** Postgres’s word for a unique constraint that was broken; the driver’s error is the cause of drizzle’s. */
function isTaken(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : null
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23505'
}
