import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { listenOnce } from '@/ops/postgres.mjs'
import { inProject, project } from '@/ops/project.mjs'
import { processEnv, type Variables } from '@/ops/run.mjs'
import { findRuntime, typescript } from '@/ops/runtime.mjs'

/** A server that a proof runs, and may kill. */
export type Server = {
  pid: number
  port: number
  /** How often it ended without being told to. As in the product it is then started again. */
  falls: () => number
  /** With SIGKILL, and waits until it is gone. */
  kill(): Promise<void>
  /** After `kill`; answers when the port accepts. */
  start(): Promise<void>
  freeze(): void
  thaw(): void
  /** As an operator would. */
  stop(): Promise<void>
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Runs a TypeScript file as a server on this port, and answers when the port accepts. */
export async function startServer(file: string, port: number, env: Variables): Promise<Server> {
  let child = launch()
  let wanted = true
  let falls = 0
  await listening()
  return {
    get pid() {
      return child.pid ?? 0
    },
    port,
    falls: () => falls,
    kill: () => end('SIGKILL'),
    start: async () => {
      wanted = true
      child = launch()
      await listening()
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: () => end('SIGTERM'),
  }

  function launch() {
    const launched = startProgram(file, { ...env, LIVE_PORT: String(port) })
    // What a server logs while it is being killed is not news, but somebody may want to know.
    const log = createWriteStream(join(env.WAYMARK_DATA ?? tmpdir(), 'servers.log'), { flags: 'a' })
    for (const stream of [launched.stdout, launched.stderr]) stream?.pipe(log, { end: false })
    launched.once('exit', () => {
      log.end()
      if (!wanted || launched !== child) return
      falls++
      child = launch()
    })
    return launched
  }

  async function listening() {
    const before = falls
    while (!(await accepts(port))) {
      if (falls > before + 2) throw new Error(`${file} does not stay up.`)
      await wait(30)
    }
  }

  async function end(signal: NodeJS.Signals) {
    wanted = false
    const gone = once(child, 'exit')
    if (child.exitCode !== null || child.signalCode !== null || !child.kill(signal)) return
    await gone
  }
}

/** A TypeScript file as a program of its own, ended with this one. `ipc` lets the two talk. */
export function startProgram(file: string, env: Variables, { ipc = false } = {}): ChildProcess {
  const child = spawn(findRuntime().path, typescript(inProject(file)), {
    cwd: project,
    env: processEnv(env),
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    // Buffers and maps travel as they are.
    serialization: 'advanced',
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** A port of loopback that nobody listens on now. */
export const freePort = () => listenOnce(0)

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
