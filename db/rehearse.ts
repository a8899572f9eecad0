import { type CastName, cast } from './cast'
import { type Practice, withPractice } from './practice'

class Curtain extends Error {}

/**
 * Becomes someone of the cast for the length of a test: the same door as a request, and everything rolled back at the
 * end. Returns what the scene returned.
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
