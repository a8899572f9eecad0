import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { cast } from '@/db/cast'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { visions } from '@/db/schema/documents'
import { engagements, members, practices } from '@/db/schema/practices'
import { asSystem } from '@/db/system'
import type { SignIn } from '@/lib/auth/actor'
import { invitationTokenFor } from '@/lib/auth/token'
import { resumeEngagement } from '@/lib/engagements/commands'
import { acceptHandover, proposeHandover } from '@/lib/engagements/handovers'
import { listAddress } from '@/lib/engagements/input'
import { business, engagementScreen } from '@/lib/engagements/queries'
import { accept } from '@/lib/invitations/accept'
import { inviteClient, inviteCoach } from '@/lib/invitations/commands'
import { invitationAtTheDoor } from '@/lib/invitations/queries'
import { closePractice } from '@/lib/practices/commands'
import { newPractice } from '@/lib/practices/rehearsal'
import { openUnbooked } from '@/lib/sessions/commands'
import { sessionMails } from '@/lib/sessions/mail'
import { bookSessions } from '@/lib/sessions/schedule'
import { visionScreen } from '@/lib/visions/queries'
import * as commands from './commands'
import { describeInput } from './input'
import { people } from './queries'

const change = (memberId: string, role: 'owner' | 'coach') => (practice: Practice) =>
  commands.changeRole(practice, { memberId, role })

const remove = (memberId: string) => (practice: Practice) => commands.removeMember(practice, { memberId })

describe('roles', () => {
  it('an owner makes a coach an owner, who is one with the next request', async () => {
    const { owner } = await newPractice()
    const coach = await joined(owner, 'coach')
    await withPractice(owner, change(coach.memberId, 'owner'))
    const seen = await withPractice(coach, ({ db }) =>
      db.execute<{ role: string }>(sql`select wall.my_role() as role`),
    )
    expect([...seen]).toEqual([{ role: 'owner' }])
    // And the first one may step back now.
    await withPractice(owner, change(owner.memberId, 'coach'))
    const third = await joined({ ...coach, role: 'owner' }, 'coach')
    await expect(withPractice(owner, change(third.memberId, 'owner'))).rejects.toThrow(/does not exist/)
  })

  it('the last owner stays one, also when two step back at once', async () => {
    const { owner } = await newPractice()
    await expect(withPractice(owner, change(owner.memberId, 'coach'))).rejects.toThrow(/has an owner/)
    const second = await joined(owner, 'coach')
    await withPractice(owner, change(second.memberId, 'owner'))
    const both = await Promise.allSettled([
      withPractice(owner, change(owner.memberId, 'coach')),
      withPractice({ ...second, role: 'owner' }, change(second.memberId, 'coach')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('are not for clients, for whoever has not joined, nor for coaches to decide', async () => {
    await expect(rehearse('ingrid', change(cast.daniel.id, 'coach'))).rejects.toThrow(/stays one/)
    await expect(rehearse('ingrid', change(cast.maya.id, 'coach'))).rejects.toThrow(/already/)
    await expect(rehearse('ingrid', change(cast.jon.id, 'coach'))).rejects.toThrow(/has not joined/)
    await expect(rehearse('maya', change(cast.maya.id, 'owner'))).rejects.toThrow(/Only an owner/)
    await expect(rehearse('ingrid', change(cast.amara.id, 'owner'))).rejects.toThrow(/does not exist/)
  })

  it('the wall keeps roles from everybody but owners, whatever the code believes', async () => {
    for (const someone of ['maya', 'daniel'] as const) {
      await expect(
        rehearse(someone, ({ db }) =>
          db.update(members).set({ role: 'owner' }).where(eq(members.id, cast[someone].id)),
        ),
      ).rejects.toThrow()
    }
    await rehearse('maya', async ({ db }) => {
      const changed = await db
        .update(members)
        .set({ role: 'client' })
        .where(eq(members.id, cast.jonas.id))
        .returning({ id: members.id })
      expect(changed).toEqual([])
    })
  })
})

describe('removing somebody', () => {
  it('ends all that exists for them, with the next request', async () => {
    const { owner } = await newPractice()
    const coach = await joined(owner, 'coach')
    expect(await sees(coach)).toBe(true)
    await withPractice(owner, remove(coach.memberId))
    expect(await sees(coach)).toBe(false)
    await expect(withPractice(owner, remove(coach.memberId))).rejects.toThrow(/not here any more/)
  })

  it('waits for a client’s coach, who ends the work first', async () => {
    await expect(rehearse('ingrid', remove(cast.daniel.id))).rejects.toThrow(/still works with Maya Okafor/)
  })

  it('takes a coach at once, in the middle of a session: their clients keep all they have, until one of them says yes to another', async () => {
    const { owner } = await newPractice()
    const coach = await joined(owner, 'coach')
    const client = await joined(coach, 'client')
    await withPractice(coach, (practice) =>
      inviteClient(practice, clientWords(`asked.${randomUUID()}@post.example`)),
    )
    const plan = (actor: Actor) =>
      withPractice(actor, ({ db }) => db.select({ id: visions.id }).from(visions))
    const [vision] = await plan(client)
    const [work] = await withPractice(client, ({ db }) => db.select({ id: engagements.id }).from(engagements))
    const engagementId = work?.id ?? ''
    const book = { engagementId, minutes: 60, link: null, everyWeeks: 0, times: 1 }
    await withPractice(coach, (practice) =>
      bookSessions(practice, { ...book, day: '2031-03-04', clock: '10:00' }),
    )
    await withPractice(coach, (practice) => openUnbooked(practice, engagementId))
    expect(await plan(coach)).toHaveLength(2)

    await withPractice(owner, remove(coach.memberId))
    expect(await plan(coach)).toEqual([])
    const screen = await engagementScreen(client, engagementId, 6)
    expect(screen).toMatchObject({
      status: 'paused',
      coachGone: true,
      sessions: [{ endedAt: expect.any(Date) }],
    })
    expect((await visionScreen(client, vision?.id ?? '')).may.write).toBe(true)
    expect(await business(owner, listAddress.parse({}))).toMatchObject({
      withoutCoach: 1,
      counts: { paused: 1, ended: 1, invited: 0 },
    })
    const told = await withPractice(owner, ({ db }) =>
      db.execute<{ verb: string }>(
        sql`select verb from events where engagement_id is not null order by seq desc limit 4`,
      ),
    )
    expect(told.map(({ verb }) => verb).sort()).toEqual([
      'engagement ended',
      'engagement paused',
      'session cancelled',
      'session ended',
    ])
    const [cancelled] = await withPractice(client, ({ db }) =>
      db.execute<{ id: string; reason: string }>(
        sql`select id, reason from session_changes where kind = 'cancelled'`,
      ),
    )
    expect(cancelled?.reason).toBe('Jo Ruiz does not work here any more.')
    const mails = await asSystem('test', (db) => sessionMails(db, cancelled?.id ?? ''))
    expect(
      mails.map(({ memberId }) => memberId),
      'the client alone',
    ).toEqual([client.memberId])
    expect(JSON.stringify(mails[0]?.mail.blocks)).toContain('Nora Lind cancelled session 2 with Jo Ruiz.')

    const [notice] = await withPractice(client, ({ db }) =>
      db.execute<{ n: number }>(sql`select count(*)::int as n from notices where verb = 'engagement paused'`),
    )
    expect(notice, 'the client is told').toEqual({ n: 1 })

    const { handoverId } = await withPractice(owner, (practice) =>
      proposeHandover(practice, { engagementId, toCoachId: owner.memberId }),
    )
    expect(await plan(owner), 'not before the yes').toEqual([])
    await withPractice(client, (practice) => acceptHandover(practice, handoverId))
    await withPractice(owner, (practice) => resumeEngagement(practice, engagementId))
    expect(await plan(owner)).toEqual([vision])
  })

  it('is the only way to somebody else’s work: the database pauses nothing of a coach who is here, and for nobody but an owner', async () => {
    const { owner } = await newPractice()
    const coach = await joined(owner, 'coach')
    const colleague = await joined(owner, 'coach')
    await joined(coach, 'client')
    const pause = (actor: Actor) =>
      withPractice(actor, async ({ db }) => [
        ...(await db.execute(sql`select engagement_id from wall.pause_work_of(${coach.memberId})`)),
      ])
    expect(await pause(owner)).toEqual([])
    await withPractice(owner, ({ db }) =>
      db.update(members).set({ leftAt: new Date() }).where(eq(members.id, coach.memberId)),
    )
    expect(await pause(colleague)).toEqual([])
    expect(await pause(owner), 'the control').toHaveLength(1)
  })

  it('is the owner’s to do, and not to oneself', async () => {
    await expect(rehearse('maya', remove(cast.jonas.id))).rejects.toThrow(/Only an owner/)
    await expect(rehearse('ingrid', remove(cast.ingrid.id))).rejects.toThrow(/by yourself/)
    await expect(rehearse('ingrid', remove(cast.felix.id))).rejects.toThrow(/does not exist/)
  })

  it('lets the same person be invited again, and find their place', async () => {
    const { owner } = await newPractice()
    const email = `again.${randomUUID()}@post.example`
    const before = await joined(owner, 'coach', email)
    await withPractice(owner, remove(before.memberId))
    const after = await joined(owner, 'coach', email)
    expect(after.memberId).toBe(before.memberId)
    expect(await sees(after)).toBe(true)
  })
})

describe('how somebody appears', () => {
  const words = { name: 'Jo Ruiz-Berg', place: 'Bergen', timeZone: 'Europe/Oslo' }

  it('is theirs to correct, and the record says that they did and not how', async () => {
    const { owner } = await newPractice()
    const client = await joined(owner, 'client')
    await withPractice(client, (practice) => commands.describeMe(practice, words))
    const { clients } = await people(owner)
    expect(clients.map(({ name }) => name)).toEqual(['Jo Ruiz-Berg'])
    const [engagement] = await withPractice(owner, ({ db }) =>
      db.select({ id: engagements.id }).from(engagements),
    )
    expect((await engagementScreen(owner, engagement?.id ?? '', 1))?.client).toMatchObject({
      place: 'Bergen',
      timeZone: 'Europe/Oslo',
    })
    const [event] = await withPractice(owner, ({ db }) =>
      db.execute<{ said: string }>(
        sql`select row_to_json(e)::text as said from events e order by seq desc limit 1`,
      ),
    )
    expect(event?.said).toContain('"verb":"details changed"')
    expect(event?.said).not.toMatch(/Berg|Oslo/)
  })

  it('is nobody else’s to say, whatever the code believes', async () => {
    for (const set of [{ name: 'Somebody' }, { timeZone: 'UTC' }, { place: 'Nowhere' }]) {
      for (const someone of ['ingrid', 'daniel'] as const) {
        await expect(
          rehearse(someone, ({ db }) => db.update(members).set(set).where(eq(members.id, cast.daniel.id))),
        ).rejects.toThrow()
      }
    }
  })

  it('is a name, a place or none, and a zone that there is', () => {
    expect(describeInput.parse({ ...words, name: ' Jo ', place: ' ' })).toMatchObject({
      name: 'Jo',
      place: null,
    })
    for (const bad of [
      { name: ' ' },
      { name: 'a\nb' },
      { name: 'a'.repeat(121) },
      { timeZone: 'Mars/Olympus' },
    ])
      expect(describeInput.safeParse({ ...words, ...bad }).success).toBe(false)
  })
})

describe('leaving', () => {
  it('a client ends what is under way and is gone', async () => {
    const { owner } = await newPractice()
    const client = await joined(owner, 'client')
    await withPractice(client, commands.leavePractice)
    expect(await sees(client)).toBe(false)
    const left = await withPractice(owner, ({ db }) =>
      db.select({ status: engagements.status }).from(engagements),
    )
    expect(left).toEqual([{ status: 'ended' }])
    expect((await people(owner)).clients.find(({ id }) => id === client.memberId)?.leftAt).toBeInstanceOf(
      Date,
    )
  })

  it('a coach goes when nobody is left waiting for them', async () => {
    await expect(rehearse('maya', commands.leavePractice)).rejects.toThrow(/You still coach here/)
    const { owner } = await newPractice()
    const coach = await joined(owner, 'coach')
    await withPractice(coach, commands.leavePractice)
    expect(await sees(coach)).toBe(false)
  })

  it('the last owner does not go', async () => {
    await expect(rehearse('ingrid', commands.leavePractice)).rejects.toThrow(/has an owner/)
  })

  it('works in a practice that has closed', async () => {
    const { owner } = await newPractice()
    const client = await joined(owner, 'client')
    await withPractice(owner, (practice) => closePractice(practice, { name: 'Northlight' }))
    await withPractice(client, commands.leavePractice)
    expect(await sees(client)).toBe(false)
  })
})

it('an owner sees everybody; nobody else finds more than the places they may know of', async () => {
  const names = async (someone: 'ingrid' | 'jonas' | 'daniel') => {
    const { practiceId, id: memberId, role } = cast[someone]
    const { team, clients, clientsHere } = await people({ practiceId, memberId, role })
    return {
      team: team.map(({ name }) => name).sort(),
      clients: clients.map(({ name }) => name),
      clientsHere,
    }
  }
  const ingrid = await names('ingrid')
  expect(ingrid.team).toEqual(['Ingrid Solberg', 'Jonas Weber', 'Maya Okafor'])
  expect(ingrid.clients).toHaveLength(13)
  expect(ingrid.clientsHere).toBe(12)
  expect(await names('jonas')).toMatchObject({ clients: ['Sofia Marin'], clientsHere: 1 })
  expect(await names('daniel')).toEqual({ team: ['Maya Okafor'], clients: ['Daniel Reyes'], clientsHere: 1 })
})

const personWords = (email: string) => ({ firstName: 'Jo', lastName: 'Ruiz', email, note: null })

const clientWords = (email: string) => ({
  ...personWords(email),
  purpose: 'x',
  startsOn: '2026-12-01',
  sessionsAgreed: 6,
})

async function joined(
  owner: Actor,
  role: 'coach' | 'client',
  email = `new.${randomUUID()}@post.example`,
): Promise<Actor> {
  const { invitationId } = await withPractice(owner, (practice) =>
    role === 'coach' ? inviteCoach(practice, personWords(email)) : inviteClient(practice, clientWords(email)),
  )
  const token = invitationTokenFor(invitationId)
  const door = await invitationAtTheDoor(token)
  if (!door) throw new Error('There is no such invitation.')
  const { invited, termsHash } = door
  const signIn: SignIn = {
    id: randomUUID(),
    method: 'email-link',
    createdAt: new Date(),
    provenAt: new Date(),
    provenBy: null,
    expiresAt: new Date(),
    login: { id: invited.loginId, email, name: invited.name },
  }
  await asSystem('test', (db) => accept(db, { token, termsHash, timeZone: '' }, signIn))
  return { practiceId: owner.practiceId, memberId: invited.memberId, role }
}

const sees = (actor: Actor) =>
  withPractice(actor, async ({ db }) => (await db.select({ id: practices.id }).from(practices)).length === 1)
