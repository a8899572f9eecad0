import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import * as Y from 'yjs'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import type { SignIn } from '@/lib/auth/actor'
import { findPlan } from '@/lib/signoffs/plan'
import { hashOfText } from '@/lib/signoffs/seal'
import { signVersion } from '@/lib/signoffs/sign'
import { standingOf } from '@/lib/signoffs/standing'
import { statementOf } from '@/lib/signoffs/statement'
import { appendText } from '@/lib/visions/document/write'
import type { Pair } from '../stage/pairs'

/** Two people at one plan, as the proofs of signing move them. */
export type Table = {
  engagementId: string
  visionId: string
  documentId: string
  coach: Actor
  client: Actor
}

export type Seat = 'coach' | 'client'

/** Seats a pair at its plan, which already says why. */
export async function tableOf(admin: postgres.Sql, pair: Pair): Promise<Table> {
  const { practiceId, engagementId, vision, coach, client } = pair
  const [row] = await admin<{ id: string }[]>`select id from visions where engagement_id = ${engagementId}`
  const table: Table = {
    engagementId,
    visionId: row?.id ?? '',
    documentId: vision,
    coach: { practiceId, memberId: coach.memberId, role: 'coach' },
    client: { practiceId, memberId: client.memberId, role: 'client' },
  }
  await write(table, 'client', 'why', 'To be proved.')
  return table
}

/** One edit, appended to the log as the live process appends it. */
export async function write(table: Table, seat: Seat, section: string, words: string): Promise<void> {
  const doc = new Y.Doc()
  appendText(doc, section, words, null)
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc))
  doc.destroy()
  const actor = table[seat]
  await withPractice(actor, ({ db }) =>
    db.execute(sql`insert into document_updates (practice_id, document_id, member_id, bytes)
      values (${actor.practiceId}, ${table.documentId}, ${actor.memberId}, ${bytes})`),
  )
}

/** What somebody sees before they press: the digest and the statement that stand on their page. */
export async function seen(practice: Practice, table: Table, versionId: string) {
  const plan = await findPlan(practice, table.visionId)
  const { versions } = await standingOf(practice, table.engagementId)
  const version = versions.find(({ id }) => id === versionId)
  if (!version) throw new Error('There is no such version.')
  const seat: Seat = practice.actor.memberId === table.client.memberId ? 'client' : 'coach'
  const { name } = plan[seat]
  const statement = statementOf({
    ...version,
    clientName: plan.client.name,
    coachName: plan.coach.name,
    practiceName: plan.practiceName,
    signer: { name, seat },
  })
  return { versionId, digest: version.digest, statementHash: await hashOfText(statement), typedName: name }
}

export type Pressed = Awaited<ReturnType<typeof seen>>

export const look = (table: Table, seat: Seat, versionId: string): Promise<Pressed> =>
  withPractice(table[seat], (practice) => seen(practice, table, versionId))

export const press = (table: Table, seat: Seat, pressed: Pressed) =>
  withPractice(table[seat], (practice) => signVersion(practice, pressed, freshSignIn()))

/** Somebody who has just signed in. */
export function freshSignIn(): SignIn {
  const at = new Date()
  return {
    id: crypto.randomUUID(),
    method: 'email-code',
    createdAt: at,
    provenAt: at,
    provenBy: null,
    expiresAt: new Date(at.getTime() + 86_400_000),
    login: { id: crypto.randomUUID(), email: 'somebody@proof.example', name: 'Somebody' },
  }
}
