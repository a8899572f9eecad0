import { canonicalJson } from '@/lib/visions/document/canonical'
import { digestBytes } from '@/lib/visions/document/digest'

/**
 * What is written down beside a frozen text, and beside a signature. Both are kept as canonical JSON, the very text
 * that is hashed, and the id of the row is the beginning of that hash: an event of the record names the row by its id,
 * and with it every byte of the seal. So a version, its signatures and the record hold each other, and anybody can
 * check that without the database (verify.ts).
 *
 * Fields are flat, so that the database compares them with the columns beside them.
 */
export type VersionSeal = {
  format: 'waymark version 1'
  practiceId: string
  practiceName: string
  engagementId: string
  visionId: string
  clientId: string
  clientName: string
  coachId: string
  coachName: string
  number: number
  /** The last version that both had signed. */
  followsId: string | null
  followsNumber: number | null
  followsDigest: string | null
  /** SHA-256 of the canonical JSON of the plan: what both sign. */
  digest: string
  /** SHA-256 of the document it was read from. */
  stateDigest: string
  proposedBy: string
  /** UTC with milliseconds. */
  frozenAt: string
  /** The newest event of the engagement at that moment. */
  previousSeq: number | null
  previousHash: string | null
}

export type SignOffSeat = 'coach' | 'client'

export type Evidence = {
  format: 'waymark sign-off 1'
  practiceId: string
  versionId: string
  number: number
  digest: string
  memberId: string
  /** As the practice knows them; `typedName` is what they wrote. */
  name: string
  seat: SignOffSeat
  typedName: string
  /** How they signed in, and when; then how and when they last proved that it is them. */
  signedInBy: string
  signedInAt: string
  provenBy: string
  provenAt: string
  signedAt: string
  /** Where they live, as their clock stood. */
  timeZone: string
  /** SHA-256 of the statement that stood before them. */
  statementHash: string
  /** The event before it in the story of this version: proposed, or signed by the other. */
  previousSeq: number
  previousHash: string
}

/** The text that is kept and hashed. */
export const sealed = (fields: VersionSeal | Evidence): string => canonicalJson(fields)

/** SHA-256 of its UTF-8, in 64 lower-case hex digits. */
export async function hashOfText(text: string): Promise<string> {
  return digestBytes(new TextEncoder().encode(text))
}

/** A UUID of version 8, made from the hash: 120 bits of it, which nobody can find a second text for. */
export const idOfSealed = async (text: string): Promise<string> => idOfHash(await hashOfText(text))

/** Takes the hash in hex digits. */
export function idOfHash(hash: string): string {
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** A seal as it is kept, read again. Written by us, and held by the database to what its columns say. */
export const readVersionSeal = (text: string) => JSON.parse(text) as VersionSeal

export const readEvidence = (text: string) => JSON.parse(text) as Evidence
