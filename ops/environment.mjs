/** What the processes are told: passwords are made here once, kept 0600, and given to no process that can do without. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from './project.mjs'
import { findRuntime, pathWith } from './runtime.mjs'
import { Stop } from './say.mjs'

/**
 * @typedef {import('./run.mjs').Variables} Variables
 *
 * @typedef {object} Place Where one Waymark keeps its things and listens.
 * @property {string} data Folder of its cluster, secrets and locks.
 * @property {string} buildDir Beside package.json.
 * @property {number} webPort
 * @property {number} livePort
 * @property {string} webPortName Name of the variable that changes it, for a sentence.
 * @property {string} livePortName
 * @property {boolean} durable
 * @property {Variables} outer What the person set.
 *
 * @typedef {object} Environment
 * @property {Variables} admin For migrate and seed: `DATABASE_URL` on top of the rest.
 * @property {Variables} serving For web, live and jobs.
 * @property {boolean} demo
 *
 * @typedef {object} Secrets
 * @property {string} authSecret
 * @property {Record<string, string>} passwords By role.
 */

const ROLES = {
  APP_DATABASE_URL: 'waymark_app',
  SYSTEM_DATABASE_URL: 'waymark_system',
  QUEUE_DATABASE_URL: 'waymark_queue',
}

/**
 * What `npm start` and `npm run dev` run.
 *
 * @returns {Place}
 */
export function ownPlace() {
  return {
    data: dataFolder(),
    buildDir: process.env.WAYMARK_BUILD_DIR || '.next',
    webPort: portFrom('WEB_PORT', 3000),
    livePort: portFrom('LIVE_PORT', 3001),
    webPortName: 'WEB_PORT',
    livePortName: 'LIVE_PORT',
    durable: true,
    outer: process.env,
  }
}

/**
 * A place for tests and proofs, which must not touch what somebody works with: own data, build and ports, and
 * nothing of the person's own database or mail.
 *
 * @param {string} name
 * @param {{ durable: boolean }} options
 * @returns {Place}
 */
export function placeBeside(name, { durable }) {
  return {
    data: join(dataFolder(), name),
    buildDir: '.next-test',
    webPort: portFrom('TEST_WEB_PORT', 3900),
    livePort: portFrom('TEST_LIVE_PORT', 3901),
    webPortName: 'TEST_WEB_PORT',
    livePortName: 'TEST_LIVE_PORT',
    durable,
    outer: withoutOwn(process.env),
  }
}

/**
 * Inside a proof: the place that `npm run prove` has made for it, where `startProduct` finds the same cluster.
 *
 * @returns {Place}
 */
export function proofPlace() {
  return placeBeside('', { durable: true })
}

/**
 * @param {Place} place
 * @param {string} databaseUrl Of the owner.
 * @returns {Environment}
 */
export function environmentFor(place, databaseUrl) {
  const { outer } = place
  const secrets = secretsOf(place.data)
  const demo = !outer.DATABASE_URL && !outer.SMTP_URL
  /** @type {Variables} */
  const serving = {
    ...outer,
    PATH: pathWith(findRuntime()),
    ...Object.fromEntries(
      Object.entries(ROLES).map(([variable, role]) => [
        variable,
        outer[variable] || asRole(databaseUrl, role, secrets.passwords[role] ?? ''),
      ]),
    ),
    AUTH_URL: outer.AUTH_URL || `http://localhost:${place.webPort}`,
    AUTH_SECRET: outer.AUTH_SECRET || secrets.authSecret,
    WEB_PORT: String(place.webPort),
    LIVE_PORT: String(place.livePort),
    WAYMARK_BUILD_DIR: place.buildDir,
    WAYMARK_DATA: place.data,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  delete serving.DATABASE_URL
  delete serving.WAYMARK_DEMO
  if (demo) serving.WAYMARK_DEMO = '1'
  return { serving, admin: { ...serving, DATABASE_URL: databaseUrl }, demo }
}

/**
 * @param {string} data
 * @returns {Secrets}
 */
function secretsOf(data) {
  const file = join(data, 'secrets.json')
  if (!existsSync(file)) {
    mkdirSync(data, { recursive: true })
    const fresh = {
      authSecret: randomBytes(32).toString('base64url'),
      passwords: Object.fromEntries(
        Object.values(ROLES).map((role) => [role, randomBytes(24).toString('base64url')]),
      ),
    }
    writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 })
    return fresh
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Stop(`${file} cannot be read: it belongs to another user, or was changed by hand.`)
  }
}

/** @param {Variables} variables */
function withoutOwn(variables) {
  const own = ['DATABASE_URL', 'SMTP_URL', 'AUTH_URL', 'AUTH_SECRET', 'MAIL_FROM', 'REDIS_URL', 'WEB_HOST']
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !own.includes(name) && !(name in ROLES)),
  )
}

/**
 * @param {string} databaseUrl
 * @param {string} role
 * @param {string} password
 */
function asRole(databaseUrl, role, password) {
  const url = new URL(databaseUrl)
  url.username = role
  url.password = password
  return url.href
}

/**
 * @param {string} variable
 * @param {number} usual
 */
function portFrom(variable, usual) {
  const text = process.env[variable]
  if (!text) return usual
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Stop(`${variable} is "${text}": it must be a port, a number from 1 to 65535.`)
}
