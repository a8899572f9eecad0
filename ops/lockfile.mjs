/**
 * `npm run lockfile`: completes package-lock.json so that `npm ci` accepts it.
 *
 * npm leaves an optional package out of the lock when the registry it asked does not carry it (builds for
 * other systems, mostly), and `npm ci` then refuses the lock because that package is missing from it. Such a
 * package is never installed here, so an entry that names its version and its system is enough.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { inProject } from './project.mjs'

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [optional]
 * @property {boolean} [dev]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = inProject('package-lock.json')
  const text = await readFile(file, 'utf8')
  const { lock, added } = completeLock(JSON.parse(text))
  const completed = `${JSON.stringify(lock, null, 2)}\n`
  if (completed !== text) await writeFile(file, completed)
  for (const path of added) console.log(`added ${path}`)
  console.log(added.length === 0 ? 'The lock was complete.' : `${added.length} optional entries added.`)
}

/**
 * Adds what is missing, drops download addresses, and keeps npm's own order of entries.
 *
 * @param {Lock} lock
 * @returns {{ lock: Lock, added: string[] }}
 */
export function completeLock(lock) {
  const packages = { ...lock.packages }
  /** @type {string[]} */
  const added = []
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (found(packages, path, name)) continue
      const missing = `node_modules/${name}`
      const { cpu, libc, os } = systemOf(name)
      const dev = entry.dev ? { dev: true } : {}
      // In npm's own order, so that its next run changes nothing.
      packages[missing] = {
        version: range.replace(/^[^\d]*/, ''),
        ...cpu,
        ...dev,
        ...libc,
        optional: true,
        ...os,
      }
      added.push(missing)
    }
  }
  const order = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'))
  const sorted = order.map((path) => [path, withoutAddress(packages[path] ?? {})])
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added }
}

/**
 * The way Node resolves: beside the package, then one folder further out, up to the project's own.
 *
 * @param {Record<string, LockEntry>} packages
 * @param {string} path
 * @param {string} name
 */
function found(packages, path, name) {
  for (let from = path; ; from = from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return true
    if (from === '') return false
  }
}

/**
 * Reads the system from a package's name, for instance `@next/swc-win32-x64-msvc`. Without it npm would try
 * to install the entry everywhere.
 *
 * @param {string} name
 */
function systemOf(name) {
  const words = name.split(/[-/]/)
  const os = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'].filter((word) =>
    words.includes(word),
  )
  const cpu = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'].filter((word) =>
    words.includes(word),
  )
  if (os.length + cpu.length === 0)
    throw new Error(`${name} is missing from the lock and its name tells no system.`)
  const musl = words.some((word) => word.startsWith('musl')) ? ['musl'] : []
  const glibc = os[0] === 'linux' && words.some((word) => word.startsWith('gnu')) ? ['glibc'] : []
  const libc = [...musl, ...glibc]
  return { os: os.length > 0 && { os }, cpu: cpu.length > 0 && { cpu }, libc: libc.length > 0 && { libc } }
}

/** @param {LockEntry} entry */
function withoutAddress({ resolved: _, ...entry }) {
  return entry
}
