import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type Identity, identify, isAlive, marked } from './processes.mjs'
import { supervise } from './supervisor.mjs'

const folder = mkdtempSync(join(tmpdir(), 'waymark-supervisor-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A process that has a child of its own, writes that one's pid, and runs on. */
const parent = `
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  require('node:fs').writeFileSync(process.env.CHILD, String(child.pid))
  setInterval(() => {}, 1000)`

function started(name: string, program: string, isReady: () => Promise<boolean> = async () => true) {
  const said: string[] = []
  const file = join(folder, name)
  const task = {
    name,
    command: process.execPath,
    args: ['-e', program],
    env: { ...process.env, CHILD: file },
    isReady,
  }
  const supervisor = supervise([task], { mark: file, say: (line) => said.push(line), changed: () => {} })
  return { supervisor, said, file }
}

/** As long as a busy machine may need to start or end a process. */
const patience = { timeout: 15_000 }

const childOf = async (file: string): Promise<Identity> => {
  const pid = await vi.waitFor(
    async () => Number(await readFile(file, 'utf8')) || Promise.reject('not yet'),
    patience,
  )
  return identify(pid) ?? { pid, started: 'gone' }
}

describe('a supervisor', () => {
  it('starts a killed process again, and says so', async () => {
    const { supervisor, said } = started('phoenix', 'setInterval(() => {}, 1000)')
    const before = supervisor.processes().phoenix
    supervisor.send('phoenix', 'SIGKILL')
    await vi.waitFor(() => {
      const { phoenix } = supervisor.processes()
      expect(phoenix).toBeDefined()
      expect(phoenix?.pid).not.toBe(before?.pid)
    }, patience)
    expect(said).toContain('phoenix ended by SIGKILL. Starting it again in 0.25 s.')
    await supervisor.stopAll()
  })

  it('ends the children of a killed process too', async () => {
    const { supervisor, file } = started('orphans', parent)
    const child = await childOf(file)
    const { orphans } = supervisor.processes()
    if (orphans) process.kill(orphans.pid, 'SIGKILL')
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), patience)
    await supervisor.stopAll()
  })

  it('leaves nothing behind when it stops', async () => {
    const { supervisor, file } = started('family', parent)
    const child = await childOf(file)
    expect(isAlive(child)).toBe(true)
    await supervisor.stopAll()
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), patience)
    expect(supervisor.processes()).toEqual({})
    expect(marked(file)).toEqual([])
  })

  it('marks what it starts, so that the next run finds what a killed supervisor left', async () => {
    const { supervisor, file } = started('marks', parent)
    const child = await childOf(file)
    if (process.platform === 'linux') expect(marked(file)).toContainEqual(child)
    await supervisor.stopAll()
  })

  it('gives up on a process that does not come up', async () => {
    const { supervisor } = started('broken', 'process.exit(3)', async () => false)
    await expect(supervisor.untilReady()).rejects.toThrow('does not stay up')
    await supervisor.stopAll()
  })
})
