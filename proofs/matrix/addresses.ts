import { readdirSync } from 'node:fs'
import postgres from 'postgres'
import { cast, castEngagements, castSession, practices } from '@/db/cast'
import { inProject } from '@/ops/project.mjs'
import type { Variables } from '@/ops/run.mjs'
import { type Cell, wrongIn } from './cells'
import { type Hat, hatsOf, type Identity, identities } from './people'
import { type Row, seatAt } from './rule'
import { cookiesOf } from './sign-ins'

// Every address of the app directory x identities, as a page and as the data that a page fetches for another: one's
// own, those of others, ids that are malformed, deleted or of something else, and two ids that do not belong together.

type May = (hat: Hat, row: Row) => boolean
type Asked = { says: string; may: May; id?: 'vision' | 'engagement' | 'session'; query?: string } | 'public'

const role =
  (...roles: string[]): May =>
  (hat, row) =>
    hat.member?.practiceId === row.practiceId && roles.includes(hat.member.role)
const seat =
  (...seats: string[]): May =>
  (hat, row) =>
    seats.includes(seatAt(hat, row))

const member = role('owner', 'coach', 'client')
const own = 'coach: the clients one coaches; an owner may coach, and has none otherwise'

/** Who gets more than "not found". A public address says nothing of a practice, or asks for a secret in itself. */
const addresses: Readonly<Record<string, Asked>> = {
  '/': 'public',
  '/api/auth/[...nextauth]': 'public',
  '/api/calendar/[token]': 'public',
  '/api/device-key': 'public',
  '/commitments/[token]': 'public',
  '/invitations/[token]': 'public',
  '/offline': 'public',
  '/parts': 'public',
  '/privacy': 'public',
  '/sign-in': 'public',
  '/sign-in/code': 'public',
  '/sign-in/link/[token]': 'public',
  '/sign-in/out': 'public',
  '/sign-in/outbox': 'public',
  '/sign-ins': 'public',
  '/start': 'public',
  '/stop/[token]': 'public',
  '/api/stop/[token]': 'public',
  '/verify': 'public',
  '/p/[practice]/client': { says: 'client home', may: role('client') },
  '/p/[practice]/client/engagement': { says: 'one’s newest engagement', may: role('client') },
  '/p/[practice]/client/engagement/[engagement]': {
    says: 'engagement | r | w | r | -',
    may: seat('client'),
    id: 'engagement',
  },
  '/p/[practice]/client/engagement/[engagement]/notes': {
    says: 'coach-private notes | - | w | - | -; client-private notes | - | - | w | -',
    may: seat('client'),
    id: 'engagement',
  },
  '/p/[practice]/client/plan': { says: 'one’s newest vision', may: role('client') },
  '/p/[practice]/client/roadmap': { says: 'one’s newest vision, as a way', may: role('client') },
  '/p/[practice]/client/check-in': { says: 'one’s own check-in', may: role('client') },
  '/p/[practice]/client/sessions': { says: 'one’s own sessions', may: role('client') },
  '/p/[practice]/client/sessions/[session]': {
    says: 'engagement | r | w | r | -; its agenda either can add to',
    may: seat('client'),
    id: 'session',
  },
  '/p/[practice]/coach/sessions/[session]': {
    says: 'engagement | r | w | r | -; its agenda either can add to',
    may: seat('coach'),
    id: 'session',
  },
  '/p/[practice]/client/visions/[visionId]': {
    says: 'vision: the client writes',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/begin': {
    says: 'vision: the client writes',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/still-true': {
    says: 'vision: the client writes',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/realignment': {
    says: 'versions, and what was said to what drifted of shared sections | - | r | r | -',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/changes': {
    says: 'review: what changed since the last agreed version',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/versions': {
    says: 'versions, sign-offs, certificates | - | r, signs | r, signs | -',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/versions/[number]': {
    says: 'versions, sign-offs, certificates | - | r, signs | r, signs | -',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/versions/[number]/certificate': {
    says: 'versions, sign-offs, certificates | - | r, signs | r, signs | -',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/coach': { says: own, may: role('coach', 'owner') },
  '/p/[practice]/coach/engagements': { says: own, may: role('coach', 'owner') },
  '/p/[practice]/coach/engagements/[engagement]': {
    says: 'engagement | r | w | r | -',
    may: seat('coach'),
    id: 'engagement',
  },
  '/p/[practice]/coach/engagements/[engagement]/notes': {
    says: 'coach-private notes | - | w | - | -; client-private notes | - | - | w | -',
    may: seat('coach'),
    id: 'engagement',
  },
  '/p/[practice]/coach/calendar': { says: own, may: role('coach', 'owner') },
  '/p/[practice]/coach/hours': { says: 'a coach’s own log of hours', may: role('coach', 'owner') },
  '/p/[practice]/coach/library': { says: 'the practice’s methods', may: role('coach', 'owner') },
  '/p/[practice]/coach/library/[template]': {
    says: 'a method by its id: nobody has one here',
    may: () => false,
  },
  '/p/[practice]/coach/invite': { says: 'who coaches invites', may: role('coach', 'owner') },
  '/p/[practice]/coach/invite/import': { says: 'who coaches invites', may: role('coach', 'owner') },
  '/p/[practice]/coach/visions/[visionId]': {
    says: 'vision: the coach reads what has settled',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/roadmap': {
    says: 'vision: the coach reads what has settled',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/realignment': {
    says: 'versions, and what was said to what drifted of shared sections | - | r | r | -',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/changes': {
    says: 'review: what changed since the last agreed version',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/versions': {
    says: 'versions, sign-offs, certificates | - | r, signs | r, signs | -',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/versions/[number]': {
    says: 'versions, sign-offs, certificates | - | r, signs | r, signs | -',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/versions/[number]/certificate': {
    says: 'versions, sign-offs, certificates | - | r, signs | r, signs | -',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/history/[moment]': {
    says: 'history: any moment, for the client',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/client/visions/[visionId]/history': {
    says: 'history: every sitting, for the client alone',
    may: seat('client'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/history/[moment]': {
    says: 'history: what had settled by then',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/coach/visions/[visionId]/history': {
    says: 'history: what settled, for the coach',
    may: seat('coach'),
    id: 'vision',
  },
  '/p/[practice]/owner': { says: 'the business without the words', may: role('owner') },
  '/p/[practice]/owner/engagements/[engagement]': {
    says: 'engagement | r | w | r | -',
    may: (hat, row) => row.engagement !== null && role('owner')(hat, row),
    id: 'engagement',
  },
  '/p/[practice]/messages': { says: 'how oneself is written to', may: member },
  '/p/[practice]/notices': { says: 'what oneself was told', may: member },
  '/p/[practice]/record': { says: 'audit trail: what concerns oneself', may: member },
  '/p/[practice]/settings': { says: 'the owner runs it', may: role('owner') },
  '/p/[practice]/settings/invite': { says: 'the owner runs it', may: role('owner') },
  '/p/[practice]/settings/leave': { says: 'anybody leaves', may: member },
  '/p/[practice]/settings/me': { says: 'how oneself appears', may: member },
  '/p/[practice]/settings/people': { says: 'the owner runs it', may: role('owner') },
  '/p/[practice]/client/sessions/[session]/recap': {
    says: 'recap | - | w | w (recap: reads once sent) | -',
    may: seat('client'),
    id: 'session',
  },
  '/p/[practice]/coach/sessions/[session]/recap': {
    says: 'recap | - | w | w (recap: reads once sent) | -',
    may: seat('coach'),
    id: 'session',
  },
  '/api/p/[practice]/sessions/[session]/calendar': {
    says: 'engagement: names, dates | r | w | r | -; of one’s own sessions, for one’s calendar',
    may: seat('coach', 'client'),
    id: 'session',
  },
  '/api/p/[practice]/sessions/[session]/news': {
    says: 'that something about one’s own session has changed',
    may: seat('coach', 'client'),
    id: 'session',
  },
  '/api/p/[practice]/engagements/[engagement]/notes': {
    says: 'shared notes and one’s own, for whoever they are of',
    may: seat('client', 'coach'),
    id: 'engagement',
  },
  '/api/p/[practice]/engagements/[engagement]/export': {
    says: 'the client takes the plan along, the coach what has settled of it',
    may: seat('client', 'coach'),
    id: 'engagement',
    query: '?as=markdown',
  },
  '/api/p/[practice]/visions/[visionId]/versions/[number]/file': {
    says: 'versions, sign-offs, certificates | - | r | r | -',
    may: seat('coach', 'client'),
    id: 'vision',
    query: '?as=pack',
  },
  '/api/p/[practice]/visions/[visionId]/agreed': {
    says: 'versions, sign-offs, certificates | - | r | r | -',
    may: seat('coach', 'client'),
    id: 'vision',
  },
  '/api/p/[practice]/visions/[visionId]/seen': {
    says: 'vision: shared sections, between sessions | - | r (checkpoint), comments, suggests | w | -: what the coach read',
    may: seat('coach'),
    id: 'vision',
  },
  '/api/p/[practice]/visions/[visionId]/news': {
    says: 'comments | - | w own, reply | w own, reply | -',
    may: seat('coach', 'client'),
    id: 'vision',
  },
  '/api/p/[practice]/visions/[visionId]/threads': {
    says: 'comments | - | w own, reply | w own, reply | -',
    may: seat('coach', 'client'),
    id: 'vision',
  },
  '/api/p/[practice]/hours': { says: 'a coach’s own log of hours', may: role('coach', 'owner') },
  '/api/p/[practice]/find': { says: 'what one has, by its words', may: member },
  '/api/p/[practice]/notices': { says: 'what oneself was told', may: member },
  '/api/p/[practice]/sessions/news': { says: 'whether one’s own session is open', may: role('client') },
  '/api/p/[practice]/notices/news': { says: 'how much of it is new', may: member },
  '/api/p/[practice]/record': { says: 'the record of the practice, for its owner', may: role('owner') },
}

/** What answers at an address: every page and route handler of the app directory. */
export function addressesInTheApp(): string[] {
  return readdirSync(inProject('app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
    .map((file) => `/${file.replace(/\/?(page|route)\.tsx?$/, '')}`)
    .map((address) => address.replaceAll(/\/\([^)]*\)/g, '') || '/')
    .sort()
}

export const unknownAddresses = () => addressesInTheApp().filter((address) => !(address in addresses))

type Cookies = Record<Identity, string | null>

/** Everybody at every address; and once more with a stranger taken for the client, which has to be seen. */
export async function tryAddresses(
  env: Variables,
  origin: string,
): Promise<{ cells: Cell[]; found: boolean }> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    const cookies = await cookiesOf(admin)
    const cells = await ask(origin, cookies, identities)
    const mistaken = await ask(origin, { ...cookies, [stranger]: cookies['the client'] }, [stranger])
    const asStranger = cells.filter(({ what }) => what.startsWith(`${stranger}:`))
    return { cells, found: wrongIn(mistaken).length > wrongIn(asStranger).length }
  } finally {
    await admin.end()
  }
}

const stranger: Identity = 'next-door coach'

async function ask(origin: string, cookies: Cookies, whom: readonly Identity[]): Promise<Cell[]> {
  const questions = addressesInTheApp().flatMap((pattern) => {
    const asked = addresses[pattern]
    return asked && asked !== 'public' ? questionsAt(pattern, asked) : []
  })
  const left = whom.flatMap((identity) => questions.map((question) => ({ identity, ...question })))
  const cells: Cell[] = []
  const one = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { identity, pattern, address, what, row, may } = next
      const worn = hatsOf(identity)
      const hat = worn.find(({ member }) => member?.practiceId === row.practiceId) ?? worn[0]
      if (!hat) continue
      for (const as of ['page', 'data'] as const) {
        const seen = await get(`${origin}${address}`, cookies[identity], as)
        cells.push({ what: `${identity}: ${what}, as ${as}`, place: pattern, expected: may(hat, row), seen })
      }
    }
  }
  await Promise.all([one(), one(), one(), one()])
  return cells
}

type Question = { pattern: string; address: string; what: string; row: Row; may: May }

function questionsAt(pattern: string, { may, id, query = '' }: Exclude<Asked, 'public'>): Question[] {
  const never: May = () => false
  const question = (slug: string, given: string | null, row: Row, who: May, what: string): Question => ({
    pattern,
    // Everybody who is asked about has a first version, and nobody a template of their own.
    address:
      pattern
        .replace('[practice]', slug)
        .replace('[number]', '1')
        .replace('[moment]', '4102444800000')
        .replace('[template]', '00000000-0000-4000-8000-000000000000')
        .replace(/\[[a-zA-Z]+\]/, given ?? '') + query,
    what: `${pattern} of ${slug}, ${what}`,
    row,
    may: who,
  })
  const both = Object.values(practices)
  if (!id) {
    return [
      ...both.map(({ id: practiceId, slug }) =>
        question(slug, null, rowOf(practiceId, null), may, 'as it is'),
      ),
      ...['nowhere', 'HARBOR', "harbor'--", '%00', both[0]?.id ?? ''].map((slug) =>
        question(slug, null, rowOf('', null), never, 'a practice that is not there'),
      ),
    ]
  }
  const asked = (['daniel', 'sofia', 'felix'] as const).map((name) => {
    const engagement = castEngagements[name]
    const { practiceId } = cast[engagement.coach]
    return {
      name,
      row: rowOf(practiceId, { coachId: cast[engagement.coach].id, clientId: cast[engagement.client].id }),
      own: { vision: engagement.visionId, engagement: engagement.id, session: castSession(engagement, 1) }[
        id
      ],
      other: id === 'vision' ? engagement.id : engagement.visionId,
    }
  })
  return both.flatMap(({ id: practiceId, slug }) => [
    ...asked.map(({ name, row, own }) =>
      question(slug, own, row, row.practiceId === practiceId ? may : never, `${name}’s`),
    ),
    ...asked.map(({ name, row, other }) =>
      question(slug, other, row, never, `an id of ${name}’s something else`),
    ),
    ...[crypto.randomUUID(), 'not-an-id', `${asked[0]?.own}0`, "'%20or%20true--", '..%2f..', '%00', '0'].map(
      (given) => question(slug, given, rowOf(practiceId, null), never, `the id ${given}`),
    ),
  ])
}

const rowOf = (practiceId: string, pair: { coachId: string; clientId: string } | null): Row => ({
  practiceId,
  engagement: pair && { ...pair, underWay: true, sessionIsOpen: false },
  kind: null,
  member: null,
  subjectId: null,
  late: false,
  privately: false,
})

/** Whether there was more than "not found", "sign in" or nothing. A redirect further into the practice is more. */
async function get(address: string, cookie: string | null, as: 'page' | 'data'): Promise<boolean> {
  const headers = { ...(cookie ? { cookie } : {}), ...(as === 'data' ? { rsc: '1' } : {}) }
  // What Next's own pages add when they ask for data; without it the server only answers where to ask.
  const asked = as === 'page' ? address : `${address}${address.includes('?') ? '&' : '?'}_rsc`
  const response = await fetch(asked, { headers, redirect: 'manual' })
  const body = await response.text()
  if (response.status >= 500) throw new Error(`${address} answered ${response.status}.`)
  const to = response.headers.get('location')
  if (to !== null) return !new URL(to, address).pathname.startsWith('/sign-in')
  if (response.status !== 200) return false
  // An answer that had begun before it was refused carries the refusal inside.
  return !/NEXT_HTTP_ERROR_FALLBACK;404|NEXT_REDIRECT;[a-z]+;\/sign-in/.test(body)
}
