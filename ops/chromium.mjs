/** A real Chromium for the browser tests and proofs, from wherever there is one. Never "skipped: no browser". */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { oneAtATime } from './locks.mjs'
import { inProject } from './project.mjs'
import { Stop } from './say.mjs'

/**
 * @typedef {object} Chromium What Playwright's `launchOptions` take.
 * @property {string} executablePath
 * @property {string[]} args
 * @property {Record<string, string>} env
 */

// No others: the npm package's own defaults switch web security off, and with it what the tests are to see.
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage']

/**
 * `CHROME_PATH`, Playwright's own, the npm package's, the system's, Debian's: the first that starts.
 *
 * @param {import('./say.mjs').Say} say
 * @returns {Promise<Chromium>}
 */
export async function findChromium(say) {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (starts(chosen)) return chromium(chosen)
    throw new Stop(`CHROME_PATH is ${chosen}, and that does not start as a browser.`)
  }
  const { chromium: playwright } = await import('@playwright/test')
  const own = playwright.executablePath()
  if (existsSync(own) && starts(own)) return chromium(own)
  const packaged = await fromPackage(say)
  if (packaged) return packaged
  const system = onPath()
  if (system) return chromium(system)
  if (process.platform === 'linux' && process.getuid?.() === 0) installWithApt(say)
  const installed = onPath()
  if (installed) return chromium(installed)
  throw new Stop(
    'The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium) or set CHROME_PATH to one.',
  )
}

/**
 * @param {import('./say.mjs').Say} say
 * @returns {Promise<Chromium | null>}
 */
async function fromPackage(say) {
  const home = inProject('node_modules', '@sparticuz', 'chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(home)) return null
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const folder = inProject('.waymark', `chromium-${version}`)
  await oneAtATime(`${folder}.lock`, async () => {
    if (existsSync(folder)) return
    say('Unpacking Chromium (once)…')
    await unpack(join(home, 'bin'), folder)
  })
  const executable = join(folder, 'chromium')
  /** @type {Record<string, string>} */
  const fonts = hasFonts() ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  // Where the system lacks NSS, the package's own libraries serve.
  for (const env of [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'lib') }]) {
    if (starts(executable, env)) return chromium(executable, env)
  }
  return null
}

/**
 * Beside first and renamed when whole: an interrupted unpacking leaves no half a browser.
 *
 * @param {string} bin
 * @param {string} folder
 */
async function unpack(bin, folder) {
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  const whole = createWriteStream(join(draft, 'chromium'), { mode: 0o755 })
  await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), whole)
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const packed = createReadStream(join(bin, `${archive}.tar.br`)).pipe(createBrotliDecompress())
    const tar = Buffer.concat(await Readable.from(packed).toArray())
    execFileSync('tar', ['-x', '--no-same-owner', '-C', draft], { input: tar })
  }
  writeFileSync(
    join(draft, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`,
  )
  renameSync(draft, folder)
}

/** @param {import('./say.mjs').Say} say */
function installWithApt(say) {
  say('Installing Chromium from Debian (once)…')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(':')
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path) && starts(path))
}

/**
 * @param {string} executable
 * @param {Record<string, string>} [env]
 */
function starts(executable, env = {}) {
  return (
    spawnSync(executable, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0
  )
}

function hasFonts() {
  return (
    existsSync('/etc/fonts/fonts.conf') &&
    existsSync('/usr/share/fonts') &&
    readdirSync('/usr/share/fonts').length > 0
  )
}

/**
 * @param {string} executablePath
 * @param {Record<string, string>} [extra]
 * @returns {Chromium}
 */
function chromium(executablePath, extra = {}) {
  const env = Object.entries({ ...process.env, ...extra }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return { executablePath, args: ARGS, env: Object.fromEntries(env) }
}
