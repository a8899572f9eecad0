import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { rehearse } from '@/db/rehearse'
import { checkpointReads } from '@/db/schema/documents'
import { openUnbooked } from '@/lib/sessions/commands'
import { markRead } from './commands'
import { visionScreen, visionScreenWithin } from './queries'

const { daniel, priya, felix } = castEngagements
const as = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const notFound = { kind: 'not-found', sentence: 'This page does not exist.' }

describe('the page of a vision', () => {
  it('exists for its client, with both documents to write in', async () => {
    const screen = await visionScreen(as('daniel'), daniel.visionId)
    expect(screen.seat).toBe('client')
    expect(screen.live?.vision).toBe(daniel.documents.vision)
    expect(screen.live?.privateDraft).toBe(daniel.documents.privateDraft)
    expect(screen.may).toEqual({
      write: true,
      markReady: true,
      handOver: true,
      share: true,
      export: true,
      openSession: false,
      endSession: false,
    })
  })

  it('shows the coach what has settled between sessions, and no document to open', async () => {
    const screen = await visionScreen(as('maya'), daniel.visionId)
    expect(screen).toMatchObject({ seat: 'coach', live: null, session: null })
    expect(screen.may).toMatchObject({ write: false, markReady: false, openSession: true })
    expect(screen.settled?.content.sections.length).toBeGreaterThan(10)
  })

  it('carries nothing of the private draft to the coach, in a session or between two', async () => {
    const between = await visionScreen(as('maya'), daniel.visionId)
    const within = await rehearse('maya', async (practice) => {
      await openUnbooked(practice, daniel.id)
      return visionScreenWithin(practice, daniel.visionId)
    })
    for (const screen of [between, within]) {
      const sent = JSON.stringify(screen)
      expect(sent).not.toContain(daniel.documents.privateDraft)
      for (const section of ['life', 'stock']) expect(sent).not.toContain(`"${section}"`)
    }
  })

  it('opens the vision to the coach when a session opens', async () => {
    const screen = await rehearse('maya', async (practice) => {
      await openUnbooked(practice, daniel.id)
      return visionScreenWithin(practice, daniel.visionId)
    })
    expect(screen?.live?.vision).toBe(daniel.documents.vision)
    expect(screen?.live?.privateDraft).toBeNull()
    expect(screen?.settled).toBeNull()
    expect(screen?.may).toMatchObject({ write: true, markReady: false, openSession: false, endSession: true })
  })

  it('does not exist for the owner, a colleague, another client or the practice next door', async () => {
    for (const name of ['ingrid', 'jonas', 'sofia', 'priya', 'amara', 'felix', 'sofiaNextDoor'] as const) {
      await expect(visionScreen(as(name), daniel.visionId)).rejects.toMatchObject(notFound)
    }
  })

  it('answers the same to an id that names nothing and to what is no id', async () => {
    for (const id of [felix.visionId, daniel.id, crypto.randomUUID(), '', 'why', '%00', "' or 1=1 --"]) {
      await expect(visionScreen(as('daniel'), id)).rejects.toMatchObject(notFound)
    }
  })
})

describe('what the coach has read', () => {
  it('is noted, and what was new stays marked, as read, until something newer settles', async () => {
    const [before, after] = await rehearse('maya', async (practice) => {
      const first = await visionScreenWithin(practice, daniel.visionId)
      const checkpointId = first?.checkpoint?.id ?? ''
      await markRead(practice, { visionId: daniel.visionId, checkpointId })
      return [first, await visionScreenWithin(practice, daniel.visionId)]
    })
    expect(before?.checkpoint?.readByCoach).toBe(false)
    expect(before?.settled?.changes.length).toBeGreaterThan(0)
    expect(before?.settled?.readAt).toBeNull()
    expect(after?.checkpoint?.readByCoach).toBe(true)
    expect(after?.settled?.readAt).toBeInstanceOf(Date)
    expect(after?.settled?.changes).toEqual(before?.settled?.changes)
  })

  it('is not taken back by reading an older one', async () => {
    const [newest, noted] = await rehearse('maya', async (practice) => {
      const [earlier] = await practice.db
        .select({ checkpointId: checkpointReads.checkpointId })
        .from(checkpointReads)
        .where(eq(checkpointReads.engagementId, daniel.id))
      const latest = (await visionScreenWithin(practice, daniel.visionId))?.checkpoint?.id ?? ''
      await markRead(practice, { visionId: daniel.visionId, checkpointId: latest })
      await markRead(practice, { visionId: daniel.visionId, checkpointId: earlier?.checkpointId ?? '' })
      const [row] = await practice.db
        .select({ checkpointId: checkpointReads.checkpointId })
        .from(checkpointReads)
        .where(eq(checkpointReads.engagementId, daniel.id))
      expect(earlier?.checkpointId).not.toBe(latest)
      return [latest, row?.checkpointId]
    })
    expect(noted).toBe(newest)
  })

  it('takes only a checkpoint of that very vision', async () => {
    const others = await visionScreen(as('maya'), priya.visionId)
    await rehearse('maya', async (practice) => {
      const crossed = { visionId: daniel.visionId, checkpointId: others.checkpoint?.id ?? '' }
      expect(crossed.checkpointId).not.toBe('')
      await expect(markRead(practice, crossed)).rejects.toMatchObject(notFound)
    })
  })

  it('is not for a colleague to note, and not for the client', async () => {
    const mine = await visionScreen(as('daniel'), daniel.visionId)
    const noted = { visionId: daniel.visionId, checkpointId: mine.checkpoint?.id ?? '' }
    await rehearse('jonas', (practice) =>
      expect(markRead(practice, noted)).rejects.toMatchObject({ kind: 'not-found' }),
    )
    await rehearse('daniel', (practice) =>
      expect(markRead(practice, noted)).rejects.toMatchObject({ kind: 'not-allowed' }),
    )
  })
})
