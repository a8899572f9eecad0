import { type SQL, sql } from 'drizzle-orm'
import { type Practice, withPractice } from '@/db/practice'
import type { CurrentActor } from '@/lib/auth/actor'
import { type Found, foundKinds } from './found'
import { foldedWords, wordsIn } from './input'
import { passagesWith } from './passages'
import { placesOf } from './places'

/** Of people, so many: whoever looks for one writes another letter. */
const peopleAtMost = 7

/** From so many letters on, what was written is looked through as well. */
const lettersForPassages = 2

/**
 * What the words lead to: people, pages, actions and what was written, of what this person has. Without words: where
 * one can go.
 */
export async function find(who: CurrentActor, said: string): Promise<Found[]> {
  const words = wordsIn(said)
  const { people, passages, visionId } = await withPractice(who.actor, async (practice) => ({
    people: words.length > 0 ? await peopleNamed(practice, who.practice.slug, words) : [],
    passages:
      foldedWords(words).join('').length >= lettersForPassages
        ? await passagesWith(practice, who.practice.slug, words)
        : [],
    visionId: who.actor.role === 'client' ? await newestPlan(practice) : null,
  }))
  const standing = {
    role: who.actor.role,
    coaches: who.member.coaches,
    closed: who.practice.closedAt !== null,
    slug: who.practice.slug,
    visionId,
  }
  return inOrder([...people, ...placesOf(standing, words), ...passages])
}

const inOrder = (found: Found[]) => foundKinds.flatMap((kind) => found.filter((each) => each.kind === kind))

type Person = {
  engagementId: string
  client: string
  coach: string
  mine: boolean
  purpose: string | null
  status: string
  visionId: string | null
}

/** A coach finds their clients, an owner everybody's: by name. Of the plan the owner knows nothing, and finds nothing. */
async function peopleNamed(
  { db, actor }: Practice,
  slug: string,
  words: readonly string[],
): Promise<Found[]> {
  if (actor.role === 'client') return []
  const whose = actor.role === 'owner' ? sql`true` : sql`e.coach_id = ${actor.memberId}`
  const people = await db.execute<Person>(sql`
    select e.id as "engagementId", client.name as client, coach.name as coach, e.status,
      e.coach_id = ${actor.memberId} as mine, case when e.coach_id = ${actor.memberId} then e.purpose end as purpose,
      (select v.id from visions v where v.practice_id = e.practice_id and v.engagement_id = e.id) as "visionId"
    from engagements e
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
    where e.practice_id = ${actor.practiceId} and ${whose} and ${everyWord(words)}
    order by e.coach_id = ${actor.memberId} desc, e.status = 'ended',
      client.name ilike ${`${escapeLike(words[0] ?? '')}%`} desc, client.name, e.created_at desc
    limit ${peopleAtMost}`)
  const plans = people.length <= 2
  return people.flatMap((person) => asFound(person, slug, plans))
}

/** Each stands at the beginning of one of the words of the name. */
const everyWord = (words: readonly string[]): SQL =>
  sql.join(
    words.map((word) => {
      const beginning = escapeLike(word)
      return sql`(client.name ilike ${`${beginning}%`} or client.name ilike ${`% ${beginning}%`}
        or client.name ilike ${`%-${beginning}%`})`
    }),
    sql` and `,
  )

/** Where few are left, the plan of each stands beside them. */
function asFound(person: Person, slug: string, plans: boolean): Found[] {
  const { engagementId, client, coach, mine, purpose, status, visionId } = person
  const room = `/p/${slug}/${mine ? 'coach' : 'owner'}`
  const about = mine ? purpose : `With ${coach}`
  const found: Found = {
    id: `engagement:${engagementId}`,
    kind: 'client',
    title: client,
    detail: status === 'active' ? about : `${about}, ${status}`,
    href: `${room}/engagements/${engagementId}`,
  }
  if (!plans || !mine || visionId === null) return [found]
  const plan = `${room}/visions/${visionId}`
  return [
    found,
    { id: `plan:${visionId}`, kind: 'client', title: `${client}, the plan`, detail: null, href: plan },
    {
      id: `roadmap:${visionId}`,
      kind: 'client',
      title: `${client}, the roadmap`,
      detail: null,
      href: `${plan}/roadmap`,
    },
  ]
}

async function newestPlan({ db, actor }: Practice): Promise<string | null> {
  const [row] = await db.execute<{ id: string }>(sql`
    select v.id from engagements e
    join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
    where e.practice_id = ${actor.practiceId} and e.client_id = ${actor.memberId}
    order by e.created_at desc limit 1`)
  return row?.id ?? null
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
