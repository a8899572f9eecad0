import { expect, it } from 'vitest'
import { oncePerMail } from './once'
import { besideTheTests } from './stage/database'
import { randomFrom } from './stage/frame'

// A small size of the proof, in a database of its own: nobody else’s jobs process takes its mails.

it('each mail is sent once while those who send and take it are killed; the two naive ways lose some or repeat them', async () => {
  const { environment, drop } = await besideTheTests('once')
  try {
    const size = { messages: 12, kills: 4, unaskedKills: 0, controlMessages: 16, controlKills: 5 }
    const { counts } = await oncePerMail(environment, size, randomFrom(20_261_125))
    expect(counts).toMatchObject({ messages: 12, duplicated: 0, missing: 0 })
    expect(counts.kills).toBeGreaterThan(0)
    // So few kills find one of the two faults for certain, and the other one most often.
    const { notedAfter, notedFirst } = counts.control as Record<
      string,
      { duplicated: number; missing: number }
    >
    expect((notedAfter?.duplicated ?? 0) + (notedFirst?.missing ?? 0)).toBeGreaterThan(0)
  } finally {
    await drop()
  }
}, 600_000)
