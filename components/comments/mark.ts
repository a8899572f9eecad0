/** The id of what a mark points to: its thread beside the text. */
export const threadElementId = (threadId: string) => `thread-${threadId}`

/** The attributes of a passage that something is said about, alike in the editor and where it is read. */
export function markOf(ids: readonly string[], open: string | null) {
  return {
    className: 'anchor',
    'data-thread': ids.join(' '),
    'data-open': open !== null && ids.includes(open) ? '' : undefined,
    'aria-details': ids.map(threadElementId).join(' '),
  }
}
