import { and, desc, eq, sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { type Evidence, hashOfText, idOfSealed, sealed, type VersionSeal } from '@/lib/signoffs/seal'
import { statementOf } from '@/lib/signoffs/statement'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { digestBytes } from '@/lib/visions/document/digest'
import { type CastEngagement, type CastName, cast, practices } from './cast'
import type { CastReview, CastVersion, Moment } from './cast-versions'
import type { Sitting } from './history'
import { daysFromToday } from './history'
import * as signOffs from './schema/signoffs'

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

type Link = { seq: number; hash: string }

/** Something that happened, to be written down when its turn comes: its event names what was written. */
export type Happening = {
  practiceId: string
  engagementId: string
  memberId: string
  verb: string
  at: Date
  /** Writes what happened, knowing the newest event of the engagement, and answers what it is about. */
  write: (db: Db, previous: Link | null) => Promise<string>
  /** Is told of the event that says so. */
  told?: (event: Link) => void
}

/** A sitting, and the row of the log that it ended with. */
export type Kept = Sitting & { seq: number }

export function reviewHappenings(engagement: CastEngagement, review: CastReview): Happening[] {
  const { client, coach, id: engagementId, visionId } = engagement
  const common = { practiceId: cast[client].practiceId, engagementId }
  const id = crypto.randomUUID()
  const { asked, answered } = review
  const ask: Happening = {
    ...common,
    memberId: cast[client].id,
    verb: 'review asked',
    at: instantOf(asked),
    write: async (db) => {
      await db.insert(signOffs.reviewRequests).values({
        ...common,
        id,
        visionId,
        askedBy: cast[client].id,
        askedAt: instantOf(asked),
        note: asked.note,
      })
      return id
    },
  }
  if (!answered) return [ask]
  const answer: Happening = {
    ...common,
    memberId: cast[coach].id,
    verb: answered.kind === 'ready' ? 'review passed' : 'changes asked',
    at: instantOf(answered),
    write: async (db) => {
      await db.insert(signOffs.reviewAnswers).values({
        ...common,
        requestId: id,
        answer: answered.kind,
        answeredBy: cast[coach].id,
        answeredAt: instantOf(answered),
        words: answered.words,
      })
      return id
    },
  }
  return [ask, answer]
}

/** Everything that happened to the versions of one plan. Sealed as the commands of lib/signoffs seal, in their order. */
export function versionHappenings(
  engagement: CastEngagement,
  versions: readonly CastVersion[],
  sittings: readonly Kept[],
): Happening[] {
  return versions.flatMap((version, index) => {
    const common = { practiceId: cast[engagement.client].practiceId, engagementId: engagement.id }
    const frozen: Frozen = {}
    const told = (event: Link) => {
      frozen.story = event
    }
    const { proposed, signed, sentBack } = version
    const happenings: Happening[] = [
      {
        ...common,
        memberId: cast[proposed.by].id,
        verb: 'version proposed',
        at: instantOf(proposed),
        write: async (db, previous) => {
          const made = await freezeVersion(db, engagement, version, index + 1, sittings, previous)
          Object.assign(frozen, made)
          return made.id
        },
        told,
      },
      ...signed.map(
        (signature): Happening => ({
          ...common,
          memberId: cast[signature.by].id,
          verb: 'version signed',
          at: instantOf(signature),
          write: (db) => sign(db, engagement, known(frozen), signature),
          told,
        }),
      ),
    ]
    const [last] = signed.slice(1)
    if (last)
      happenings.push({
        ...common,
        memberId: cast[last.by].id,
        verb: 'version agreed',
        at: new Date(instantOf(last).getTime() + 1),
        write: async () => known(frozen).id,
      })
    if (sentBack)
      happenings.push({
        ...common,
        memberId: cast[sentBack.by].id,
        verb: 'version sent back',
        at: instantOf(sentBack),
        write: async (db) => {
          await db.insert(signOffs.versionEndings).values({
            ...common,
            versionId: known(frozen).id,
            kind: 'sent back',
            memberId: cast[sentBack.by].id,
            endedAt: instantOf(sentBack),
            reason: sentBack.reason,
          })
          return known(frozen).id
        },
      })
    return happenings
  })
}

/** A version once it is written, and the newest event of its story. */
type Frozen = { id?: string; seal?: VersionSeal; story?: Link }

async function freezeVersion(
  db: Db,
  { id: engagementId, visionId, client, coach }: CastEngagement,
  { proposed }: CastVersion,
  number: number,
  sittings: readonly Kept[],
  previous: Link | null,
): Promise<{ id: string; seal: VersionSeal }> {
  const { practiceId } = cast[client]
  const frozenAt = instantOf(proposed)
  const sitting = sittings.findLast(({ at }) => at < frozenAt)
  if (!sitting) throw new Error(`${client} had written nothing ${proposed.daysAgo} days ago.`)
  const content = canonicalJson(sitting.content)
  const state = new Uint8Array(sitting.state)
  const follows = await lastAgreed(db, practiceId, visionId)
  const seal: VersionSeal = {
    format: 'waymark version 1',
    practiceId,
    practiceName: Object.values(practices).find(({ id }) => id === practiceId)?.name ?? '',
    engagementId,
    visionId,
    clientId: cast[client].id,
    clientName: cast[client].name,
    coachId: cast[coach].id,
    coachName: cast[coach].name,
    number,
    followsId: follows?.id ?? null,
    followsNumber: follows?.number ?? null,
    followsDigest: follows?.digest ?? null,
    digest: await hashOfText(content),
    stateDigest: await digestBytes(state),
    proposedBy: cast[proposed.by].id,
    frozenAt: frozenAt.toISOString(),
    previousSeq: previous?.seq ?? null,
    previousHash: previous?.hash ?? null,
  }
  const text = sealed(seal)
  const id = await idOfSealed(text)
  await db.insert(signOffs.versions).values({
    practiceId,
    id,
    engagementId,
    visionId,
    number,
    followsId: seal.followsId,
    proposedBy: seal.proposedBy,
    frozenAt,
    throughSeq: sitting.seq,
    content,
    digest: seal.digest,
    state,
    seal: text,
  })
  return { id, seal }
}

async function sign(
  db: Db,
  { client }: CastEngagement,
  { id: versionId, seal, story }: Required<Frozen>,
  { by, ...moment }: Moment & { by: CastName },
): Promise<string> {
  const { practiceId, engagementId, number, digest, clientName, coachName, practiceName } = seal
  const { id: memberId, name, timeZone } = cast[by]
  const seat = by === client ? 'client' : 'coach'
  const signedAt = instantOf(moment)
  const signedIn = new Date(signedAt.getTime() - 4 * 60_000).toISOString()
  const statement = statementOf({
    number,
    digest,
    clientName,
    coachName,
    practiceName,
    signer: { name, seat },
  })
  const evidence: Evidence = {
    format: 'waymark sign-off 1',
    practiceId,
    versionId,
    number,
    digest,
    memberId,
    name,
    seat,
    typedName: name,
    signedInBy: 'email-code',
    signedInAt: signedIn,
    provenBy: 'email-code',
    provenAt: signedIn,
    signedAt: signedAt.toISOString(),
    timeZone,
    statementHash: await hashOfText(statement),
    previousSeq: story.seq,
    previousHash: story.hash,
  }
  const text = sealed(evidence)
  const id = await idOfSealed(text)
  await db.insert(signOffs.signOffs).values({
    practiceId,
    id,
    engagementId,
    versionId,
    digest,
    memberId,
    seat,
    typedName: name,
    signedAt,
    statement,
    evidence: text,
  })
  return id
}

async function lastAgreed(db: Db, practiceId: string, visionId: string) {
  const [row] = await db
    .select({ id: signOffs.versions.id, number: signOffs.versions.number, digest: signOffs.versions.digest })
    .from(signOffs.versions)
    .where(
      and(
        eq(signOffs.versions.practiceId, practiceId),
        eq(signOffs.versions.visionId, visionId),
        sql`(select count(*) from sign_offs s where s.version_id = ${signOffs.versions.id}) = 2`,
      ),
    )
    .orderBy(desc(signOffs.versions.number))
    .limit(1)
  return row
}

function known({ id, seal, story }: Frozen): Required<Frozen> {
  if (!id || !seal || !story) throw new Error('What is signed was not frozen before.')
  return { id, seal, story }
}

function instantOf({ daysAgo, at }: Moment): Date {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  return daysFromToday(-daysAgo, hour, minute)
}
