import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { withPractice } from '@/db/practice'
import {
  admin,
  beginSession,
  finishSession,
  live,
  logOf,
  type Page,
  page,
  refusal,
  saved,
  setStage,
  tearDown,
  until,
  write,
} from '@/lib/live/fixture'
import { readWord } from '@/lib/live/wire'
import { changeRole, leavePractice, removeMember } from '@/lib/people/commands'
import { closePractice } from '@/lib/practices/commands'
import { endEngagement, pauseEngagement } from './commands'
import { acceptHandover, proposeHandover } from './handovers'

// Each change through its own command and a live process that is never asked to look by itself: what closes, closes
// because the command said so in its transaction.

afterEach(tearDown)
afterAll(() => admin.end())

const never = 600_000
const within = 1_000

/** The last thing the live process said about writing. */
function writingSaid(opened: Page): { last: boolean | null } {
  const said: { last: boolean | null } = { last: null }
  opened.provider.on('stateless', ({ payload }: { payload: string }) => {
    const word = readWord(payload)
    if (word?.kind === 'writable') said.last = word.writable
  })
  return said
}

describe('a hand-over', () => {
  it('closes what the coach before had open, and leaves them their own notes to read', async () => {
    const stage = await setStage()
    const { handoverId } = await withPractice(stage.coach.actor, (practice) =>
      proposeHandover(practice, {
        engagementId: stage.engagementId,
        toCoachId: stage.colleague.actor.memberId,
      }),
    )
    const server = await live({ judgeEveryMs: never })
    const notes = page(server, stage.coach, stage.documents.coach_notes)
    const shared = page(server, stage.coach, stage.documents.shared_notes)
    const client = page(server, stage.client, stage.documents.vision)
    await Promise.all([notes, shared, client].map(saved))
    const said = writingSaid(notes)

    await withPractice(stage.client.actor, (practice) => acceptHandover(practice, handoverId))
    await until(() => shared.closed.includes('no-longer-yours'), within)
    await until(() => said.last === false, within)
    expect(await refusal(shared)).toBe('not-found')
    write(client.doc, 'for whoever coaches me')
    await saved(client)

    await beginSession({ ...stage, coach: stage.colleague })
    const taker = page(server, stage.colleague, stage.documents.vision)
    await saved(taker)
    expect(taker.doc.getXmlFragment('text:why').toString()).toContain('for whoever coaches me')
  })
})

describe('the end', () => {
  it('leaves nobody writing: an edit that comes later is in no log', async () => {
    const stage = await setStage()
    const server = await live({ judgeEveryMs: never })
    const client = page(server, stage.client, stage.documents.vision)
    const notes = page(server, stage.coach, stage.documents.coach_notes)
    await Promise.all([client, notes].map(saved))
    const [clientSaid, coachSaid] = [writingSaid(client), writingSaid(notes)]

    await withPractice(stage.coach.actor, (practice) => endEngagement(practice, stage.engagementId))
    await until(() => clientSaid.last === false && coachSaid.last === false, within)
    write(client.doc, 'too late')
    await until(() => client.provider.hasUnsyncedChanges)
    expect(await logOf(stage.documents.vision)).toEqual([])
    expect(client.closed).toEqual([])
  })
})

describe('a pause', () => {
  it('leaves the client writing', async () => {
    const stage = await setStage()
    const server = await live({ judgeEveryMs: never })
    const client = page(server, stage.client, stage.documents.vision)
    await saved(client)
    await withPractice(stage.coach.actor, (practice) => pauseEngagement(practice, stage.engagementId))
    write(client.doc, 'still mine')
    await saved(client)
    expect(await logOf(stage.documents.vision)).toHaveLength(1)
  })
})

describe('belonging', () => {
  it('ends on open sockets when an owner removes somebody', async () => {
    const stage = await setStage()
    const server = await live({ judgeEveryMs: never })
    const client = page(server, stage.client, stage.documents.vision)
    const coach = page(server, stage.coach, stage.documents.coach_notes)
    await Promise.all([client, coach].map(saved))
    await withPractice(stage.coach.actor, (practice) => endEngagement(practice, stage.engagementId))
    await withPractice(stage.owner.actor, (practice) =>
      removeMember(practice, { memberId: stage.client.actor.memberId }),
    )
    await until(() => client.closed.includes('no-longer-yours'), within)
    expect(coach.closed).toEqual([])
  })

  it('ends when somebody leaves by themselves', async () => {
    const stage = await setStage()
    const server = await live({ judgeEveryMs: never })
    const client = page(server, stage.client, stage.documents.private_draft)
    await saved(client)
    await withPractice(stage.client.actor, leavePractice)
    await until(() => client.closed.includes('no-longer-yours'), within)
    expect(await refusal(client)).toBe('not-found')
  })

  it('of a coach who becomes a client ends with the role', async () => {
    const stage = await setStage()
    const server = await live({ judgeEveryMs: never })
    const { sessionId } = await beginSession(stage)
    const coach = page(server, stage.coach, stage.documents.vision)
    const notes = page(server, stage.coach, stage.documents.coach_notes)
    await Promise.all([coach, notes].map(saved))
    // No command makes a client of a coach; the notice and the wall hold for the day on which one does.
    await admin`update members set role = 'client' where id = ${stage.coach.actor.memberId}`
    await admin`select pg_notify('waymark', ${JSON.stringify({
      kind: 'member-changed',
      practiceId: stage.practiceId,
      memberId: stage.coach.actor.memberId,
    })})`
    await until(
      () => coach.closed.includes('session-ended') && notes.closed.includes('no-longer-yours'),
      within,
    )
    expect(sessionId).not.toBe('')
  })

  it('of a coach who becomes an owner goes on', async () => {
    const stage = await setStage()
    const server = await live({ judgeEveryMs: never })
    const notes = page(server, stage.coach, stage.documents.coach_notes)
    await saved(notes)
    await withPractice(stage.owner.actor, (practice) =>
      changeRole(practice, { memberId: stage.coach.actor.memberId, role: 'owner' }),
    )
    write(notes.doc, 'mine as before', 'notes')
    await saved(notes)
    expect(notes.closed).toEqual([])
  })
})

describe('closing a practice', () => {
  it('leaves everybody reading and nobody writing, and nobody next door is bothered', async () => {
    const stage = await setStage()
    const [row] = await admin`select name from practices where id = ${stage.practiceId}`
    const { sessionId } = await beginSession(stage)
    const server = await live({ judgeEveryMs: never })
    const client = page(server, stage.client, stage.documents.vision)
    const coach = page(server, stage.coach, stage.documents.vision)
    await Promise.all([client, coach].map(saved))
    const said = [client, coach].map(writingSaid)
    await withPractice(stage.owner.actor, (practice) => closePractice(practice, { name: row?.name }))
    await until(() => said.every(({ last }) => last === false), within)
    write(client.doc, 'too late')
    await until(() => client.provider.hasUnsyncedChanges)
    expect(await logOf(stage.documents.vision)).toEqual([])
    await finishSession(stage, sessionId)
  })
})
