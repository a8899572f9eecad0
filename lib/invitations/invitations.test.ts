import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { acceptances, invitations } from '@/db/schema/invitations'
import { engagements, members, practices } from '@/db/schema/practices'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import type { Login, SignIn } from '@/lib/auth/actor'
import { proveByInvitation } from '@/lib/auth/commands'
import { redeem } from '@/lib/auth/next-auth'
import { signInWithSpaces } from '@/lib/auth/queries'
import { hashOf, invitationTokenFor, linkTokenFor } from '@/lib/auth/token'
import { writeInvitationMail } from '@/lib/emails/compose'
import { clientHome, coachHome } from '@/lib/engagements/queries'
import { removeMember } from '@/lib/people/commands'
import { closePractice } from '@/lib/practices/commands'
import { newPractice, somebody } from '@/lib/practices/rehearsal'
import { firstSittingOrNull } from '@/lib/visions/queries'
import { accept as acceptInvitation } from './accept'
import * as commands from './commands'
import { invitationAtTheDoor, invitationsFor, sentInvitations } from './queries'
import { termsText } from './terms'

const queue = postgres(process.env.QUEUE_DATABASE_URL ?? '', { max: 1 })
afterAll(() => queue.end())

describe('inviting a client', () => {
  it('makes a place, an engagement with its plan, a mail to come and a line in the record: all of it or none', async () => {
    const { owner } = await newPractice()
    const { invitationId, email } = await invited(owner)
    const [row] = await asSystem('test', (db) =>
      db.select().from(invitations).where(eq(invitations.id, invitationId)),
    )
    expect(row).toMatchObject({ email, note: 'Let us begin.', acceptedAt: null, revokedAt: null })
    expect(days(row?.expiresAt)).toBeCloseTo(7, 1)
    expect(await jobsAbout(invitationId)).toEqual(['invitation-mail'])
    const { clients } = await coachHome(owner)
    expect(clients).toMatchObject([{ name: 'Daniel Reyes', status: 'invited' }])
    const events = await withPractice(owner, ({ db }) =>
      db.execute<{ verb: string }>(sql`select verb from events order by seq`),
    )
    expect(events.map(({ verb }) => verb)).toEqual(['practice started', 'invitation sent'])
  })

  it('lets the invited person see nothing of the practice, whoever they say they are', async () => {
    const { owner } = await newPractice()
    const { memberId } = await invited(owner)
    const early: Actor = { practiceId: owner.practiceId, memberId, role: 'client' }
    await withPractice(early, async ({ db }) => {
      expect(await db.select({ id: practices.id }).from(practices)).toEqual([])
      expect(await db.select({ id: engagements.id }).from(engagements)).toEqual([])
      expect(await db.select({ id: members.id }).from(members)).toEqual([])
    })
    expect(await clientHome(early)).toBeNull()
  })

  it('knows an address however its letters are cased, and writes to the stored spelling', async () => {
    const { owner } = await newPractice()
    const known = await somebody('Sofia Marin')
    const { invitationId } = await invited(owner, { email: known.email.toUpperCase() })
    const mail = await asSystem('test', async (db) => {
      const id = await writeInvitationMail(db, invitationId)
      expect(await writeInvitationMail(db, invitationId)).toBe(id)
      const [row] = await db
        .select()
        .from(emails)
        .where(eq(emails.id, id ?? ''))
      return row
    })
    expect(mail).toMatchObject({ kind: 'client-invitation', toAddress: known.email })
  })

  it('is refused a second time, and for somebody who coaches here', async () => {
    const { owner, login } = await newPractice()
    const { email } = await invited(owner)
    await expect(invited(owner, { email })).rejects.toThrow(/invited Daniel already/)
    await expect(invited(owner, { email: login.email })).rejects.toThrow(/another place here/)
  })

  it('is one invitation when it is sent five times at once', async () => {
    const { owner } = await newPractice()
    const email = `twice.${randomUUID()}@post.example`
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => invited(owner, { email })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await sentInvitations(owner)).toHaveLength(1)
  })

  it('is not for clients, and no door next door', async () => {
    const words = client(`x.${randomUUID()}@post.example`)
    await expect(rehearse('daniel', (practice) => commands.inviteClient(practice, words))).rejects.toThrow(
      /Only coaches/,
    )
    // The wall says so too, whatever the code believes.
    await expect(
      rehearse('daniel', ({ db }) => db.execute(sql`select wall.seat(${words.email}, 'X', 'client')`)),
    ).rejects.toThrow()
    await expect(
      rehearse('maya', ({ db }) => db.execute(sql`select wall.seat(${words.email}, 'X', 'coach')`)),
    ).rejects.toThrow()
  })

  it('stops at two hundred in a day', async () => {
    const { owner } = await newPractice()
    const { memberId } = await invited(owner)
    await asAdmin(
      (admin) => admin`
        insert into invitations (practice_id, member_id, invited_by, email, revoked_at, revoked_by)
        select ${owner.practiceId}, ${memberId}, ${owner.memberId}, 'x@post.example', now(), ${owner.memberId}
        from generate_series(1, 198)`,
    )
    const two = [client(`a.${randomUUID()}@post.example`), client(`b.${randomUUID()}@post.example`)]
    const clients = two.map(({ note: _, ...words }) => words)
    await expect(
      withPractice(owner, (practice) => commands.importClients(practice, { clients, note: null })),
    ).rejects.toThrow('1 more invitation can go out today, and these are 2.')
    await invited(owner)
    await expect(invited(owner)).rejects.toThrow(/200 invitations/)
  })

  it('another coach of the practice may invite the same client', async () => {
    await rehearse('jonas', async (practice) => {
      await commands.inviteClient(practice, client(cast.daniel.email))
      const rows = await practice.db
        .select({ clientId: engagements.clientId })
        .from(engagements)
        .where(eq(engagements.status, 'invited'))
      expect(rows).toEqual([{ clientId: cast.daniel.id }])
    })
  })
})

describe('inviting a coach', () => {
  it('is the owner’s to do, once for each person', async () => {
    const { owner } = await newPractice()
    const email = `coach.${randomUUID()}@post.example`
    await coachInvited(owner, email)
    await expect(coachInvited(owner, email)).rejects.toThrow(/invited already/)
    await expect(invited(owner, { email })).rejects.toThrow(/another place here/)
    await expect(
      rehearse('maya', (practice) => commands.inviteCoach(practice, coach(email))),
    ).rejects.toThrow(/Only an owner/)
  })

  it('does not make a client of the practice its coach', async () => {
    await expect(
      rehearse('ingrid', (practice) => commands.inviteCoach(practice, coach(cast.daniel.email))),
    ).rejects.toThrow(/another place here/)
  })
})

describe('the page of an invitation', () => {
  it('says who invites, to what, and the terms with their hash; opening it changes nothing', async () => {
    const { owner, login } = await newPractice()
    const { token, invitationId } = await invited(owner)
    const before = await rowOf(invitationId)
    const door = await invitationAtTheDoor(token)
    expect(door).toMatchObject({
      state: 'waiting',
      inviter: login.name,
      to: 'client',
      invited: { isNew: true },
      engagement: { purpose: 'Operations to launch lead', startsOn: '2026-12-01', sessionsAgreed: 8 },
    })
    expect(door?.termsHash).toBe(hashOf(termsText(door?.terms ?? [])))
    expect(await rowOf(invitationId)).toEqual(before)
  })

  it('does not exist for a token that is made up, altered, or of a sign-in', async () => {
    const { owner } = await newPractice()
    const { token, invitationId } = await invited(owner)
    const altered = `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`
    for (const bad of ['', 'x', altered, linkTokenFor(invitationId), invitationTokenFor(randomUUID())]) {
      expect(await invitationAtTheDoor(bad)).toBeNull()
      await expect(accept(bad)).rejects.toThrow(/opens no invitation/)
    }
  })
})

describe('accepting', () => {
  it('with a new address joins, keeps what was agreed to, and the mailbox signs in', async () => {
    const { owner } = await newPractice()
    const { token, email, invitationId, memberId } = await invited(owner)
    const accepted = await accept(token)
    expect(accepted).toMatchObject({ to: 'client', email })

    const proof = await asSystem('test', (db) => proveByInvitation(db, email))
    if (!proof.proven) throw new Error(proof.sentence)
    const opened = await redeem(proof, { method: proof.method, userAgent: '' })
    const known = await signInWithSpaces(opened?.token ?? '')
    expect(known?.spaces).toMatchObject([
      {
        practice: { id: owner.practiceId },
        member: { id: memberId, role: 'client', timeZone: 'America/Denver' },
      },
    ])
    expect(await redeem(proof, { method: proof.method, userAgent: '' })).toBeNull()

    const home = await clientHome({ practiceId: owner.practiceId, memberId, role: 'client' })
    expect(home).toMatchObject({ status: 'active', visionId: accepted.visionId })
    const [kept] = await asSystem('test', (db) =>
      db.select().from(acceptances).where(eq(acceptances.invitationId, invitationId)),
    )
    expect(kept?.terms).toContain('Only you and Nora read it')
    expect(kept?.termsHash).toBe(hashOf(kept?.terms ?? ''))
  })

  it('with a login that exists asks for that login, and joins with it', async () => {
    const { owner } = await newPractice()
    const known = await somebody('Sofia Marin')
    const { token, memberId } = await invited(owner, { email: known.email })
    await expect(accept(token)).rejects.toThrow(/already signs in to Waymark/)
    await accept(token, signedIn(known))
    const [row] = await asSystem('test', (db) =>
      db
        .select({ loginId: members.loginId, joinedAt: members.joinedAt })
        .from(members)
        .where(eq(members.id, memberId)),
    )
    expect(row).toMatchObject({ loginId: known.id, joinedAt: expect.any(Date) })
  })

  it('as somebody else is refused with both addresses and a way on, and changes nothing', async () => {
    const { owner } = await newPractice()
    const other = await somebody('Ben Other')
    const { token, email, invitationId } = await invited(owner)
    const before = await rowOf(invitationId)
    await expect(accept(token, signedIn(other))).rejects.toThrow(
      `This invitation went to ${email}, and you are signed in as ${other.email}. Sign out and open it again, or ask Nora to invite ${other.email}.`,
    )
    expect(await rowOf(invitationId)).toEqual(before)
  })

  it('works once, also when the button is pressed five times at once', async () => {
    const { owner } = await newPractice()
    const { token, invitationId } = await invited(owner)
    const hash = (await invitationAtTheDoor(token))?.termsHash ?? ''
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => acceptWith(token, hash, null)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(accept(token)).rejects.toThrow(/was accepted on .* works once/)
    const kept = await asSystem('test', (db) =>
      db.select().from(acceptances).where(eq(acceptances.invitationId, invitationId)),
    )
    expect(kept).toHaveLength(1)
  })

  it('keeps the line of the coach for whom it went to: theirs once they have joined, and nobody else’s', async () => {
    const { owner } = await newPractice()
    const { token, memberId } = await invited(owner)
    const other = await invited(owner)
    const seat = (id: string): Actor => ({ practiceId: owner.practiceId, memberId: id, role: 'client' })
    const linesOf = (actor: Actor) =>
      withPractice(actor, ({ db }) => db.select({ note: invitations.note }).from(invitations))
    expect(await linesOf(seat(memberId))).toEqual([])
    const { visionId } = await accept(token)
    await accept(other.token)
    expect(await linesOf(seat(memberId))).toEqual([{ note: 'Let us begin.' }])
    expect(await linesOf(owner), 'who wrote them').toHaveLength(2)
    expect(await firstSittingOrNull(seat(memberId), visionId ?? '')).toMatchObject({
      line: { says: 'Let us begin.', by: 'Nora Lind', at: expect.any(Date) },
    })
    expect(await firstSittingOrNull(seat(other.memberId), visionId ?? '')).toBeNull()
    expect((await firstSittingOrNull(owner, visionId ?? ''))?.line).toBeNull()
  })

  it('is refused after seven days, and once it was taken back', async () => {
    const { owner } = await newPractice()
    const late = await invited(owner)
    await asAdmin(
      (admin) =>
        admin`update invitations set expires_at = now() - interval '1 second' where id = ${late.invitationId}`,
    )
    await expect(accept(late.token)).rejects.toThrow(/good for seven days/)
    expect((await sentInvitations(owner))[0]).toMatchObject({ state: 'expired' })

    const gone = await invited(owner)
    await withPractice(owner, (practice) => commands.revoke(practice, gone))
    await expect(accept(gone.token)).rejects.toThrow(/has taken this invitation back/)
    await expect(withPractice(owner, (practice) => commands.revoke(practice, gone))).rejects.toThrow(
      /already/,
    )
    await expect(withPractice(owner, (practice) => commands.sendAgain(practice, gone))).rejects.toThrow(
      /Invite them anew/,
    )
  })

  it('of what was sent again works with the newest link alone', async () => {
    const { owner } = await newPractice()
    const first = await invited(owner)
    const { invitationId } = await withPractice(owner, (practice) => commands.sendAgain(practice, first))
    await expect(accept(first.token)).rejects.toThrow(/newer invitation since/)
    await expect(withPractice(owner, (practice) => commands.sendAgain(practice, first))).rejects.toThrow()
    expect((await rowOf(invitationId))?.note).toBe('Let us begin.')
    await accept(invitationTokenFor(invitationId))
  })

  it('is refused when the terms are not those that were shown', async () => {
    const { owner } = await newPractice()
    const { token } = await invited(owner)
    await expect(acceptWith(token, hashOf('other terms'), null)).rejects.toThrow(/has changed since/)
  })

  it('is refused when the practice has closed, or an owner removed the place', async () => {
    const { owner } = await newPractice()
    const email = `coach.${randomUUID()}@post.example`
    const gone = await coachInvited(owner, email)
    await withPractice(owner, (practice) => removeMember(practice, { memberId: gone.memberId }))
    await expect(accept(gone.token)).rejects.toThrow(/taken this invitation back|has ended/)
    // Invited anew, the same person is welcome.
    const anew = await coachInvited(owner, email)
    const { token } = await invited(owner)
    await withPractice(owner, (practice) => closePractice(practice, { name: 'Northlight' }))
    for (const closed of [anew.token, token]) await expect(accept(closed)).rejects.toThrow(/has ended/)
  })

  it('as a coach gives a coach’s place and no engagement', async () => {
    const { owner } = await newPractice()
    const { token, memberId } = await coachInvited(owner, `coach.${randomUUID()}@post.example`)
    expect(await accept(token)).toMatchObject({ to: 'coach', visionId: null })
    const actor: Actor = { practiceId: owner.practiceId, memberId, role: 'coach' }
    await invited(actor)
    expect((await coachHome(actor)).clients).toHaveLength(1)
    // The owner sees that there is an engagement, and not the line that went with the invitation.
    const notes = await withPractice(owner, ({ db }) =>
      db.select({ note: invitations.note }).from(invitations).where(eq(invitations.invitedBy, memberId)),
    )
    expect(notes).toEqual([])
  })
})

describe('whose invitations they are', () => {
  it('an invitation waits for its login on its own page, and for nobody else', async () => {
    const { owner } = await newPractice()
    const known = await somebody()
    const { token } = await invited(owner, { email: known.email })
    expect((await invitationsFor(known.id)).map((each) => each.token)).toEqual([token])
    expect(await invitationsFor((await somebody()).id)).toEqual([])
  })

  it('a colleague neither sees nor steers it', async () => {
    const { owner } = await newPractice()
    const { token, memberId } = await coachInvited(owner, `coach.${randomUUID()}@post.example`)
    await accept(token)
    const colleague: Actor = { practiceId: owner.practiceId, memberId, role: 'coach' }
    const { invitationId } = await invited(owner)
    expect(await sentInvitations(colleague)).toEqual([])
    for (const steer of [commands.revoke, commands.sendAgain]) {
      await expect(
        withPractice<unknown>(colleague, (practice) => steer(practice, { invitationId })),
      ).rejects.toThrow(/does not exist/)
    }
  })

  it('nobody next door sees it', async () => {
    await rehearse('amara', async ({ db }) => {
      expect(await db.select().from(invitations)).toEqual([])
    })
    await rehearse('maya', async ({ db }) => {
      const seen = await db.select({ engagementId: invitations.engagementId }).from(invitations)
      expect(seen).toContainEqual({ engagementId: castEngagements.jon.id })
    })
  })

  it('what was accepted cannot be altered or taken away', async () => {
    for (const statement of [
      sql`update acceptances set terms = 'other'`,
      sql`delete from acceptances`,
      sql`update invitations set accepted_at = now()`,
      sql`update invitations set note = 'other'`,
    ]) {
      await expect(rehearse('maya', ({ db }) => db.execute(statement))).rejects.toThrow()
    }
    await expect(
      asSystem('test', (db) => db.execute(sql`update acceptances set terms = 'other'`)),
    ).rejects.toThrow()
  })
})

describe('importing clients', () => {
  const list = (...emails: string[]) => ({
    clients: emails.map((email) => {
      const { note: _, ...words } = client(email)
      return words
    }),
    note: null,
  })

  it('invites everybody of the list', async () => {
    const { owner } = await newPractice()
    const emails = Array.from({ length: 30 }, () => `many.${randomUUID()}@post.example`)
    const answer = await withPractice(owner, (practice) => commands.importClients(practice, list(...emails)))
    expect(answer).toEqual({ invited: 30 })
    expect((await sentInvitations(owner)).map(({ email }) => email).sort()).toEqual(emails.sort())
  })

  it('knows beforehand who cannot be invited, and tells no coach who a colleague’s client is', async () => {
    const asked = [cast.daniel, cast.jonas, cast.sofia, cast.felix].map(({ email }) => email.toUpperCase())
    const taken = await rehearse('maya', (practice) =>
      commands.checkAddresses(practice, { emails: [...asked, 'new@post.example'] }),
    )
    expect(taken.taken.sort()).toEqual([cast.daniel.email, cast.jonas.email].sort())
    await expect(
      rehearse('daniel', (practice) => commands.checkAddresses(practice, { emails: asked })),
    ).rejects.toThrow(/Only coaches/)
  })

  it('invites nobody when one of them cannot be', async () => {
    const { owner, login } = await newPractice()
    const fine = `fine.${randomUUID()}@post.example`
    for (const bad of [list(fine, login.email), list(fine, fine.toUpperCase())]) {
      await expect(withPractice(owner, (practice) => commands.importClients(practice, bad))).rejects.toThrow()
      expect(await sentInvitations(owner)).toEqual([])
    }
  })
})

const client = (email: string) => ({
  firstName: 'Daniel',
  lastName: 'Reyes',
  email,
  purpose: 'Operations to launch lead',
  startsOn: '2026-12-01',
  sessionsAgreed: 8,
  note: 'Let us begin.',
})

const coach = (email: string) => ({ firstName: 'Jonas', lastName: 'Weber', email, note: null })

async function invited(actor: Actor, { email = `new.${randomUUID()}@post.example` } = {}) {
  return details(actor, email, (practice) => commands.inviteClient(practice, client(email)))
}

async function coachInvited(actor: Actor, email: string) {
  return details(actor, email, (practice) => commands.inviteCoach(practice, coach(email)))
}

async function details(
  actor: Actor,
  email: string,
  send: (practice: Practice) => Promise<{ invitationId: string }>,
) {
  const { invitationId } = await withPractice(actor, send)
  const row = await rowOf(invitationId)
  return { invitationId, email, memberId: row?.memberId ?? '', token: invitationTokenFor(invitationId) }
}

async function rowOf(invitationId: string) {
  const [row] = await asSystem('test', (db) =>
    db.select().from(invitations).where(eq(invitations.id, invitationId)),
  )
  return row
}

async function accept(token: string, signIn: SignIn | null = null) {
  const door = await invitationAtTheDoor(token)
  return acceptWith(token, door?.termsHash ?? hashOf(''), signIn)
}

const acceptWith = (token: string, termsHash: string, signIn: SignIn | null) =>
  asSystem('test', (db) => acceptInvitation(db, { token, termsHash, timeZone: 'America/Denver' }, signIn))

const signedIn = (login: Login): SignIn => ({
  id: randomUUID(),
  method: 'email-code',
  createdAt: new Date(),
  provenAt: new Date(),
  provenBy: null,
  expiresAt: new Date(Date.now() + 60_000),
  login,
})

const days = (date: Date | undefined) => ((date?.getTime() ?? 0) - Date.now()) / 86_400_000

async function jobsAbout(invitationId: string) {
  const rows = await queue<{ task: string }[]>`
    select t.identifier as task from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload ->> 'invitationId' = ${invitationId}`
  return rows.map((row) => row.task)
}

async function asAdmin(work: (admin: postgres.Sql) => PromiseLike<unknown>) {
  const admin = postgres(process.env.DATABASE_URL ?? '', { max: 1 })
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
