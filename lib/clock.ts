/** The one place that asks what time it is, so that a story can be told at another hour. */
export const now = () => new Date()
