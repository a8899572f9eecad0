import { type Head, hashedText, type Link } from '@/lib/audit/link'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { type Pack, writePack } from './pack'
import { type Evidence, hashOfText, idOfSealed, sealed } from './seal'
import * as shape from './shape'

/** What is true of a pack, or the first thing that is not. */
export type PackVerdict = { whole: true; facts: PackFacts } | { whole: false; problem: string }

export type PackFacts = {
  pack: Pack
  versionId: string
  /** Both have signed. */
  agreed: boolean
  /** The newest event in it: to be compared with one noted elsewhere. */
  record: Head
}

/**
 * Whether a pack is what Waymark wrote, byte for byte. Needs no database, no network and no trust in where it came
 * from. What it cannot tell is whether somebody wrote all of it anew, from the first word to the last hash: for that,
 * the fingerprint and the record are compared with what one of the two has noted, as the certificate prints them.
 */
export async function verifyPack(
  file: string,
  noted: { fingerprint?: string; record?: Head } = {},
): Promise<PackVerdict> {
  const pack = packIn(file)
  if (!pack) return broken('This is not an evidence pack of Waymark, or a part of it is missing.')
  if (writePack(pack) !== file)
    return broken(
      'Something in this file is not written the way Waymark writes it: it was changed afterwards.',
    )
  const versionId = await idOfSealed(sealed(pack.seal))
  const problem =
    (await problemWithWords(pack)) ??
    (await problemWithSignatures(pack, versionId)) ??
    (await problemWithEvents(pack, versionId))
  if (problem) return broken(problem)
  const last = pack.events.at(-1)
  const record = { seq: last?.seq ?? 0, hash: last?.hash ?? '' }
  if (noted.fingerprint && noted.fingerprint !== pack.seal.digest)
    return broken('The fingerprint is not the one that you noted: these are other words.')
  if (
    noted.record &&
    !pack.events.some(({ seq, hash }) => seq === noted.record?.seq && hash === noted.record.hash)
  )
    return broken('The record is not the one that you noted: it was written anew.')
  return { whole: true, facts: { pack, versionId, agreed: pack.signOffs.length === 2, record } }
}

const broken = (problem: string): PackVerdict => ({ whole: false, problem })

async function problemWithWords({ seal, content }: Pack): Promise<string | null> {
  return (await hashOfText(canonicalJson(content))) === seal.digest
    ? null
    : 'The words are not those that were frozen: their fingerprint is another one.'
}

async function problemWithSignatures({ seal, signOffs }: Pack, versionId: string): Promise<string | null> {
  const seats = signOffs.map(({ evidence }) => evidence.seat)
  if (new Set(seats).size !== seats.length) return 'The same person signs twice in this file.'
  for (const { evidence, statement } of signOffs) {
    const { seat, memberId, name } = evidence
    const whose = `The signature of ${name}`
    if (
      evidence.versionId !== versionId ||
      evidence.number !== seal.number ||
      evidence.practiceId !== seal.practiceId
    )
      return `${whose} belongs to another version.`
    if (evidence.digest !== seal.digest) return `${whose} was given to other words.`
    const expected = seat === 'client' ? [seal.clientId, seal.clientName] : [seal.coachId, seal.coachName]
    if (memberId !== expected[0] || name !== expected[1])
      return `${whose} is not that of the ${seat} of this plan.`
    if ((await hashOfText(statement)) !== evidence.statementHash)
      return `What ${name} signed is not the statement in this file.`
  }
  return null
}

/** Each event is whole, names what it should, follows the one before, and there is none too many. */
async function problemWithEvents(
  { seal, signOffs, events }: Pack,
  versionId: string,
): Promise<string | null> {
  for (const event of events) {
    if (event.practiceId !== seal.practiceId || event.engagementId !== seal.engagementId)
      return `Event ${event.seq} belongs to something else.`
    const { hash, ...fields } = event
    if ((await hashOfText(hashedText(fields))) !== hash)
      return `Event ${event.seq} was changed after it was written.`
  }
  const expected = await expectedEvents({ seal, signOffs }, versionId)
  if (expected.length !== events.length)
    return 'The record in this file has an event too many, or one is missing.'
  for (const [index, { says, is }] of expected.entries()) {
    const event = events[index]
    const before = events[index - 1]
    if (!event || !is(event, before)) return says
    if (before && !follows(event, before)) return `Event ${event.seq} does not follow from the one before it.`
  }
  return null
}

type Expected = { says: string; is: (event: Link, before: Link | undefined) => boolean }

async function expectedEvents(
  { seal, signOffs }: Pick<Pack, 'seal' | 'signOffs'>,
  versionId: string,
): Promise<Expected[]> {
  const expected: Expected[] = []
  if (seal.previousHash !== null)
    expected.push({
      says: 'The event before the version is another one than when it was frozen.',
      is: ({ seq, hash }) => seq === seal.previousSeq && hash === seal.previousHash,
    })
  expected.push({
    says: 'The record does not say that this version was frozen then, by that person.',
    is: (event) =>
      names(event, 'version proposed', versionId, seal.proposedBy) && near(event.at, seal.frozenAt),
  })
  for (const { evidence } of signOffs) {
    const signOffId = await idOfSealed(sealed(evidence))
    expected.push({
      says: `The record does not say that ${evidence.name} signed this then.`,
      is: (event, before) =>
        names(event, 'version signed', signOffId, evidence.memberId) &&
        near(event.at, evidence.signedAt) &&
        before?.seq === evidence.previousSeq &&
        before.hash === evidence.previousHash,
    })
  }
  if (signOffs.length === 2)
    expected.push({
      says: 'The record does not say that this version was agreed with the second signature.',
      is: (event, before) =>
        names(event, 'version agreed', versionId, signOffs[1]?.evidence.memberId) &&
        event.seq === (before?.seq ?? 0) + 1,
    })
  return expected
}

const names = (event: Link, verb: string, subjectId: string, memberId: string | undefined) =>
  event.verb === verb && event.subjectId === subjectId && event.memberId === memberId

/** Neighbors hold each other; between two that are not, other work of the practice was written down. */
const follows = (event: Link, before: Link) =>
  event.seq > before.seq && (event.seq !== before.seq + 1 || event.prevHash === before.hash)

/** Written down in the same transaction: a minute is much. */
const near = (one: string, other: string) => Math.abs(Date.parse(one) - Date.parse(other)) < 60_000

function packIn(file: string): Pack | null {
  try {
    const value: unknown = JSON.parse(file)
    return packShape(value) ? (value as Pack) : null
  } catch {
    return null
  }
}

const evidenceShape = shape.record({
  format: shape.exactly('waymark sign-off 1'),
  practiceId: shape.id,
  versionId: shape.id,
  number: shape.count,
  digest: shape.hash,
  memberId: shape.id,
  name: shape.text,
  seat: shape.exactly('coach', 'client'),
  typedName: shape.text,
  signedInBy: shape.text,
  signedInAt: shape.instant,
  provenBy: shape.text,
  provenAt: shape.instant,
  signedAt: shape.instant,
  timeZone: shape.text,
  statementHash: shape.hash,
  previousSeq: shape.count,
  previousHash: shape.hash,
} satisfies Record<keyof Evidence, shape.Shape>)

const packShape = shape.record({
  format: shape.exactly('waymark evidence 1'),
  seal: shape.record({
    format: shape.exactly('waymark version 1'),
    practiceId: shape.id,
    practiceName: shape.text,
    engagementId: shape.id,
    visionId: shape.id,
    clientId: shape.id,
    clientName: shape.text,
    coachId: shape.id,
    coachName: shape.text,
    number: shape.count,
    followsId: shape.orNull(shape.id),
    followsNumber: shape.orNull(shape.count),
    followsDigest: shape.orNull(shape.hash),
    digest: shape.hash,
    stateDigest: shape.hash,
    proposedBy: shape.id,
    frozenAt: shape.instant,
    previousSeq: shape.orNull(shape.count),
    previousHash: shape.orNull(shape.hash),
  } satisfies Record<keyof Pack['seal'], shape.Shape>),
  content: shape.record({
    format: (value) => value === 1,
    template: shape.record({ key: shape.text, version: shape.count }),
    sections: shape.list((value) => typeof value === 'object' && value !== null, 200),
  } satisfies Record<keyof Pack['content'], shape.Shape>),
  signOffs: shape.list(shape.record({ evidence: evidenceShape, statement: shape.text }), 2),
  events: shape.list(
    shape.record({
      practiceId: shape.id,
      seq: shape.count,
      id: shape.id,
      engagementId: shape.id,
      memberId: shape.id,
      verb: shape.text,
      subjectId: shape.orNull(shape.id),
      at: shape.moment,
      prevHash: shape.hash,
      hash: shape.hash,
    } satisfies Record<keyof Link, shape.Shape>),
    5,
  ),
} satisfies Record<keyof Pack, shape.Shape>)
