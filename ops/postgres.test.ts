import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cluster, postmaster, startCluster, stopCluster, urlOf } from './postgres.mjs'
import { identify, untilGone } from './processes.mjs'

const folder = mkdtempSync(join(tmpdir(), 'waymark-postgres-'))
let cluster: Cluster

beforeAll(async () => {
  cluster = await startCluster(folder, { durable: true })
})
afterAll(async () => {
  await stopCluster(folder)
  rmSync(folder, { recursive: true })
})

async function ask(query: string, url = urlOf(cluster, 'postgres')) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return (await sql.unsafe(query).values())[0]
  } finally {
    await sql.end()
  }
}

describe('the embedded Postgres', () => {
  it('is a real one, in UTF-8, and durable where it is told so', async () => {
    const settings = `select current_setting('server_version_num')::int >= 180000, current_setting('fsync'),
      current_setting('server_encoding'), current_setting('password_encryption')`
    expect(await ask(settings)).toEqual([true, 'on', 'UTF8', 'scram-sha-256'])
  })

  it('opens with its password only, and listens on this machine only', async () => {
    await expect(ask('select 1', urlOf({ ...cluster, password: 'guess' }, 'postgres'))).rejects.toThrow(
      'password',
    )
    expect(
      await ask(`select current_setting('listen_addresses'), current_setting('unix_socket_directories')`),
    ).toEqual(['127.0.0.1', ''])
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600)
  })

  it('is adopted by the next one who starts it', async () => {
    const again = await startCluster(folder, { durable: true })
    expect(again).toMatchObject({ adopted: true, pid: cluster.pid, port: cluster.port })
  })

  it('is started by one of two who start it at once', async () => {
    await stopCluster(folder)
    expect(postmaster(folder)).toBeNull()
    const both = await Promise.all([
      startCluster(folder, { durable: true }),
      startCluster(folder, { durable: true }),
    ])
    expect(both.map(({ adopted }) => adopted).sort()).toEqual([false, true])
    cluster = { ...both[0] }
  })

  it('comes back after kill -9 with what was committed, at the same port', async () => {
    await ask('create table kept (word text)')
    await ask(`insert into kept values ('still here')`)
    const killed = identify(cluster.pid)
    process.kill(cluster.pid, 'SIGKILL')
    if (killed) await untilGone([killed], 5_000)
    const { port } = cluster
    cluster = await startCluster(folder, { durable: true })
    expect(cluster).toMatchObject({ adopted: false, port })
    expect(await ask('select word from kept')).toEqual(['still here'])
  })

  it('is not mistaken for another program that has its old pid', async () => {
    await stopCluster(folder)
    const file = join(folder, 'data', 'postmaster.pid')
    writeFileSync(file, `${process.pid}\n${join(folder, 'data')}\n0\n5432\n\n127.0.0.1\n\nready   \n`)
    expect(postmaster(folder)).toBeNull()
    cluster = await startCluster(folder, { durable: true })
    expect(cluster.adopted).toBe(false)
    expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(String(cluster.pid))
  })
})
