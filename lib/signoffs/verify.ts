import { type Head, hashedText, type Link } from '@/lib/audit/link'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { type Pack, writePack } from './pack'
import { type Evidence, hashOfText, idOfHash, idOfSealed, sealed } from './seal'
import * as shape from './shape'

/** What is true of a pack, or the first thing that is not. `foreign` is no pack at all, so nothing was found wrong with one. */
export type PackVerdict =
  | { whole: true; facts: PackFacts }
  | { whole: false; foreign: boolean; problem: string }

export type PackFacts = {
  pack: Pack
  versionId: string
  /** Both have signed. */
  agreed: boolean
  /** The newest event in it: to be compared with one noted elsewhere. */
  record: Head
  /** Names were replaced by pseudonyms, and nobody has said which: what carries them cannot be checked. */
  withheld: boolean
}

/** The names that stand behind pseudonyms, from whoever knows them. */
export type Names = { client?: string; coach?: string }

/**
 * Whether a pack is what Waymark wrote, byte for byte. Needs no database, no network and no trust in where it came
 * from. What it cannot tell is whether somebody wrote all of it anew, from the first word to the last hash: for that,
 * the fingerprint and the record are compared with what one of the two has noted, as the certificate prints them.
 */
export async function verifyPack(
  file: string,
  noted: { fingerprint?: string; record?: Head; names?: Names } = {},
): Promise<PackVerdict> {
  const pack = packIn(file)
  if (!pack)
    return saysPack.test(file)
      ? broken('A part of this evidence pack is missing, or it was cut short.')
      : foreign('This is not an evidence pack of Waymark.')
  if (writePack(pack) !== file)
    return broken(
      'Something in this file is not written the way Waymark writes it: it was changed afterwards.',
    )
  const versionId = pack.withheld?.seal ? idOfHash(pack.withheld.seal) : await idOfSealed(sealed(pack.seal))
  const problem =
    (await problemWithWords(pack)) ??
    (await problemWithSignatures(pack, versionId)) ??
    (await problemWithEvents(pack, versionId)) ??
    (noted.names && (await problemWithNames(pack, noted.names)))
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
  const withheld = pack.withheld !== undefined && noted.names === undefined
  const agreed = pack.signOffs.length === 2
  return { whole: true, facts: { pack, versionId, agreed, record, withheld } }
}

const broken = (problem: string): PackVerdict => ({ whole: false, foreign: false, problem })

/** For what was never a pack: a certificate, a photo, somebody’s list. */
export const foreign = (problem: string): PackVerdict => ({ whole: false, foreign: true, problem })

/** Whatever else became of it, it calls itself one. */
const saysPack = /waymark (evidence|version|sign-off) \d/

async function problemWithWords({ seal, content }: Pack): Promise<string | null> {
  return (await hashOfText(canonicalJson(content))) === seal.digest
    ? null
    : 'The words are not those that were frozen: their fingerprint is another one.'
}

async function problemWithSignatures(
  { seal, signOffs, withheld }: Pack,
  versionId: string,
): Promise<string | null> {
  if (withheld && withheld.signOffs.length !== signOffs.length)
    return 'It does not say which signatures stand in it under a pseudonym.'
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
    // A statement that names a pseudonym is not the one that was signed; with the names it can be put back.
    if (!withheld && (await hashOfText(statement)) !== evidence.statementHash)
      return `What ${name} signed is not the statement in this file.`
  }
  return null
}

/** With the names in it again, everything that was sealed and signed has to be what it was. */
async function problemWithNames({ seal, signOffs, withheld }: Pack, names: Names): Promise<string | null> {
  if (!withheld) return null
  const other = 'With these names it is not what was sealed: the names are others, or the file was changed.'
  const client = names.client ?? seal.clientName
  const coach = names.coach ?? seal.coachName
  const hash = await hashOfText(sealed({ ...seal, clientName: client, coachName: coach }))
  if (withheld.seal !== null && hash !== withheld.seal) return other
  for (const [at, { evidence, statement }] of signOffs.entries()) {
    const name = evidence.seat === 'client' ? client : coach
    // Whoever typed their name in other letters than the practice has it is not put back.
    const typedName = name === evidence.name ? evidence.typedName : name
    const whole = await hashOfText(sealed({ ...evidence, name, typedName }))
    if (withheld.signOffs[at] && whole !== withheld.signOffs[at]) return other
    const said = statement.replaceAll(seal.clientName, client).replaceAll(seal.coachName, coach)
    if ((await hashOfText(said)) !== evidence.statementHash) return other
  }
  return null
}

/** Each event is whole, names what it should, follows the one before, and there is none too many. */
async function problemWithEvents(
  { seal, signOffs, events, withheld }: Pack,
  versionId: string,
): Promise<string | null> {
  for (const event of events) {
    if (event.practiceId !== seal.practiceId || event.engagementId !== seal.engagementId)
      return `Event ${event.seq} belongs to something else.`
    const { hash, ...fields } = event
    if ((await hashOfText(hashedText(fields))) !== hash)
      return `Event ${event.seq} was changed after it was written.`
  }
  const expected = await expectedEvents({ seal, signOffs, withheld }, versionId)
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
  { seal, signOffs, withheld }: Pick<Pack, 'seal' | 'signOffs' | 'withheld'>,
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
  for (const [at, { evidence }] of signOffs.entries()) {
    const hash = withheld?.signOffs[at]
    const signOffId = hash ? idOfHash(hash) : await idOfSealed(sealed(evidence))
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

const parts = {
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
} satisfies Record<Exclude<keyof Pack, 'format' | 'withheld'>, shape.Shape>

const inFull = shape.record({ format: shape.exactly('waymark evidence 1'), ...parts })

const withPseudonyms = shape.record({
  format: shape.exactly('waymark evidence 2'),
  ...parts,
  withheld: shape.record({
    seal: shape.orNull(shape.hash),
    signOffs: shape.list(shape.orNull(shape.hash), 2),
  } satisfies Record<keyof NonNullable<Pack['withheld']>, shape.Shape>),
})

const packShape: shape.Shape = (value) => inFull(value) || withPseudonyms(value)
