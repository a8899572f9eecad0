import type postgres from 'postgres'
import type { Answer } from '../stage/actions'
import { type Random, rounded } from '../stage/frame'
import { asking, cookieIn, enterCode, type Site, sendCode, signUp } from './browser'
import { makeVictims, newAddress, newNetwork } from './victims'

// Whether an answer tells that an address is known: by its words, its status, its headers, or by how long it takes.

type Question = {
  name: string
  /** Something that needs to be there before the question can be asked, outside the time that counts. */
  before?: (site: Site, email: string) => Promise<string | undefined>
  ask: (site: Site, email: string, cookie: string | undefined) => Promise<Answer>
}

const asksFirst = async (site: Site, email: string) =>
  cookieIn(await sendCode(site, email, { network: newNetwork() }), asking) ?? undefined
const signsUpFirst = async (site: Site, email: string) =>
  cookieIn(await signUp(site, email, { network: newNetwork() }), asking) ?? undefined

export const questions: readonly Question[] = [
  { name: 'asking for a code', ask: (site, email) => sendCode(site, email, { network: newNetwork() }) },
  {
    name: 'signing up for a practice',
    ask: (site, email) => signUp(site, email, { network: newNetwork() }),
  },
  {
    name: 'a wrong code',
    before: asksFirst,
    ask: (site, _email, cookie) => enterCode(site, '000000', { network: newNetwork(), cookie }),
  },
  {
    name: 'the page of the code',
    before: asksFirst,
    ask: (site, _email, cookie) => site.read('/sign-in/code', { network: newNetwork(), cookie }),
  },
  {
    name: 'the page of the code, signing up',
    before: signsUpFirst,
    ask: (site, _email, cookie) => site.read('/sign-in/code', { network: newNetwork(), cookie }),
  },
]

export type Told = {
  name: string
  /** How well the time tells: 0.5 is not at all, 1 is always. */
  auc: number
  differences: string[]
  asked: number
}

/** Known and unknown addresses, interleaved by chance; each asked about a few times, as often as mail allows. */
export async function asksWhetherKnown(
  site: Site,
  admin: postgres.Sql,
  question: Question,
  { each, random }: { each: number; random: Random },
): Promise<Told> {
  const known = (await makeVictims(admin, Math.ceil(each / timesEach))).map(({ email }) => email)
  const unknown = known.map(newAddress)
  const turns = [...known, ...unknown].flatMap((email) => Array.from({ length: timesEach }, () => email))
  const times = { known: [] as number[], unknown: [] as number[] }
  const said = { known: new Set<string>(), unknown: new Set<string>() }
  // The first answers of a process are slow for everybody.
  for (let warm = 0; warm < 10; warm++) {
    const email = newAddress()
    await question.ask(site, email, await question.before?.(site, email))
  }
  for (const email of shuffled(turns, random)) {
    const which = known.includes(email) ? 'known' : 'unknown'
    const cookie = await question.before?.(site, email)
    const began = performance.now()
    const answer = await question.ask(site, email, cookie)
    times[which].push(performance.now() - began)
    said[which].add(wordsOf(answer, email))
  }
  return {
    name: question.name,
    auc: rounded(aucOf(times.known, times.unknown), 3),
    differences: [
      ...[...said.known].filter((words) => !said.unknown.has(words)).map((words) => `known: ${words}`),
      ...[...said.unknown].filter((words) => !said.known.has(words)).map((words) => `unknown: ${words}`),
    ],
    asked: turns.length,
  }
}

const timesEach = 4

/** All that an answer says, without what is new in every answer. */
function wordsOf({ status, headers, body }: Answer, email: string): string {
  const names = Object.keys(headers).sort().join()
  const cookies = headers['set-cookie']
    ?.map((cookie) => cookie.replace(/=[^;]*/, '=…').replace(/Expires=[^;]*/i, 'Expires=…'))
    .join()
  const text = body
    .replaceAll(email, '(address)')
    .replaceAll(encodeURIComponent(email), '(address)')
    .replaceAll(/nonce[^,;>]{0,60}/g, '(nonce)')
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, '(id)')
    .replaceAll(/\bk?[0-9a-f]{32}\b/g, '(nonce)')
    // What React and Next number each answer with.
    .replaceAll(/"[\w-]{21}[vmh]"/g, '(answer)')
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
  return [status, headers.location, headers['x-action-redirect'], names, cookies, text].join(' | ')
}

/** The chance that one of these is above one of those, whichever way round tells more. */
export function aucOf(ones: readonly number[], others: readonly number[]): number {
  const sorted = [
    ...ones.map((time) => ({ time, one: true })),
    ...others.map((time) => ({ time, one: false })),
  ]
  sorted.sort((left, right) => left.time - right.time)
  let below = 0
  let wins = 0
  for (const { one } of sorted) {
    if (one) wins += below
    else below++
  }
  const auc = wins / (ones.length * others.length)
  return Math.max(auc, 1 - auc)
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items]
  return items.map(() => left.splice(random.int(left.length), 1)[0]).filter((item) => item !== undefined)
}
