import { fullForm } from '@/lib/dates'
import type { Evidence } from './seal'
import type { PackFacts } from './verify'

/** What is true of a pack, in sentences. */
export function factsInWords({ pack: { seal, signOffs }, agreed, withheld }: PackFacts): string[] {
  const { number, clientName, coachName, practiceName, followsNumber } = seal
  const open = signOffs.length === 0 ? 'Nobody has signed it yet.' : 'One of the two has still to sign it.'
  return [
    `Version ${number} of the vision plan of ${clientName}, with ${coachName}, at ${practiceName}.`,
    `Frozen ${utcInWords(seal.frozenAt)}${followsNumber === null ? ', as the first of them' : `, after version ${followsNumber}`}.`,
    ...signOffs.map(({ evidence }) => signatureInWords(evidence)),
    ...(withheld ? [withheldInWords] : []),
    agreed ? 'Both have signed exactly these words.' : open,
  ]
}

/** What cannot be said without the names is said. */
const withheldInWords =
  'A pseudonym stands in it where the law asked for one. The words are those of the fingerprint, and the record names both signatures; that they were sealed together shows only with the name that was replaced, or with a fingerprint that one of the two noted.'

function signatureInWords({ name, seat, typedName, signedAt, timeZone, ...how }: Evidence): string {
  return `Signed by ${name}, ${seat}, as “${typedName}”, ${fullForm(new Date(signedAt), timeZone)} (${utcInWords(signedAt)}), ${howInWords(how)}.`
}

/** "after a code from email four minutes before" says how sure it is that it was them. */
export function howInWords({ signedInBy, provenBy }: Pick<Evidence, 'signedInBy' | 'provenBy'>): string {
  const by = wayInWords(signedInBy)
  return provenBy === signedInBy
    ? `signed in by ${by}`
    : `signed in by ${by}, confirmed by ${wayInWords(provenBy)}`
}

const wayInWords = (way: string) => ways[way] ?? way

const ways: Record<string, string> = { 'email-code': 'a code from email', 'email-link': 'a link from email' }

const utcInWords = (instant: string) => `${instant.slice(0, 19).replace('T', ' ')} UTC`
