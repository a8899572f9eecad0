import { z } from 'zod'
import { words } from '@/lib/input'
import { longestQuote } from '@/lib/visions/document/anchors'

const longestComment = 4000
const longestReplacement = 2000

const body = words(
  longestComment,
  `A comment holds ${longestComment.toLocaleString('en-US')} characters. Say it in two.`,
)
const said = body.pipe(z.string().min(1, 'There are no words in this comment yet.'))
const quote = words(longestQuote, 'Choose a shorter passage.').pipe(
  z.string().min(1, 'Choose the words you mean.'),
)
const section = z.string().max(40)
const position = z.nullable(z.string().max(200))

/** As `PassageAnchor`. What the browser says of a place is looked for, never believed. */
const anchor = z.strictObject({
  start: position,
  end: position,
  words: quote,
  before: z.string().max(64),
  after: z.string().max(64),
  at: z.int().min(0).max(10_000_000),
  others: z.int().min(0).max(1000),
})

/** Ids are given by the page, so that sending again what may have arrived is no second comment. */
const opening = {
  visionId: z.uuid(),
  threadId: z.uuid(),
  commentId: z.uuid(),
  section,
  /** What the coach was reading; null while one sits at the document itself. */
  checkpointId: z.nullable(z.uuid()),
}

export const commentOnPassageInput = z.strictObject({ ...opening, anchor, body: said, asks: z.boolean() })

export const commentOnElementInput = z.strictObject({
  ...opening,
  elementId: z.uuid(),
  field: z.nullable(z.string().max(40)),
  quote,
  body: said,
  asks: z.boolean(),
})

/** The words beside a suggestion may be left out. */
export const suggestInput = z.strictObject({
  ...opening,
  anchor,
  replacement: words(longestReplacement, 'Suggest fewer words at once.'),
  body,
})

export const replyInput = z.strictObject({ threadId: z.uuid(), commentId: z.uuid(), body: said })
export const editInput = z.strictObject({ commentId: z.uuid(), body: said })
export const commentId = z.uuid()
export const threadId = z.uuid()
export const decideInput = z.strictObject({ threadId: z.uuid(), outcome: z.enum(['applied', 'declined']) })
export const markThreadsReadInput = z.strictObject({
  visionId: z.uuid(),
  threadIds: z.array(z.uuid()).min(1).max(200),
})
