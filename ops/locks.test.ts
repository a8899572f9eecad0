import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { holderOf, oneAtATime, releaseLock, takeLock } from './locks.mjs'
import { identify, me } from './processes.mjs'

const folder = mkdtempSync(join(tmpdir(), 'waymark-locks-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a lock', () => {
  it('tells the second one who holds it, and with which note', async () => {
    const file = join(folder, 'held')
    expect(await takeLock(file, 'http://localhost:3000')).toBeNull()
    expect(await takeLock(file)).toMatchObject({ ...me(), note: 'http://localhost:3000' })
    releaseLock(file)
    expect(holderOf(file)).toBeNull()
    expect(await takeLock(file)).toBeNull()
  })

  it('of a killed process is taken over', async () => {
    const file = join(folder, 'stale')
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    writeFileSync(file, JSON.stringify(identify(child.pid)))
    expect(await takeLock(file)).toMatchObject({ pid: child.pid })
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await takeLock(file)).toBeNull()
  })

  it('of a process whose pid is another one’s by now is taken over', async () => {
    const file = join(folder, 'reused')
    writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'long ago' }))
    expect(await takeLock(file)).toBeNull()
  })

  it('lets one at a time do its work', async () => {
    let inside = 0
    let most = 0
    const work = () =>
      oneAtATime(join(folder, 'queue'), async () => {
        most = Math.max(most, ++inside)
        await new Promise((done) => setImmediate(done))
        inside--
      })
    await Promise.all([work(), work(), work(), work()])
    expect(most).toBe(1)
  })

  it('is not released by somebody else', async () => {
    const file = join(folder, 'theirs')
    const theirs = JSON.stringify({ pid: 1, started: identify(1)?.started })
    writeFileSync(file, theirs)
    releaseLock(file)
    expect(holderOf(file)).toMatchObject({ pid: 1 })
  })
})
