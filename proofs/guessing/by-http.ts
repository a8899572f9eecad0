import type postgres from 'postgres'
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

/** As a person does: asks, reads the mail, types the code; where that is refused, opens the link of the newest mail. */
async function signIn(site: Site, office: PostOffice, { email }: Victim, siege: Siege) {
  siege.signIns++
  const from = { network: newNetwork() }
  const cookie = cookieIn(await sendCode(site, email, from), asking)
  const links: string[] = []
  if (cookie) {
    // Mails that others have asked for arrive as well, and only one of them is for this browser.
    const code = await codeOfOwn(office, email, async (code) =>
      Boolean(cookieIn(await enterCode(site, code, { ...from, cookie }), signedIn)),
    )
    if (code) return
  } else if (office.mailbox(email).length === 0) {
    await office.newest(email)
  }
  links.push(...office.mailbox(email).map(linkIn).reverse())
  for (const token of links.slice(0, 6)) {
    if (cookieIn(await openLink(site, token, from), signedIn)) return
  }
  siege.lockedOut++
}

/** Tries the codes of the newest mails, as somebody who sees several: up to three, and then the link. */
async function codeOfOwn(office: PostOffice, email: string, enter: (code: string) => Promise<boolean>) {
  for (let read = 0; read < 3; read++) {
    const text = await office.newest(email)
    const code = /\b(\d{3}) (\d{3})\b/.exec(text)
    if (code && (await enter(`${code[1]}${code[2]}`))) return true
  }
  return false
}

const linkIn = (text: string) => /\/sign-in\/link\/([\w-]+)/.exec(text)?.[1] ?? ''
