/**
 * The directions of the map in README: who may import whom. Reads every source file with a real parser, follows every
 * import to a file or a package, and refuses what it cannot read or follow.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from 'vite'
import { project } from './project.mjs'

/**
 * @typedef {object} Import
 * @property {string} from A file, relative to the root.
 * @property {string} to A file, or `package:<name>`.
 * @property {boolean} isType Gone when it runs.
 * @property {string[]} names `*` for a whole module.
 *
 * @typedef {object} Tree
 * @property {string[]} files
 * @property {Import[]} imports
 *
 * @typedef {object} Finding
 * @property {string} rule
 * @property {string} where
 *
 * @typedef {{ rule: string, found: (tree: Tree) => string[] }} Rule
 */

const SOURCE = /\.(ts|tsx|mjs)$/
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']
const ROOMS = ['app', 'components', 'lib', 'db', 'ops', 'e2e', 'proofs']
const DRIVERS = [
  'postgres',
  'pg',
  'drizzle-orm/postgres-js',
  'drizzle-orm/postgres-js/migrator',
  'drizzle-orm/node-postgres',
]
/** @type {Record<string, string[]>} */
const DOORS = { 'db/practice.ts': ['withPractice', 'withPractices'], 'db/system.ts': ['asSystem'] }
/** Called by jobs and the live process, where nobody asks and no transaction is open; more than one in turn. */
const WITHOUT_MEMBER = [
  'lib/emails/outbox.ts',
  'lib/emails/send.ts',
  'lib/find/follow.ts',
  'lib/visions/settle.ts',
  'lib/visions/compact.ts',
  'lib/visions/condense.ts',
]
const BEFORE_INSTALL = ['ops/start.mjs', 'ops/dev.mjs', 'ops/test.mjs', 'ops/prove.mjs', 'ops/check.mjs']

/** @type {Rule[]} */
const rules = [
  {
    rule: 'only db opens the database',
    found: ({ imports }) =>
      imports
        .filter(({ from, isType }) => inside(from, 'app', 'components', 'lib') && !isType)
        .filter(({ to, names }) => isDriver(to) || (to === 'db/client.ts' && String(names) !== 'closePools'))
        .map(arrow),
  },
  {
    rule: 'only the two doors know the pools',
    found: ({ imports }) =>
      imports
        .filter(
          ({ from, to, isType }) => to === 'db/client.ts' && inside(from, 'db') && !isDoor(from) && !isType,
        )
        .map(arrow),
  },
  {
    rule: 'app and components never import db',
    found: ({ imports }) =>
      imports.filter(({ from, to }) => inside(from, 'app', 'components') && inside(to, 'db')).map(arrow),
  },
  {
    rule: 'components reach the server through actions only',
    found: (tree) =>
      paths(tree, (file) => inside(file, 'components'), {
        to: (file) => inside(file, 'db') || file === 'lib/env.ts' || isBuiltin(file),
        through: (file) => !isActions(file),
      }),
  },
  {
    rule: 'lib knows no screens, db knows neither',
    found: ({ imports }) =>
      imports
        .filter(({ from, to }) => inside(from, 'lib', 'db') && inside(to, 'app', 'components'))
        .map(arrow),
  },
  {
    rule: 'nouns call nouns through commands, never through actions',
    found: ({ imports }) =>
      imports.filter(({ from, to }) => inside(from, 'lib', 'db') && isActions(to)).map(arrow),
  },
  {
    rule: 'transactions open at the edge',
    found: ({ imports }) => imports.filter((each) => opensDoor(each) && !mayOpenDoor(each.from)).map(arrow),
  },
  {
    rule: 'input, policy and document stay pure',
    found: (tree) =>
      paths(tree, isPure, {
        to: (file) =>
          inside(file, 'db', 'app', 'components') || file === 'lib/env.ts' || isOutsideWorld(file),
      }),
  },
  { rule: 'no circles', found: circles },
  {
    rule: 'the product knows nothing of its tests, proofs and commands',
    found: ({ imports }) =>
      imports
        .filter(
          ({ from, to }) =>
            inside(from, 'app', 'components', 'lib', 'db') && inside(to, 'ops', 'e2e', 'proofs'),
        )
        .map(arrow),
  },
  {
    rule: 'what runs before the install needs no package',
    found: (tree) =>
      paths(tree, (file) => BEFORE_INSTALL.includes(file), {
        to: (file) => file.startsWith('package:') && !isBuiltin(file),
        lazily: false,
      }),
  },
]

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const tree = readTree(project)
  const findings = judge(tree)
  for (const { rule, where } of findings) console.error(`${rule}: ${where}`)
  console.log(
    `${tree.files.length} files, ${tree.imports.length} imports, ${findings.length} against the rules.`,
  )
  process.exitCode = findings.length > 0 || tree.files.length === 0 ? 1 : 0
}

/**
 * Throws on a file that does not parse and on an import that leads nowhere.
 *
 * @param {string} root
 * @returns {Tree}
 */
export function readTree(root) {
  const files = ROOMS.filter((room) => existsSync(join(root, room))).flatMap((room) => sources(root, room))
  files.push(
    ...readdirSync(root).filter(
      (name) => SOURCE.test(name) && !name.endsWith('.d.ts') && !name.startsWith('.'),
    ),
  )
  return { files, imports: files.flatMap((file) => importsOf(root, file)) }
}

/**
 * Tests may reach into anything, and so may what only they import; everything else is judged.
 *
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function judge({ files, imports }) {
  const tests = testsOf({ files, imports })
  const judged = {
    files: files.filter((file) => !tests.has(file)),
    imports: imports.filter(({ from }) => !tests.has(from)),
  }
  return rules.flatMap(({ rule, found }) => found(judged).map((where) => ({ rule, where })))
}

/** For the test, which shows that each of them catches something. */
export const ruleNames = rules.map(({ rule }) => rule)

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function sources(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return sources(root, path)
    return SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {(Import & { lazy: boolean })[]}
 */
function importsOf(root, file) {
  const text = readFileSync(join(root, file), 'utf8')
  const { module, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    address: moduleRequest.value,
    isType: entries.length > 0 && entries.every(({ isType }) => isType),
    names: entries.filter(({ isType }) => !isType).map(({ importName }) => importName.name ?? '*'),
    lazy: false,
  }))
  const again = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType, importName }) =>
      moduleRequest
        ? [{ address: moduleRequest.value, isType, names: [importName.name ?? '*'], lazy: false }]
        : [],
    ),
  )
  const dynamics = module.dynamicImports.map(({ moduleRequest }) => {
    const written = text.slice(moduleRequest.start, moduleRequest.end)
    const address = /^(['"`])([^'"`$]+)\1$/.exec(written)?.[2]
    return {
      address: address ?? written,
      computed: address === undefined,
      isType: false,
      names: ['*'],
      lazy: true,
    }
  })
  const found = [...statics, ...again, ...dynamics.filter(({ computed }) => !computed)]
  const computed = dynamics.find((each) => each.computed)
  if (computed && inside(file, 'app', 'components', 'lib', 'db')) {
    throw new Error(`${file} imports ${computed.address}, which only running it can tell.`)
  }
  return found.map(({ address, isType, names, lazy }) => ({
    from: file,
    to: resolve(root, file, address),
    isType,
    names,
    lazy,
  }))
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} address
 */
function resolve(root, file, address) {
  const path = (address.split('?')[0] ?? '').replace(/^@\//, './')
  if (!address.startsWith('.') && !address.startsWith('@/')) return `package:${address}`
  const base = normalize(address.startsWith('@/') ? path : join(dirname(file), path))
  const target = ENDINGS.map((ending) => base + ending).find((each) =>
    statSync(join(root, each), { throwIfNoEntry: false })?.isFile(),
  )
  if (!target) throw new Error(`${file} imports ${address}, and there is no such file.`)
  return target
}

/**
 * Ways from certain files to what they must not reach, along imports that remain when it runs.
 *
 * @param {Tree} tree
 * @param {(file: string) => boolean} isStart
 * @param {object} options
 * @param {(file: string) => boolean} options.to
 * @param {(file: string) => boolean} [options.through] Where it is false the way ends well.
 * @param {boolean} [options.lazily] Whether `import()` counts.
 */
function paths({ files, imports }, isStart, { to, through = () => true, lazily = true }) {
  const next = neighbours(imports.filter((each) => lazily || !('lazy' in each && each.lazy)))
  return files.filter(isStart).flatMap((start) => {
    const seen = new Set([start])
    const queue = [[start]]
    for (const path of queue) {
      for (const file of next.get(path.at(-1) ?? '') ?? []) {
        if (seen.has(file)) continue
        seen.add(file)
        if (to(file)) return [[...path, file].join(' → ')]
        if (through(file)) queue.push([...path, file])
      }
    }
    return []
  })
}

/** @param {Tree} tree */
function circles({ files, imports }) {
  const next = neighbours(imports)
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map()
  /** @type {string[]} */
  const found = []
  for (const file of files) walk(file, [])
  return found

  /**
   * @param {string} file
   * @param {string[]} way
   */
  function walk(file, way) {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      found.push([...way.slice(way.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const each of next.get(file) ?? []) walk(each, [...way, file])
    state.set(file, 'done')
  }
}

/** @param {Import[]} imports */
function neighbours(imports) {
  /** @type {Map<string, Set<string>>} */
  const next = new Map()
  for (const { from, to, isType } of imports) {
    if (!isType) next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  return next
}

/** @param {Import} each */
function opensDoor({ to, isType, names }) {
  const doors = DOORS[to]
  return doors !== undefined && !isType && names.some((name) => doors.includes(name) || name === '*')
}

/** @param {string} file */
function mayOpenDoor(file) {
  if (!inside(file, 'app', 'components', 'lib')) return true
  if (file === 'lib/action.ts' || /\/(queries|steps)\.ts$/.test(file)) return true
  return inside(file, 'lib/live', 'lib/jobs', 'lib/auth') || WITHOUT_MEMBER.includes(file)
}

/** @param {string} file */
function isPure(file) {
  if (!inside(file, 'lib')) return false
  return file.endsWith('/input.ts') || file.endsWith('/policy.ts') || file.includes('/document/')
}

/** @param {string} to */
function isOutsideWorld(to) {
  if (isBuiltin(to)) return to !== 'package:node:crypto'
  const name = to.replace(/^package:/, '')
  return (
    isDriver(to) ||
    /^(react|react-dom|next|next-auth|@tiptap\/react|nodemailer|graphile-worker)(\/|$)/.test(name)
  )
}

/** @param {string} to */
function isBuiltin(to) {
  const name = to.replace(/^package:/, '')
  return to.startsWith('package:') && (name.startsWith('node:') || builtinModules.includes(name))
}

/** @param {string} to */
function isDriver(to) {
  return DRIVERS.some((driver) => to === `package:${driver}`)
}

/** @param {string} file */
function isDoor(file) {
  return file in DOORS
}

/** @param {string} file */
function isActions(file) {
  return /(^|[/-])actions\.ts$/.test(file)
}

/** @param {Tree} tree */
function testsOf({ files, imports }) {
  const tests = new Set(files.filter((file) => /\.test\.tsx?$/.test(file)))
  const importers = Map.groupBy(imports, ({ to }) => to)
  for (let before = -1; before < tests.size; ) {
    before = tests.size
    for (const [file, all] of importers) if (all.every(({ from }) => tests.has(from))) tests.add(file)
  }
  return tests
}

/**
 * @param {string} file
 * @param {string[]} rooms
 */
function inside(file, ...rooms) {
  return rooms.some((room) => file.startsWith(`${room}/`))
}

/** @param {Import} each */
function arrow({ from, to }) {
  return `${from} → ${to}`
}
