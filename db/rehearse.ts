import { sql } from 'drizzle-orm'
import { type CastName, cast } from './cast'
import { type Practice, withPractice } from './practice'

class Curtain extends Error {}

/**
 * Becomes someone of the cast for the length of a test: the same door as a request, and everything rolled back at the
 * end. Returns what the scene returned. A scene may be played again from the beginning: it keeps what it has locked until
 * its end, longer than any request does, and other tests run beside it.
 */
export async function rehearse<Result>(
  someone: CastName,
  scene: (practice: Practice) => Promise<Result>,
): Promise<Result> {
  const { practiceId, id: memberId, role } = cast[someone]
  let played: { result: Result } | undefined
  try {
    await withPractice({ practiceId, memberId, role }, async (practice) => {
      played = { result: await scene(practice) }
      throw new Curtain()
    })
  } catch (error) {
    if (!(error instanceof Curtain)) throw error
  }
  if (!played) throw new Error('The scene ended before it began.')
  return played.result
}

/** Continues in the same transaction as somebody else: a scene of several people, rolled back as one. */
export async function become({ db }: Practice, someone: CastName): Promise<Practice> {
  const { practiceId, id: memberId, role } = cast[someone]
  return standAs({ db, actor: { practiceId, memberId, role } })
}

/** What somebody else does in between, in the same transaction; then the scene goes on as before, refused or not. */
export async function as<Result>(
  practice: Practice,
  someone: CastName,
  work: (theirs: Practice) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(await become(practice, someone))
  } finally {
    await standAs(practice)
  }
}

async function standAs(practice: Practice): Promise<Practice> {
  const { practiceId, memberId } = practice.actor
  await practice.db.execute(
    sql`select set_config('app.practice_id', ${practiceId}, true), set_config('app.member_id', ${memberId}, true)`,
  )
  return practice
}

/** Tries what may be refused, without the scene ending with it. */
export const attempt = <T>({ db, actor }: Practice, work: (practice: Practice) => Promise<T>) =>
  db.transaction((within) => work({ db: within, actor }))
