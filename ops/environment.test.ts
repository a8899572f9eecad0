import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { environmentFor, ownPlace } from './environment.mjs'

const data = mkdtempSync(join(tmpdir(), 'waymark-environment-'))
afterAll(() => rmSync(data, { recursive: true }))

const owner = 'postgres://postgres:secret@127.0.0.1:5432/waymark'
const given = (outer: Record<string, string>) => environmentFor({ ...ownPlace(), data, outer }, owner)

describe('the demo', () => {
  it('is what runs where nobody has set anything', () => {
    const { demo, serving } = given({})
    expect(demo).toBe(true)
    expect(serving.WAYMARK_DEMO).toBe('1')
  })

  it.each([
    ['a database of one’s own', { DATABASE_URL: owner }],
    ['a post office', { SMTP_URL: 'smtp://post.example' }],
  ])('is not there with %s, and nobody can ask for it', (_, set) => {
    for (const outer of [set, { ...set, WAYMARK_DEMO: '1' }]) {
      const { demo, serving, admin } = given(outer)
      expect(demo).toBe(false)
      expect(serving.WAYMARK_DEMO).toBeUndefined()
      expect(admin.WAYMARK_DEMO).toBeUndefined()
    }
  })
})

describe('what the processes are told', () => {
  it('leaves out the password of the owner, and gives each role another', () => {
    const { serving, admin } = given({})
    expect(admin.DATABASE_URL).toBe(owner)
    expect(serving.DATABASE_URL).toBeUndefined()
    const urls = [serving.APP_DATABASE_URL, serving.SYSTEM_DATABASE_URL, serving.QUEUE_DATABASE_URL]
    const passwords = urls.map((url) => new URL(url ?? '').password)
    expect(new Set([...passwords, 'secret']).size).toBe(4)
  })

  it('is made once, and only its owner reads the file', () => {
    expect(given({}).serving.AUTH_SECRET).toBe(given({}).serving.AUTH_SECRET)
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
  })
})
