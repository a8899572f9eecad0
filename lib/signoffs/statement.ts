/** What signing says: read before the name is written, hashed into the evidence, printed on the certificate. */

export const meanings = (next: number) =>
  [
    'These are the words I mean today.',
    'This version stays as it is. Neither of us can alter it later.',
    `It is a direction, not a contract. Start version ${next} the day it stops being true.`,
  ] as const

export type Stated = {
  number: number
  digest: string
  clientName: string
  coachName: string
  practiceName: string
  signer: { name: string; seat: 'coach' | 'client' }
}

/** Word for word what somebody puts their name to. Equal for equal facts, so that both sides can hash it. */
export function statementOf({ number, digest, clientName, coachName, practiceName, signer }: Stated): string {
  return [
    `I, ${signer.name}, ${signer.seat}, sign version ${number} of the vision plan of ${clientName}, written with ${coachName} at ${practiceName}.`,
    `Its fingerprint (SHA-256) is ${digest}.`,
    ...meanings(number + 1),
  ].join('\n')
}
