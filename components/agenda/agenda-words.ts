import { minutesOf, type Topic } from '@/lib/agenda/topic'
import { firstName } from '@/lib/people/name'
import { countedInWords, plural } from '@/lib/words'

/** What is planned against how long they meet: "50 of 60 minutes planned." */
export function sumWords(topics: readonly Pick<Topic, 'minutes'>[], minutes: number): string {
  const sum = minutesOf(topics)
  if (topics.length === 0) return `${minutes} minutes, nothing planned yet.`
  if (sum > minutes) {
    return `${sum} minutes planned for ${minutes}: ${countedInWords(sum - minutes, 'minute')} too many.`
  }
  return sum === minutes ? `All ${minutes} minutes planned.` : `${sum} of ${minutes} minutes planned.`
}

/** Who wanted it, and whether it is left over: "You, left over from session 7". */
export function topicSource({ addedBy, carriedFrom }: Topic, me: string): string {
  const who = addedBy.id === me ? 'You' : firstName(addedBy.name)
  return carriedFrom === null ? who : `${who}, left over from session ${carriedFrom}`
}

export const reachedWords = (topics: readonly Topic[]): string => {
  const reached = topics.filter(({ reachedAt }) => reachedAt !== null).length
  return `${reached} of ${topics.length} ${plural(topics.length, 'topic')} reached.`
}
