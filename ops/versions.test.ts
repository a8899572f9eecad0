import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject } from './project.mjs'
import { findRuntime } from './runtime.mjs'

// Below these there are known holes. There is no audit service to ask, so the floors are written down.
const floors: Record<string, string> = {
  next: '16.4.6',
  react: '19.2.8',
  'react-dom': '19.2.8',
  'next-auth': '4.24.15',
  '@hocuspocus/server': '4.5.0',
  '@hocuspocus/provider': '4.5.0',
  ws: '8.21.0',
  'drizzle-orm': '0.45.2',
}

type Locked = { version?: string; dev?: boolean }
const locked: Record<string, Locked> = JSON.parse(
  readFileSync(inProject('package-lock.json'), 'utf8'),
).packages

describe('versions', () => {
  it.each(Object.entries(floors))('of %s stay at or above %s, wherever it is installed', (name, floor) => {
    const found = Object.entries(locked).filter(([path]) => path.endsWith(`node_modules/${name}`))
    expect(found.length).toBeGreaterThan(0)
    for (const [path, { version = '0' }] of found)
      expect([path, isAtLeast(version, floor)]).toEqual([path, true])
  })

  it('are compared by number, and a beta is older than its release', () => {
    expect(isAtLeast('16.10.0', '16.4.6')).toBe(true)
    expect(isAtLeast('16.4.5', '16.4.6')).toBe(false)
    expect(isAtLeast('5.0.0-beta.31', '5.0.0-beta.32')).toBe(false)
    expect(isAtLeast('5.0.0', '5.0.0-beta.32')).toBe(true)
    expect(isAtLeast('4.5.0-rc.1', '4.5.0')).toBe(false)
  })

  it('of the runtime is 22 or newer', () => {
    expect(isAtLeast(findRuntime().version, '22.12.0')).toBe(true)
    expect(isAtLeast(process.versions.node, '22.12.0')).toBe(true)
  })

  it('are exact pins', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(inProject('package.json'), 'utf8'),
    )
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    })) {
      expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+(-[\w.]+)?$/)
    }
  })

  it('in the lock come with no download address', () => {
    expect(existsSync(inProject('package-lock.json'))).toBe(true)
    expect(readFileSync(inProject('package-lock.json'), 'utf8')).not.toContain('"resolved"')
  })
})

function isAtLeast(version: string, floor: string) {
  const [ours, theirs] = [parts(version), parts(floor)]
  for (let index = 0; index < 3; index++) {
    const difference = (ours.numbers[index] ?? 0) - (theirs.numbers[index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return ours.beta >= theirs.beta
}

function parts(version: string) {
  const [release = '', beta] = version.split('-')
  return {
    numbers: release.split('.').map(Number),
    beta: beta === undefined ? Number.POSITIVE_INFINITY : Number(/\d+/.exec(beta)?.[0] ?? 0),
  }
}
