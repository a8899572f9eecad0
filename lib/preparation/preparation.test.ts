import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { castEngagements, castSession } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { sessionScreenWithin } from '@/lib/sessions/screen'
import { noteToSelf, saveAnswers, sayReady } from './commands'

const { ruth } = castEngagements
const next = castSession(ruth, ruth.held.length + 1)
const canary = 'zmorgenrot-answer'
const answers = { sessionId: next, since: `It went well. ${canary}`, focus: 'The budget', worth: 'A number' }

async function screenOf(practice: Practice) {
  const screen = await sessionScreenWithin(practice, next)
  if (!screen) throw new Error('There is no such session.')
  return screen
}

describe('three questions before a session', () => {
  test('are kept as they are written, and are the client’s alone until they are ready', async () => {
    await rehearse('ruth', async (ruthHerself) => {
      await saveAnswers(ruthHerself, answers)
      await saveAnswers(ruthHerself, { ...answers, worth: 'A number I can say' })
      const own = await screenOf(ruthHerself)
      expect(own.seat === 'client' && own.own.answers.worth).toBe('A number I can say')
      const maya = await become(ruthHerself, 'maya')
      expect(JSON.stringify(await screenOf(maya))).not.toContain(canary)
      await sayReady(await become(maya, 'ruth'), { sessionId: next, ready: true })
      const seen = await screenOf(await become(maya, 'maya'))
      expect(seen.seat === 'coach' && seen.preparation.answers?.answers.since).toContain(canary)
      await sayReady(await become(maya, 'ruth'), { sessionId: next, ready: false })
      expect(JSON.stringify(await screenOf(await become(maya, 'maya')))).not.toContain(canary)
    })
  })

  test('are open to the coach from the moment the session opens, ready or not', async () => {
    await rehearse('ruth', async (ruthHerself) => {
      await saveAnswers(ruthHerself, answers)
      const maya = await become(ruthHerself, 'maya')
      await maya.db.execute(sql`
        update sessions set opened_at = now(), opened_by = ${maya.actor.memberId} where id = ${next}`)
      const seen = await screenOf(maya)
      expect(seen.seat === 'coach' && seen.preparation.answers?.answers.focus).toBe('The budget')
      await expect(
        attempt(await become(maya, 'ruth'), (p) => sayReady(p, { sessionId: next, ready: true })),
      ).rejects.toMatchObject({ kind: 'conflict' })
    })
  })

  test('are nobody else’s to answer or to read', async () => {
    await rehearse('ruth', async (ruthHerself) => {
      await saveAnswers(ruthHerself, answers)
      await sayReady(ruthHerself, { sessionId: next, ready: true })
      for (const someone of ['jonas', 'ingrid', 'luca', 'amara'] as const) {
        const other = await become(ruthHerself, someone)
        expect(await sessionScreenWithin(other, next)).toBeNull()
        await expect(attempt(other, (p) => saveAnswers(p, answers))).rejects.toMatchObject({
          kind: 'not-found',
        })
      }
      const maya = await become(ruthHerself, 'maya')
      await expect(attempt(maya, (p) => saveAnswers(p, answers))).rejects.toMatchObject({ kind: 'conflict' })
    })
  })
})

describe('a note to oneself', () => {
  test('is shown to the coach who wrote it and to nobody else', async () => {
    await rehearse('maya', async (maya) => {
      await noteToSelf(maya, { sessionId: next, words: 'zgeheim: ask about the budget' })
      await noteToSelf(maya, { sessionId: next, words: 'zgeheim: ask what she wants' })
      const seen = await screenOf(maya)
      expect(seen.seat === 'coach' && seen.preparation.noteToSelf).toBe('zgeheim: ask what she wants')
      for (const someone of ['ruth', 'ingrid', 'jonas'] as const) {
        const other = await become(maya, someone)
        expect(JSON.stringify(await sessionScreenWithin(other, next))).not.toContain('zgeheim')
        expect(await other.db.execute(sql`select words from notes_to_self`)).toEqual([])
      }
    })
  })

  test('is not a client’s to write', async () => {
    await rehearse('ruth', async (ruthHerself) => {
      await expect(
        attempt(ruthHerself, (p) => noteToSelf(p, { sessionId: next, words: 'Mine' })),
      ).rejects.toMatchObject({ kind: 'not-found' })
    })
  })
})

test('a coach has before them what the client changed since they last met, and what is still open', async () => {
  await rehearse('maya', async (maya) => {
    const { daniel } = castEngagements
    const screen = await sessionScreenWithin(maya, castSession(daniel, daniel.held.length + 1))
    if (screen?.seat !== 'coach') throw new Error('The coach has no page.')
    const { preparation } = screen
    expect(preparation.lastHeldAt).not.toBeNull()
    expect(preparation.plan?.now.sections.length).toBeGreaterThan(0)
    expect(preparation.threads.length).toBeGreaterThan(0)
  })
})
