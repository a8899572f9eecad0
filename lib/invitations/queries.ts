import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { invitations } from '@/db/schema/invitations'
import { engagements, members, practices } from '@/db/schema/practices'
import { logins, signOnAccounts } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { hashOf, invitationOfToken, invitationTokenFor } from '@/lib/auth/token'
import { dayOf } from '@/lib/dates'
import { engagementOf } from '@/lib/engagements/seats'
import { env } from '@/lib/env'
import { type InvitationState, stateOf } from './invitation'
import { type Term, termsOf, termsText } from './terms'
import type { InvitationWords } from './words'

type Db = Practice['db']

export type InvitationAtTheDoor = {
  id: string
  state: InvitationState
  to: 'client' | 'coach'
  practice: { id: string; slug: string; name: string; mark: string; accentHue: number; timeZone: string }
  inviter: string
  /** `isNew`: nobody has ever signed in with this address. */
  invited: { memberId: string; name: string; loginId: string; email: string; isNew: boolean }
  engagement: {
    id: string
    purpose: string
    startsOn: string
    sessionsAgreed: number
  } | null
  terms: Term[]
  /** SHA-256 of the terms as they stand here. */
  termsHash: string
  note: string | null
  acceptedOn: string | null
}

/** What the page of an invitation's link shows. Reads only: mail scanners open links. Null when we made no such link. */
export async function invitationAtTheDoor(token: string): Promise<InvitationAtTheDoor | null> {
  const id = invitationOfToken(token)
  if (!id) return null
  return asSystem('show an invitation to whoever has its link', (db) =>
    invitationWhere(db, eq(invitations.id, id)),
  )
}

/** Invitations that wait for whoever signs in with this login: a lost mail locks nobody out. */
export async function invitationsFor(
  loginId: string,
): Promise<{ token: string; door: InvitationAtTheDoor }[]> {
  return asSystem('show a login the invitations to it', async (db) => {
    const rows = await factsOf(db)
      .where(and(eq(logins.id, loginId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
      .orderBy(desc(invitations.createdAt))
    return rows
      .map(doorOf)
      .filter(({ state }) => state === 'waiting')
      .map((door) => ({ token: invitationTokenFor(door.id), door }))
  })
}

/** What an invitation's mail is made of, while it waits; null when it is over, so that nothing stale leaves. */
export async function invitationToMail(
  db: Db,
  id: string,
): Promise<{ words: InvitationWords; address: string; link: string } | null> {
  const door = await invitationWhere(db, eq(invitations.id, id))
  if (door?.state !== 'waiting') return null
  const { to, inviter, invited, practice, note } = door
  return {
    words: {
      to,
      inviter,
      invited: invited.name,
      practice: practice.name,
      accentHue: practice.accentHue,
      note,
    },
    address: invited.email,
    link: new URL(`/invitations/${invitationTokenFor(id)}`, env().AUTH_URL).href,
  }
}

export async function invitationWhere(db: Db, condition: SQL): Promise<InvitationAtTheDoor | null> {
  const [row] = await factsOf(db).where(condition)
  return row ? doorOf(row) : null
}

export type SentInvitation = {
  id: string
  to: 'client' | 'coach'
  name: string
  email: string
  sentAt: Date
  state: 'waiting' | 'expired'
}

/** Invitations of this person that nobody has accepted or taken back, newest first. */
export async function sentInvitations(actor: Actor): Promise<SentInvitation[]> {
  return withPractice(actor, async ({ db }) => {
    const rows = await db
      .select({
        id: invitations.id,
        engagementId: invitations.engagementId,
        name: members.name,
        email: invitations.email,
        sentAt: invitations.createdAt,
        expired: sql<boolean>`${invitations.expiresAt} <= now()`,
      })
      .from(invitations)
      .innerJoin(
        members,
        and(eq(members.practiceId, invitations.practiceId), eq(members.id, invitations.memberId)),
      )
      .where(
        and(
          eq(invitations.practiceId, actor.practiceId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      )
      .orderBy(desc(invitations.createdAt), asc(members.name))
    return rows.map(({ engagementId, expired, ...row }) => ({
      ...row,
      to: engagementId ? 'client' : 'coach',
      state: expired ? 'expired' : 'waiting',
    }))
  })
}

/**
 * Which of these addresses this coach cannot invite, in lower case: their own clients, and whoever works here. That
 * somebody is a colleague's client is not said: it is theirs to tell.
 */
export async function addressesTaken(actor: Actor, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return []
  const asked = emails.map((email) => email.toLowerCase())
  return asSystem('which addresses of a list are invited or at work here', async (db) => {
    const rows = await db
      .select({ email: sql<string>`lower(${logins.email})` })
      .from(members)
      .innerJoin(logins, eq(logins.id, members.loginId))
      .leftJoin(
        engagements,
        and(
          eq(engagements.practiceId, members.practiceId),
          eq(engagements.clientId, members.id),
          eq(engagements.coachId, actor.memberId),
          ne(engagements.status, 'ended'),
        ),
      )
      .where(
        and(
          eq(members.practiceId, actor.practiceId),
          isNull(members.leftAt),
          or(ne(members.role, 'client'), isNotNull(engagements.id)),
          inArray(sql`lower(${logins.email})`, asked),
        ),
      )
    return rows.map(({ email }) => email)
  })
}

const inviter = alias(members, 'inviter')
const invited = alias(members, 'invited')

const factsOf = (db: Db) =>
  db
    .select({
      id: invitations.id,
      note: invitations.note,
      acceptedAt: invitations.acceptedAt,
      revoked: sql<boolean>`${invitations.revokedAt} is not null`,
      expired: sql<boolean>`${invitations.expiresAt} <= now()`,
      replaced: sql<boolean>`exists (
        select from ${invitations} newer
        where newer.practice_id = ${invitations.practiceId} and newer.member_id = ${invitations.memberId}
          and newer.engagement_id is not distinct from ${invitations.engagementId}
          and newer.created_at > ${invitations.createdAt} and newer.revoked_at is null)`,
      practice: {
        id: practices.id,
        slug: practices.slug,
        name: practices.name,
        mark: practices.mark,
        accentHue: practices.accentHue,
        timeZone: practices.timeZone,
      },
      // Nothing is left to join: the practice has closed, or an owner has removed who was invited.
      over: sql<boolean>`${practices.closedAt} is not null or ${invited.leftAt} is not null`,
      inviter: inviter.name,
      memberId: invited.id,
      name: invited.name,
      login: { id: logins.id, email: logins.email },
      isNew: sql<boolean>`${logins.emailVerifiedAt} is null and not exists (
        select from ${signOnAccounts} s where s.login_id = ${logins.id})`,
      engagement: {
        id: engagements.id,
        purpose: engagements.purpose,
        startsOn: engagements.startsOn,
        sessionsAgreed: engagements.sessionsAgreed,
        status: engagements.status,
      },
    })
    .from(invitations)
    .innerJoin(practices, eq(practices.id, invitations.practiceId))
    .innerJoin(
      inviter,
      and(eq(inviter.practiceId, invitations.practiceId), eq(inviter.id, invitations.invitedBy)),
    )
    .innerJoin(
      invited,
      and(eq(invited.practiceId, invitations.practiceId), eq(invited.id, invitations.memberId)),
    )
    .innerJoin(logins, eq(logins.id, invited.loginId))
    .leftJoin(engagements, engagementOf(invitations))
    .$dynamic()

type Facts = Awaited<ReturnType<typeof factsOf>>[number]

function doorOf(facts: Facts): InvitationAtTheDoor {
  const { practice, login, engagement, acceptedAt } = facts
  const to = engagement ? 'client' : 'coach'
  const terms = termsOf({ to, inviter: facts.inviter, practice: practice.name })
  return {
    id: facts.id,
    state: stateOf({
      ...facts,
      accepted: acceptedAt !== null,
      engagementStatus: engagement?.status ?? null,
    }),
    to,
    practice,
    inviter: facts.inviter,
    invited: {
      memberId: facts.memberId,
      name: facts.name,
      loginId: login.id,
      email: login.email,
      isNew: facts.isNew,
    },
    engagement,
    terms,
    termsHash: hashOf(termsText(terms)),
    note: facts.note,
    acceptedOn: acceptedAt && dayOf(acceptedAt, practice.timeZone),
  }
}
