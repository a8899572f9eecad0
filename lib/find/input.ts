import { z } from 'zod'

export const longestSearch = 80

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
