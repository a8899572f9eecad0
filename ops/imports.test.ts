import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { judge, readTree, ruleNames } from './imports.mjs'
import { project } from './project.mjs'

const folder = mkdtempSync(join(tmpdir(), 'waymark-imports-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the import rules', () => {
  it('hold', () => {
    expect(judge(readTree(project))).toEqual([])
  })

  it('have really read the tree', () => {
    const { files, imports } = readTree(project)
    const rooms = '{app,components,lib,db,ops,e2e,proofs}/**/*.{ts,tsx,mjs}'
    const there = globSync(rooms, { cwd: project })
    expect(files.filter((file) => file.includes('/')).sort()).toEqual(
      there.filter((file) => !file.endsWith('.d.ts')).sort(),
    )
    expect(imports.length).toBeGreaterThan(files.length)
    expect(imports).toContainEqual(
      expect.objectContaining({ from: 'lib/action.ts', to: 'db/practice.ts', isType: false }),
    )
  })

  // Each needle breaks one rule; beside it, what comes close and is allowed.
  const needles: Record<string, { files: Record<string, string>; allowed: Record<string, string> }> = {
    'only db opens the database': {
      files: { 'lib/visions/commands.ts': `import postgres from 'postgres'` },
      allowed: {
        'lib/visions/commands.ts': `import type { Sql } from 'postgres'\nimport { eq } from 'drizzle-orm'`,
        'lib/live/fixture.ts': `import postgres from 'postgres'`,
        'lib/live/keep.test.ts': `import { sql } from './fixture'`,
      },
    },
    'only the two doors know the pools': {
      files: { 'db/client.ts': '', 'db/seed.ts': `import { pool } from './client'` },
      allowed: { 'db/client.ts': '', 'db/practice.ts': `import { pool } from './client'` },
    },
    'app and components never import db': {
      files: {
        'db/schema/people.ts': '',
        'app/page.tsx': `import type { Person } from '@/db/schema/people'`,
      },
      allowed: {
        'lib/people/queries.ts': '',
        'app/page.tsx': `import { people } from '@/lib/people/queries'`,
      },
    },
    'components reach the server through actions only': {
      files: {
        'db/practice.ts': '',
        'lib/visions/queries.ts': `import { withPractice } from '@/db/practice'`,
        'lib/visions/words.ts': `export * from './queries'`,
        'components/visions/card.tsx': `import { words } from '@/lib/visions/words'`,
      },
      allowed: {
        'db/practice.ts': '',
        'lib/visions/queries.ts': `import { withPractice } from '@/db/practice'`,
        'lib/visions/actions.ts': `import { visions } from './queries'`,
        'components/visions/card.tsx': `import { propose } from '@/lib/visions/actions'\nimport type { Screen } from '@/lib/visions/queries'`,
      },
    },
    'lib knows no screens, db knows neither': {
      files: {
        'components/ui/button.tsx': '',
        'lib/words.ts': `import type { Look } from '@/components/ui/button'`,
      },
      allowed: { 'components/ui/button.tsx': `import { words } from '@/lib/words'`, 'lib/words.ts': '' },
    },
    'nouns call nouns through commands, never through actions': {
      files: {
        'lib/sessions/actions.ts': '',
        'lib/visions/commands.ts': `import { open } from '@/lib/sessions/actions'`,
      },
      allowed: {
        'lib/sessions/commands.ts': '',
        'lib/visions/commands.ts': `import { open } from '@/lib/sessions/commands'`,
      },
    },
    'transactions open at the edge': {
      files: {
        'db/practice.ts': '',
        'lib/visions/commands.ts': `import { type Practice, withPractice } from '@/db/practice'`,
      },
      allowed: {
        'db/practice.ts': '',
        'lib/visions/commands.ts': `import type { Practice } from '@/db/practice'`,
      },
    },
    'input, policy and document stay pure': {
      files: { 'lib/visions/document/read.ts': `import { readFile } from 'node:fs/promises'` },
      allowed: { 'lib/visions/document/digest.ts': `import { createHash } from 'node:crypto'` },
    },
    'no circles': {
      files: { 'lib/a.ts': `import { b } from './b'`, 'lib/b.ts': `import { a } from './a'` },
      allowed: { 'lib/a.ts': `import { b } from './b'`, 'lib/b.ts': `import type { A } from './a'` },
    },
    'the product knows nothing of its tests, proofs and commands': {
      files: { 'ops/say.mjs': '', 'lib/fault.ts': `import { say } from '@/ops/say.mjs'` },
      allowed: { 'lib/fault.ts': '', 'proofs/kills.ts': `import { fault } from '@/lib/fault'` },
    },
    'what runs before the install needs no package': {
      files: { 'ops/build.mjs': `import 'tsx'`, 'ops/start.mjs': `import './build.mjs'` },
      allowed: {
        'ops/build.mjs': `const tsx = () => import('tsx')\nimport 'node:fs'`,
        'ops/start.mjs': `import './build.mjs'`,
      },
    },
  }

  it.each(ruleNames)('find what breaks “%s”, and nothing beside it', (rule) => {
    const needle = needles[rule]
    expect(judge(planted('broken', needle?.files)).map((finding) => finding.rule)).toEqual([rule])
    expect(judge(planted('kept', needle?.allowed))).toEqual([])
  })

  it('refuse a file they cannot read and an import that leads nowhere', () => {
    expect(() => planted('garbled', { 'lib/a.ts': 'import { from' })).toThrow('lib/a.ts cannot be read')
    expect(() => planted('lost', { 'lib/a.ts': `import './b'` })).toThrow('there is no such file')
    expect(() => planted('computed', { 'lib/a.ts': `const b = import('./' + process.argv[2])` })).toThrow(
      'only running it can tell',
    )
  })
})

function planted(name: string, files: Record<string, string> = {}) {
  const root = mkdtempSync(join(folder, `${name}-`))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return readTree(root)
}
