import type postgres from 'postgres'
import { limits } from '@/lib/auth/attempts'
import type { Random } from '../stage/frame'
import { asking, cookieIn, enterCode, openLink, type Site, sendCode, signedIn } from './browser'
import type { Siege } from './by-command'
import type { PostOffice } from './post-office'
import { newNetwork, tenMinutesPass, type Victim } from './victims'

/** The same through the built product, with mail that really arrives. Attackers and victims at the same moment. */
export async function besiegeSite(
  site: Site,
  office: PostOffice,
  admin: postgres.Sql,
  { victims, rounds, random }: { victims: readonly Victim[]; rounds: number; random: Random },
): Promise<Siege> {
  const siege: Siege = { tries: 0, guessed: 0, heard: 0, signIns: 0, lockedOut: 0 }
  for (let round = 0; round < rounds; round++) {
    await Promise.all(
      victims.flatMap((victim) => [
        guess(site, victim, siege, random),
        guess(site, victim, siege, random),
        signIn(site, office, victim, siege),
      ]),
    )
    await tenMinutesPass(admin, victims)
  }
  return siege
}

async function guess(site: Site, { email }: Victim, siege: Siege, random: Random) {
  for (let asked = 0; asked < 3; asked++) {
    const from = { network: newNetwork() }
    const cookie = cookieIn(await sendCode(site, email, from), asking)
    if (!cookie) return
    for (let tries = 0; tries < 6; tries++) {
      siege.tries++
      const code = random.int(1_000_000).toString().padStart(6, '0')
      const answer = await enterCode(site, code, { network: newNetwork(), cookie })
      if (cookieIn(answer, signedIn)) siege.guessed++
    }
  }
}

/**
 * As a person does: asks, reads the newest mail, types its code; where that is refused, or no mail more is sent, opens
 * the link of the newest mail. Mails that others have asked for lie in the same mailbox.
 */
async function signIn(site: Site, office: PostOffice, { email }: Victim, siege: Siege) {
  siege.signIns++
  const from = { network: newNetwork() }
  const cookie = cookieIn(await sendCode(site, email, from), asking)
  // Mail takes its time: whoever finds nothing that works looks again when more has come.
  for (let looks = 0; looks < 3; looks++) {
    const newest = await office.newest(email, patienceMs)
    const code = newest && codeIn(newest)
    if (code && cookie && cookieIn(await enterCode(site, code, { ...from, cookie }), signedIn)) return
    for (const text of office.mailbox(email).slice(-limits.mailToAddress.most).reverse()) {
      if (cookieIn(await openLink(site, linkIn(text), from), signedIn)) return
    }
  }
  siege.lockedOut++
}

const patienceMs = 10_000

const codeIn = (text: string) => /\b\d{3} \d{3}\b/.exec(text)?.[0]
const linkIn = (text: string) => /\/sign-in\/link\/([\w-]+)/.exec(text)?.[1] ?? ''
