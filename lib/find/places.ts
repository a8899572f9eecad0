import type { Role } from '@/lib/auth/actor'
import type { Found } from './found'
import { wordsIn } from './input'

/** What decides which rooms someone has. */
export type Standing = {
  role: Role
  /** Has clients of their own. */
  coaches: boolean
  /** A closed practice is read and taken along; nothing begins in it. */
  closed: boolean
  slug: string
  /** The client's newest plan, where they have one. */
  visionId: string | null
}

type Place = Omit<Found, 'id' | 'detail'> & {
  /** Words it is also found by. */
  also?: string
}

/** The pages and actions that this person has, and that all of these words lead to. */
export function placesOf(standing: Standing, words: readonly string[]): Found[] {
  return allPlaces(standing)
    .filter(({ title, also = '' }) => {
      const known = wordsIn(`${title} ${also}`)
      return words.every((word) => known.some((each) => each.startsWith(word)))
    })
    .map(({ kind, title, href }) => ({ id: `place:${href}`, kind, title, detail: null, href }))
}

function allPlaces(standing: Standing): Place[] {
  const practice = `/p/${standing.slug}`
  return [
    ...(standing.role === 'client' ? clientPlaces(practice, standing) : teamPlaces(practice, standing)),
    {
      kind: 'page',
      title: 'Who did what, and when',
      also: 'record audit history',
      href: `${practice}/record`,
    },
    { kind: 'page', title: 'Notices', also: 'bell news', href: `${practice}/notices` },
    {
      kind: 'page',
      title: 'Messages',
      also: 'emails digest reminders quiet unsubscribe settings',
      href: `${practice}/messages`,
    },
    { kind: 'page', title: 'Your sign-ins', also: 'devices security', href: '/sign-ins' },
    { kind: 'page', title: 'Who can see what I write?', also: 'privacy', href: '/privacy' },
  ]
}

function clientPlaces(practice: string, { visionId, closed }: Standing): Place[] {
  const home = `${practice}/client`
  const plan = `${home}/visions/${visionId}`
  return [
    { kind: 'page', title: 'Home', href: home },
    ...(visionId === null
      ? []
      : ([
          { kind: 'page', title: 'Vision plan', href: plan },
          { kind: 'page', title: 'Roadmap', also: 'milestones', href: `${home}/roadmap` },
          { kind: 'page', title: 'Versions', also: 'signed certificate', href: `${plan}/versions` },
          { kind: 'page', title: 'What changed', also: 'changes review', href: `${plan}/changes` },
          { kind: 'page', title: 'History', also: 'before bring back', href: `${plan}/history` },
          { kind: 'page', title: 'Working together', also: 'engagement terms', href: `${home}/engagement` },
        ] satisfies Place[])),
    { kind: 'page', title: 'Sessions', also: 'calendar', href: `${home}/sessions` },
    ...(closed
      ? []
      : ([
          { kind: 'action', title: 'Book or move a session', also: 'cancel', href: `${home}/sessions` },
        ] satisfies Place[])),
  ]
}

function teamPlaces(practice: string, { role, coaches, closed }: Standing): Place[] {
  const own = `${practice}/coach`
  const business = `${practice}/owner`
  const settings = `${practice}/settings`
  const coaching: Place[] = [
    { kind: 'page', title: 'Clients', also: 'home', href: own },
    { kind: 'page', title: 'Every engagement', also: 'ended', href: `${own}/engagements` },
    { kind: 'page', title: 'Calendar', also: 'sessions', href: `${own}/calendar` },
    { kind: 'page', title: 'Hours', also: 'log credential export', href: `${own}/hours` },
    { kind: 'page', title: 'Library', also: 'templates methods', href: `${own}/library` },
    ...(closed
      ? []
      : ([
          { kind: 'action', title: 'Invite a client', also: 'new', href: `${own}/invite` },
          { kind: 'action', title: 'Import clients', also: 'invite csv list', href: `${own}/invite/import` },
          { kind: 'action', title: 'Book a session', also: 'schedule', href: `${own}/calendar` },
        ] satisfies Place[])),
  ]
  const owning: Place[] = [
    { kind: 'page', title: 'Practice', also: 'home business engagements', href: business },
    { kind: 'page', title: 'People', also: 'coaches clients members', href: `${settings}/people` },
    { kind: 'page', title: 'Settings', also: 'name color mark', href: settings },
    ...(closed
      ? []
      : ([
          { kind: 'action', title: 'Invite a coach', also: 'new', href: `${settings}/invite` },
        ] satisfies Place[])),
  ]
  if (role === 'coach') return coaching
  return coaches ? [...coaching, ...owning] : [...owning, ...coaching]
}
