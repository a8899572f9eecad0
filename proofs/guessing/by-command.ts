import type postgres from 'postgres'
import { asSystem } from '@/db/system'
import { limits } from '@/lib/auth/attempts'
import { askForCode, proveByCode, proveByLink } from '@/lib/auth/commands'
import { refusals } from '@/lib/auth/request'
import { codeFor, linkTokenFor, newToken } from '@/lib/auth/token'
import { Refusal } from '@/lib/refusal'
import type { Random } from '../stage/frame'
import { newNetwork, tenMinutesPass, type Victim } from './victims'

// The commands behind the sign-in page, as fast as Postgres answers: a day of guessing within seconds.

export type Siege = {
  tries: number
  guessed: number
  /** The most guesses that were compared with a code, for one address within a day. */
  heard: number
  signIns: number
  lockedOut: number
}

/**
 * Attackers ask in the name of the victims and guess, from a new browser and a new network each time, as often as the
 * limits let them; the victims sign in meanwhile. Where guessing has been stopped, attackers are handed the right code:
 * then even that is not heard, so no luck helps.
 */
export async function besiege(
  admin: postgres.Sql,
  victims: readonly Victim[],
  { rounds, random }: { rounds: number; random: Random },
): Promise<Siege> {
  const siege: Siege = { tries: 0, guessed: 0, heard: 0, signIns: 0, lockedOut: 0 }
  const heard = new Map<Victim, number>()
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      victims.map(async (victim) => {
        const signsIn = random.chance(0.25)
        const first = random.chance(0.5)
        if (signsIn && first) await signIn(admin, victim, siege)
        heard.set(victim, (heard.get(victim) ?? 0) + (await guess(victim, siege, random)))
        if (signsIn && !first) await signIn(admin, victim, siege)
      }),
    )
    await tenMinutesPass(admin, victims)
  }
  siege.heard = Math.max(...heard.values())
  return siege
}

/** The guesses of ten minutes. How many were compared with a code. */
async function guess({ email }: Victim, siege: Siege, random: Random): Promise<number> {
  let heard = 0
  for (let asked = 0; asked <= limits.mailToAddress.most; asked++) {
    const browser = newToken()
    const requestId = await ask(email, browser)
    if (!requestId) break
    for (let tries = 0; tries < 6; tries++) {
      siege.tries++
      const proof = await enter(browser, wrongCode(requestId, random))
      if (proof.proven) siege.guessed++
      else if (proof.sentence === refusals.held) {
        siege.tries++
        if ((await enter(browser, codeFor(requestId))).proven) siege.guessed++
        break
      } else if (proof.sentence !== refusals['out-of-tries'] || tries < 5) heard++
    }
  }
  return heard
}

/** With the code, and where codes are paused with the link, of the newest mail in the mailbox if none more is sent. */
async function signIn(admin: postgres.Sql, { email }: Victim, siege: Siege) {
  siege.signIns++
  const browser = newToken()
  const requestId = await ask(email, browser)
  if (requestId && (await enter(browser, codeFor(requestId))).proven) return
  const [newest] = await admin<{ id: string }[]>`
    select id from sign_in_requests where email = ${email} and used_at is null order by created_at desc limit 1`
  const token = newest ? linkTokenFor(newest.id) : ''
  const proof = await asSystem('proof', (db) => proveByLink(db, { token, network: newNetwork() }))
  if (!proof.proven) siege.lockedOut++
}

async function ask(email: string, browser: string): Promise<string | null> {
  try {
    const asked = await asSystem('proof', (db) => askForCode(db, { email, browser, network: newNetwork() }))
    return asked.requestId
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

const enter = (browser: string, code: string) =>
  asSystem('proof', (db) => proveByCode(db, { code, browser, network: newNetwork() }))

/** Any but the right one: luck is counted by how many are heard, not had. */
function wrongCode(requestId: string, random: Random): string {
  const code = random.int(1_000_000).toString().padStart(6, '0')
  return code === codeFor(requestId) ? wrongCode(requestId, random) : code
}
