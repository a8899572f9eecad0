import type { Excerpt } from './excerpt'

/** One thing that was found, and where it is. */
export type Found = {
  /** The same thing has the same id in every answer. */
  id: string
  kind: FoundKind
  title: string
  detail: string | null
  /** Of what was written, the words around. */
  excerpt?: Excerpt
  href: string
}

/** In the order in which they are listed. */
export const foundKinds = ['client', 'page', 'action', 'passage'] as const
export type FoundKind = (typeof foundKinds)[number]

/** What is looked for travels beside the address, not in it: addresses end in the logs of whoever stands between. */
export const wordsHeader = 'x-find-words'

export const longestSearch = 80
