import type { Topic } from '@/lib/agenda/topic'

type Planned = Pick<Topic, 'id' | 'minutes' | 'reachedAt'>

/** Where they are: the first topic that has not been reached, and when it was to be done, in minutes from the start. */
export function currentTopic(topics: readonly Planned[]): { id: string; until: number } | null {
  let until = 0
  for (const { id, minutes, reachedAt } of topics) {
    until += minutes
    if (reachedAt === null) return { id, until }
  }
  return null
}

/** "11 min left", "4 min over". */
export function leftWords(until: number, passedSeconds: number): string {
  const left = Math.ceil(until - passedSeconds / 60)
  return left >= 0 ? `${left} min left` : `${-left} min over`
}
