/**
 * Nobody gets in by guessing, nobody is kept out by those who guess, and nobody learns who has an account.
 *
 * Attackers ask for codes in the name of other people and guess at them, from a new browser and a new network each
 * time, for a day of ten-minute rounds, by the commands behind the page and a share of it over HTTP at the built
 * product. Where guessing is stopped they are handed the right code, so that stopping is shown and not luck. The people
 * sign in meanwhile, by code or by link, with mail that arrives over SMTP.
 *
 * Then known and unknown addresses are asked about by turns: status, headers and words must be the same, and how long
 * the answer takes must not tell them apart. The control plants four mistakes in the database, each to be found.
 */
import postgres from 'postgres'
import { limits } from '@/lib/auth/attempts'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import { type Site, siteAt } from './guessing/browser'
import { besiege, type Siege } from './guessing/by-command'
import { besiegeSite } from './guessing/by-http'
import { invitesWhetherKnown, readsForgedLinks } from './guessing/invitations'
import {
  forgetsToCount,
  planted,
  refusesTheUnknown,
  shutsOutTheGuessedAt,
  slowForTheKnown,
} from './guessing/leaks'
import { openPostOffice, type PostOffice } from './guessing/post-office'
import { asksWhetherKnown, questions, type Told } from './guessing/telling'
import { makeVictims, roundsADay } from './guessing/victims'
import { builtActions } from './stage/actions'
import { type Frame, isProgram, type Outcome, prove, type Random, say } from './stage/frame'

const target = 0.55

async function guessing({ long, random }: Frame): Promise<Outcome> {
  const office = await openPostOffice()
  // Somebody's own server and not the demo, which shows codes on this machine.
  const place = proofPlace()
  const outer = { ...place.outer, DATABASE_URL: process.env.DATABASE_URL, SMTP_URL: office.url }
  const product = await startProduct({ ...place, outer }, { mode: 'built', say })
  const admin = postgres(process.env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })
  try {
    const site = siteAt(product.url, builtActions(product.place.buildDir))
    const sieges = [
      await siegeOfADay(admin, { people: long ? 20 : 3, random }),
      await siegeOfTheSite(site, office, admin, { rounds: long ? 30 : 4, random }),
    ]
    const told = await tellings(site, admin, { each: long ? 3_000 : 600, random })
    const forged = await readsForgedLinks(site, admin)
    const control = [...(await findsCareless(admin, random)), ...(await findsTelling(site, admin, random))]
    return verdict(sieges, told, forged, control)
  } finally {
    await admin.end()
    await product.stop()
    office.close()
  }
}

async function siegeOfADay(admin: postgres.Sql, { people, random }: { people: number; random: Random }) {
  say(`A day of guessing at ${people} people…`)
  const siege = await besiege(admin, await makeVictims(admin, people), { rounds: roundsADay, random })
  return inWords(siege)
}

async function siegeOfTheSite(
  site: Site,
  office: PostOffice,
  admin: postgres.Sql,
  { rounds, random }: { rounds: number; random: Random },
) {
  say('Guessing at the product…')
  const victims = await makeVictims(admin, 3)
  return inWords(await besiegeSite(site, office, admin, { victims, rounds, random }))
}

async function tellings(site: Site, admin: postgres.Sql, size: { each: number; random: Random }) {
  const told: Told[] = []
  for (const question of questions) told.push(await asksWhetherKnown(site, admin, question, size))
  told.push(await invitesWhetherKnown(site, admin, size))
  for (const { name, asked, auc, differences } of told) {
    say(`  ${name}: ${asked} times, AUC ${auc}, ${differences.length} differences`)
    for (const difference of differences.slice(0, 2)) say(`    ${difference.slice(0, 600)}`)
  }
  return told
}

/** The names of the planted mistakes that were found, for those that let somebody in or keep somebody out. */
export async function findsCareless(admin: postgres.Sql, random: Random): Promise<boolean[]> {
  const size = { rounds: 4, random }
  const guessedAt = await makeVictims(admin, 1)
  const uncounted = await planted(admin, forgetsToCount(guessedAt), () => besiege(admin, guessedAt, size))
  const shutOut = await makeVictims(admin, 4)
  const lockedOut = await planted(admin, shutsOutTheGuessedAt, () => besiege(admin, shutOut, size))
  return [
    seen('wrong codes are not counted', uncounted.heard > mostHeard),
    seen('who is guessed at is shut out', lockedOut.lockedOut > 0),
  ]
}

async function findsTelling(site: Site, admin: postgres.Sql, random: Random): Promise<boolean[]> {
  const [asks] = questions
  if (!asks) throw new Error('There is no question.')
  const size = { each: 120, random }
  const slow = await planted(admin, slowForTheKnown, () => asksWhetherKnown(site, admin, asks, size))
  const worded = await planted(admin, refusesTheUnknown, () =>
    asksWhetherKnown(site, admin, asks, { ...size, each: 8 }),
  )
  return [
    seen(`twelve milliseconds more for the known (AUC ${slow.auc})`, slow.auc > target),
    seen('another answer for the unknown', worded.differences.length > 0),
  ]
}

/** Guesses that are on their way at the same moment are each heard. */
export const mostHeard = limits.wrongCodesForAddress.most + limits.mailToAddress.most

function verdict(sieges: readonly Siege[], told: readonly Told[], forged: string[], control: boolean[]) {
  const sum = (of: (siege: Siege) => number) => sieges.reduce((total, siege) => total + of(siege), 0)
  const heard = Math.max(...sieges.map((siege) => siege.heard))
  const timingAuc = Math.max(...told.map(({ auc }) => auc))
  const differences = told.flatMap((each) => each.differences).length + forged.length
  const counts = {
    tries: sum(({ tries }) => tries),
    guessed: sum(({ guessed }) => guessed),
    heardADay: heard,
    signIns: sum(({ signIns }) => signIns),
    lockedOut: sum(({ lockedOut }) => lockedOut),
    timingAuc,
    timing: Object.fromEntries(told.map(({ name, auc }) => [name, auc])),
    differences,
    control: control.filter(Boolean).length,
    planted: control.length,
  }
  const { guessed, lockedOut, signIns } = counts
  const shut = guessed === 0 && heard <= mostHeard
  const open = lockedOut === 0 && signIns > 0
  const silent = timingAuc <= target && differences === 0
  return { holds: shut && open && silent && counts.control === counts.planted, counts }
}

function inWords(siege: Siege): Siege {
  const { tries, guessed, heard, signIns, lockedOut } = siege
  say(
    `  ${tries} guesses, ${guessed} right, at most ${heard} compared; ${signIns} sign-ins, ${lockedOut} locked out`,
  )
  return siege
}

function seen(what: string, found: boolean): boolean {
  say(`  ${found ? 'seen' : 'NOT SEEN'}: ${what}`)
  return found
}

if (isProgram(import.meta.filename)) await prove('guessing', guessing)
