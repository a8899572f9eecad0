/** A Postgres of one's own, named by `DATABASE_URL`: whether it is there and will do, said in a sentence. */
import { Stop } from './say.mjs'

const oldest = 18

/**
 * Before anything is built or changed. The sentences carry no password.
 *
 * @param {string} address
 */
export async function refuseUnusable(address) {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new Stop(
      'DATABASE_URL is not the address of a Postgres. One looks like this: postgres://owner:password@db.example.com:5432/waymark',
    )
  }
  const where = `${url.hostname}:${url.port || 5432}`
  const user = decodeURIComponent(url.username)
  const name = decodeURIComponent(url.pathname.slice(1)) || user
  const { version, mayMakeRoles } = await ask(address).catch((error) => {
    throw new Stop(whatToDo(error, { where, user, name }))
  })
  if (version < oldest) {
    throw new Stop(
      `The Postgres at ${where} is version ${version}, and Waymark needs ${oldest} or newer: name another in DATABASE_URL.`,
    )
  }
  if (!mayMakeRoles) {
    throw new Stop(
      `“${user}” may not make roles at ${where}, and Waymark makes its own. As an administrator there: alter role "${user}" createrole`,
    )
  }
}

/** @param {string} address */
async function ask(address) {
  // Not a static import: the commands start before anything is installed.
  const { default: postgres } = await import('postgres')
  const sql = postgres(address, { max: 1, connect_timeout: 10, onnotice: () => {} })
  try {
    const [row] = await sql`
      select current_setting('server_version_num')::int / 10000 as version, rolsuper or rolcreaterole as "mayMakeRoles"
      from pg_roles where rolname = current_user`
    return { version: Number(row?.version), mayMakeRoles: row?.mayMakeRoles === true }
  } finally {
    await sql.end()
  }
}

/**
 * @param {unknown} error
 * @param {{ where: string, user: string, name: string }} asked
 */
function whatToDo(error, { where, user, name }) {
  const { code = '', message = String(error) } = /** @type {{ code?: string, message?: string }} */ (error)
  if (code === '3D000')
    return `There is no database “${name}” at ${where}. Make it once as an administrator there: create database "${name}"`
  if (code.startsWith('28'))
    return `The Postgres at ${where} does not let “${user}” in: correct the name or the password in DATABASE_URL.`
  if (/^E[A-Z_]+$|^CONNECT_TIMEOUT$/.test(code))
    return `No Postgres answers at ${where} (${code}). Start it, correct DATABASE_URL, or leave that out to use the one Waymark brings along.`
  return `The Postgres at ${where} that DATABASE_URL names cannot be used: ${message}`
}
