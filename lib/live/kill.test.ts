import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { authUrl, page, setStage, synced, tearDown, textInLog, until, write } from './fixture'

let child: ChildProcess | null = null

afterEach(async () => {
  await tearDown()
  child?.kill('SIGKILL')
})

it('loses nothing that was acknowledged when the live process is killed while people type', async () => {
  const stage = await setStage()
  const { vision, private_draft } = stage.documents
  const port = await freePort()
  await start(port)
  const server = { port, open: () => ({ sockets: 0, documents: 0 }), stop: async () => {} }
  const pages = [page(server, stage.client, vision), page(server, stage.client, private_draft)]
  const roots = ['text:why', 'text:life'] as const
  const acknowledged = [new Set<string>(), new Set<string>()]
  await Promise.all(pages.map(synced))

  let typed = 0
  for (const [at, { doc, provider }] of pages.entries()) {
    const written: string[] = []
    // Three edits at a time, the next three as soon as those are acknowledged: there is always something under way.
    const type = () => {
      for (let more = 0; more < 3; more++) {
        const words = `edit ${typed++}.`
        written.push(words)
        write(doc, words, roots[at])
      }
    }
    provider.on('unsyncedChanges', ({ number }: { number: number }) => {
      if (number > 0) return
      for (const words of written) acknowledged[at]?.add(words)
      setImmediate(type)
    })
    type()
  }
  for (let kill = 0; kill < 3; kill++) {
    const before = acknowledged.map((each) => each.size)
    await until(() => acknowledged.every((each, at) => each.size > (before[at] ?? 0) + 12), 30_000)
    const known = acknowledged.map((each) => [...each])
    await killed()
    for (const [at, document] of [vision, private_draft].entries()) {
      const text = await textInLog(document, roots[at])
      expect(known[at]?.filter((words) => !text.includes(words))).toEqual([])
    }
    await start(port)
  }
}, 120_000)

async function start(port: number): Promise<void> {
  const started = spawn(process.execPath, ['--import', 'tsx', 'lib/live/main.ts'], {
    env: { ...process.env, LIVE_PORT: String(port), AUTH_URL: authUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  await new Promise<void>((resolve, reject) => {
    started.stdout?.on('data', (said: Buffer) => said.toString().includes('live: ready') && resolve())
    started.on('exit', () => reject(new Error('The live process did not start.')))
  })
}

async function killed(): Promise<void> {
  const gone = new Promise((resolve) => child?.on('exit', resolve))
  child?.kill('SIGKILL')
  await gone
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
