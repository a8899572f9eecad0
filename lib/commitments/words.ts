/** For whoever comes with a link that does nothing (any more). */
export const overLink =
  'The link of a reminder works for fourteen days, while the work goes on. Sign in: what you said you would do is on your home page.'
