import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeLock } from './lockfile.mjs'
import { inProject } from './project.mjs'

describe('the lock', () => {
  it('is complete, so that npm ci accepts it', () => {
    const lock = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'))
    expect(completeLock(lock).added).toEqual([])
  })

  it('gains the optional packages that npm left out, with their systems and without addresses', () => {
    const { lock, added } = completeLock({
      packages: {
        '': {},
        'node_modules/tool': {
          version: '1.2.3',
          resolved: 'somewhere',
          dev: true,
          optionalDependencies: {
            '@tool/linux-x64-musl': '1.2.3',
            '@tool/win32-arm64-msvc': '1.2.3',
            '@tool/here': '1',
          },
        },
        'node_modules/@tool/here': { version: '1.2.3' },
      },
    })
    expect(added).toEqual(['node_modules/@tool/linux-x64-musl', 'node_modules/@tool/win32-arm64-msvc'])
    expect(lock.packages['node_modules/@tool/linux-x64-musl']).toEqual({
      version: '1.2.3',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    })
    expect(lock.packages['node_modules/tool']).not.toHaveProperty('resolved')
  })
})
