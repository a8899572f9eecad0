import { z } from 'zod'
import { fold } from './excerpt'
import { longestSearch } from './found'

/** As it stands in a header, where only plain letters may: percent-encoded. */
export const findWords = z
  .string()
  .max(longestSearch * 12)
  .transform((sent, context) => {
    try {
      return decodeURIComponent(sent)
    } catch {
      context.addIssue('This could not be read.')
      return z.NEVER
    }
  })
  .transform((said) => said.normalize('NFC').slice(0, longestSearch))

/** "dan  rey" as two words, small. */
export const wordsIn = (said: string): string[] =>
  said
    .toLocaleLowerCase('en-US')
    .split(/[\s,.;:!?]+/)
    .filter((word) => word !== '')
    .slice(0, 8)

/** As texts are compared: letters and figures alone, small and without accents. */
export const foldedWords = (words: readonly string[]): string[] =>
  words
    .flatMap((word) => fold(word).split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word !== '')
    .slice(0, 8)
