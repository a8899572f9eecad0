import { z } from 'zod'
import { settleWords } from '@/lib/visions/document/rich-text'

/** Said of what no page of ours sends: torn on its way, or put together by hand. */
export const notUnderstood = 'That did not arrive whole. Reload the page, then try again.'

/** No line breaks and no other control characters. */
export const oneLine = /^[^\p{C}]*$/u

/** People's words, brought into the one form in which words are compared and kept. `most` counts after that. */
export const words = (most: number, tooLong: string) =>
  z
    .string(notUnderstood)
    .max(2 * most, tooLong)
    .transform(settleWords)
    .pipe(z.string().max(most, tooLong))
