import { type Found, wordsHeader } from '@/lib/find/found'

/** Asks the practice what the words lead to. Throws where there is no answer. */
export async function lookUp(practice: string, words: string, signal?: AbortSignal): Promise<Found[]> {
  const answer = await fetch(`/api/p/${practice}/find`, {
    headers: { [wordsHeader]: encodeURIComponent(words) },
    cache: 'no-store',
    signal,
  })
  if (!answer.ok) throw new Error(`Find answers ${answer.status}.`)
  const { found }: { found: Found[] } = await answer.json()
  return found
}
