import { sql } from 'drizzle-orm'
import { appendPool, appPool, type Tx } from './client'

export type Role = 'owner' | 'coach' | 'client'

/** The member on whose behalf a request, socket or job acts. */
export type Actor = { practiceId: string; memberId: string; role: Role }

/** An open door: one transaction in which Postgres knows who asks. */
export type Practice = { db: Tx; actor: Actor }

/**
 * Door one, people's work. Opens a transaction, tells Postgres who asks (for this transaction only), and hands it to
 * `work`. Whatever `work` throws rolls everything back.
 *
 * Where two wait for each other Postgres ends one of them. That one has done nothing, and is done again from the
 * beginning: `work` may run more than once, and whatever it changes has to be in the transaction.
 */
export async function withPractice<Result>(
  actor: Actor,
  work: (practice: Practice) => Promise<Result>,
): Promise<Result> {
  for (let again = 2; ; again--) {
    try {
      return await once(actor, work)
    } catch (error) {
      if (again === 0 || !isDeadlock(error)) throw error
    }
  }
}

function once<Result>(actor: Actor, work: (practice: Practice) => Promise<Result>): Promise<Result> {
  return appPool().database.transaction(async (db) => {
    await db.execute(
      sql`select set_config('app.practice_id', ${actor.practiceId}, true), set_config('app.member_id', ${actor.memberId}, true)`,
    )
    return work({ db, actor })
  })
}

function isDeadlock(error: unknown) {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '40P01'
}

/** An edit of one person, on its way into the log. */
export type Appended = {
  sender: Actor
  /** The sign-in it is sent on. Once that has ended, nothing more is written. */
  signInId?: string
  documentId: string
  bytes: Uint8Array
}

/**
 * Door one for the log: edits of many people in one statement, which is one round trip and one commit. Each is judged
 * by the wall under the name of its sender. All of them or none: whoever must not lose by a neighbor's refusal asks
 * again alone. The transaction may last twenty seconds and no longer, which lets others know when a row can no longer
 * appear.
 */
export async function append(edits: readonly Appended[]): Promise<void> {
  await appendPool().sql`select wall.append_updates(
    ${edits.map(({ sender }) => sender.practiceId)}, ${edits.map(({ sender }) => sender.memberId)},
    ${edits.map(({ signInId = '' }) => signInId)}, ${edits.map(({ documentId }) => documentId)},
    ${Buffer.concat(edits.map(({ bytes }) => bytes))}, ${edits.map(({ bytes }) => bytes.byteLength)})`
}

/** Somebody who has a document open. */
export type Visiting = { actor: Actor; signInId: string; documentId: string }

/** `out` is who may not open the document now. */
export type Judgement = 'writes' | 'reads' | 'out' | 'signed out'

/**
 * Door one for those who are somewhere: whether each may still be there, asked behind the wall under their own name. One
 * statement and one round trip for all of them.
 */
export async function judgeVisits(visiting: readonly Visiting[]): Promise<Judgement[]> {
  const [row] = await appPool().sql<{ judged: Judgement[] }[]>`select wall.judge_visits(
    ${visiting.map(({ actor }) => actor.practiceId)}, ${visiting.map(({ actor }) => actor.memberId)},
    ${visiting.map(({ signInId }) => signInId)}, ${visiting.map(({ documentId }) => documentId)}) as judged`
  return row?.judged ?? []
}
