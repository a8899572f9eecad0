import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restoring } from './restore'
import { besideTheTests } from './stage/database'
import { randomFrom } from './stage/frame'

// A small size of the proof: into another database of the same cluster.

const folder = mkdtempSync(join(tmpdir(), 'restore-'))
let here: Awaited<ReturnType<typeof besideTheTests>>
let elsewhere: Awaited<ReturnType<typeof besideTheTests>>
beforeAll(async () => {
  here = await besideTheTests('dumped')
  elsewhere = await besideTheTests('restored', { empty: true })
}, 300_000)
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await Promise.all([here.drop(), elsewhere.drop()])
})

it('what was dumped while people wrote stands elsewhere as it was, and what is lost or spoiled is found', async () => {
  const size = { pairs: 3, editsEach: 60, gaps: 1 }
  const { holds, counts } = await restoring(
    here.environment,
    elsewhere.environment,
    join(folder, 'dump'),
    size,
    randomFrom(20_261_126),
  )
  expect(counts).toMatchObject({ different: 0, control: counts.planted })
  expect(holds).toBe(true)
}, 400_000)
