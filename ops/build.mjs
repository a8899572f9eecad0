/** The production build, made again only when something that goes into it has changed. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, project } from './project.mjs'
import { run } from './run.mjs'
import { findRuntime, scriptOf } from './runtime.mjs'
import { Stop, took } from './say.mjs'

// What is not built: tests, proofs and these commands change often and must not cost a build.
const OUTSIDE = new Set(['node_modules', 'docs', 'e2e', 'ops', 'proofs', 'test-results', 'playwright-report'])

/**
 * @param {import('./environment.mjs').Place} place
 * @param {import('./run.mjs').Variables} env
 * @param {import('./say.mjs').Say} say
 */
export async function buildIfChanged(place, env, say) {
  const marker = inProject(place.buildDir, 'waymark-build')
  const wanted = fingerprint(place)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  say('Building (about half a minute, only when the source has changed)…')
  const since = Date.now()
  rmSync(marker, { force: true })
  const { code } = await run(findRuntime().path, [scriptOf('next'), 'build'], { env })
  if (code !== 0) throw new Stop('The build failed; its reason is above.')
  writeFileSync(marker, wanted)
  say(`Built in ${took(since)}.`)
}

/** @param {import('./environment.mjs').Place} place */
function fingerprint(place) {
  const hash = createHash('sha256')
  // The address of the live process is fixed in the build.
  hash.update(`${place.livePort} ${findRuntime().version}\n`)
  for (const file of sources(project, '')) {
    hash.update(`${file}\0`)
    hash.update(readFileSync(join(project, file)))
  }
  return `${hash.digest('hex')}\n`
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {string[]}
 */
function sources(folder, path) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = path + entry.name
      if (entry.name.startsWith('.') || OUTSIDE.has(name) || isNoSource(entry.name)) return []
      if (entry.isDirectory()) return sources(join(folder, entry.name), `${name}/`)
      return entry.isFile() ? [name] : []
    })
}

/** @param {string} name */
function isNoSource(name) {
  return /\.(test\.tsx?|md|log|tsbuildinfo)$/.test(name) || name === 'next-env.d.ts'
}
