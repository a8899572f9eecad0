import type { SignIn } from './actor'

/** How long a proof of identity holds for something that is signed. */
const freshForMs = 10 * 60_000

export const isFresh = ({ provenAt }: Pick<SignIn, 'provenAt'>, now: Date): boolean =>
  now.getTime() - provenAt.getTime() <= freshForMs
