export type RefusalKind = 'not-found' | 'not-allowed' | 'conflict' | 'invalid'

/** An expected "no", with a sentence for the person reading it. Thrown inside, so that the transaction rolls back. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly sentence: string,
  ) {
    super(sentence)
    this.name = 'Refusal'
  }
}

export function refuse(kind: RefusalKind, sentence: string): never {
  throw new Refusal(kind, sentence)
}

export function refuseUnless(
  allowed: boolean,
  sentence: string,
  kind: RefusalKind = 'not-allowed',
): asserts allowed {
  if (!allowed) refuse(kind, sentence)
}

/** Not yours and not there are the same answer. */
export function found<Row>(row: Row | undefined, sentence = 'This page does not exist.'): Row {
  return row ?? refuse('not-found', sentence)
}
