import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { members } from '@/db/schema/practices'
import { sessions } from '@/db/schema/sessions'
import { noteVisionRead } from '@/lib/audit/commands'
import { Refusal } from '@/lib/refusal'
import { findPlan, type Plan } from '@/lib/signoffs/plan'
import { goneSince } from '@/lib/visions/document/gone-since'
import { onlySections } from '@/lib/visions/document/template'
import { visionAddress } from '@/lib/visions/input'
import { readPlaces } from '@/lib/visions/places'
import { ownParts, planDocuments } from '@/lib/visions/plan-parts'
import { mayWrite, seatOf } from '@/lib/visions/policy'
import type { Seat } from '@/lib/visions/screen'
import {
  type PlacedVision,
  type Places,
  placeOf,
  sessionSettlesWithinMs,
  sharedSections,
} from '@/lib/visions/vision'
import { farAhead, instant } from './input'
import { planAt, settledAt } from './moments'
import type { Entry, HistoryScreen, MomentScreen, Writing } from './screen'
import { settlingsBefore } from './settlings'
import { afterInstant, sittingsBefore } from './sittings'

/** Entries on one page. */
const aPage = 30

/** What happened to a plan, for whoever sits at it: for the client sittings, for the coach what settled of them. */
export async function historyScreenOrNull(
  actor: Actor,
  visionId: string,
  before: string | undefined,
): Promise<HistoryScreen | null> {
  return atPlan(actor, visionId, async (practice, plan) => {
    const { data } = instant.safeParse(before)
    const asked = { before: new Date(data ?? farAhead), most: aPage + 1 }
    const entries =
      plan.seat === 'client' ? await ofClient(practice, plan, asked) : await ofCoach(practice, plan, asked)
    const shown = entries.slice(0, aPage)
    const last = shown.at(-1)
    return {
      ...headOf(plan),
      entries: shown,
      earlier: entries.length > aPage && last ? String(last.from.getTime()) : null,
    }
  })
}

/** The plan as it stood. For the client with what has gone since, and where to bring it back to. */
export async function momentScreenOrNull(
  actor: Actor,
  visionId: string,
  moment: string,
): Promise<MomentScreen | null> {
  return atPlan(actor, visionId, async (practice, plan) =>
    plan.seat === 'client' ? ownMoment(practice, plan, moment) : settledMoment(practice, plan, moment),
  )
}

type Seated = Plan & { seat: Seat; placed: PlacedVision }

/** Unknown, somebody else's and malformed are the same answer. */
async function atPlan<Screen>(
  actor: Actor,
  visionId: string,
  work: (practice: Practice, plan: Seated) => Promise<Screen | null>,
): Promise<Screen | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  if (!id) return null
  try {
    return await withPractice(actor, async (practice) => {
      const plan = await findPlan(practice, id)
      const seat = seatOf(actor, plan.engagement)
      if (!seat) return null
      const places = await readPlaces(practice.db, {
        practiceId: actor.practiceId,
        engagementId: plan.engagement.id,
      })
      return work(practice, { ...plan, seat, placed: { template: plan.template, places } })
    })
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}

function headOf({ visionId, engagement, seat, client, coach, placed, template }: Seated) {
  return {
    visionId,
    engagementId: engagement.id,
    seat,
    client: { memberId: client.memberId, name: client.name },
    coach: { memberId: coach.memberId, name: coach.name },
    // A coach does not even learn what the private sections are called.
    template: seat === 'client' ? template : onlySections(template, sharedSections(placed)),
  }
}

type Asked = { before: Date; most: number }

async function ofClient(practice: Practice, plan: Seated, asked: Asked): Promise<Entry[]> {
  const kept = await planDocuments(practice, plan.engagement.id)
  const [vision, draft] = [kept.get('vision'), kept.get('private_draft')]
  if (!vision || !draft) return []
  const sittings = await sittingsBefore(practice, { vision, draft, ...asked })
  const held = await sessionsHeld(practice, plan.engagement.id)
  const names = await namesOf(
    practice,
    sittings.flatMap(({ by }) => by),
  )
  return sittings.map(({ from, through, by, sections }) => ({
    moment: String(afterInstant(through).getTime()),
    from,
    through,
    by: by.map((memberId) => ({ memberId, name: names.get(memberId) ?? null })),
    session: sessionAt(held, from, through),
    sections: sections.map((key) => ({ key, place: placeOf(plan.placed, key) })),
  }))
}

async function ofCoach(practice: Practice, plan: Seated, asked: Asked): Promise<Entry[]> {
  const settlings = await settlingsBefore(practice, { engagementId: plan.engagement.id, ...asked })
  const held = await sessionsHeld(practice, plan.engagement.id)
  return settlings.map(({ from, through, sections }) => {
    const session = sessionAt(held, from, through)
    const both = [plan.client, plan.coach].map(({ memberId, name }) => ({ memberId, name }))
    return {
      moment: String(afterInstant(through).getTime()),
      from,
      through,
      by: session === null ? both.slice(0, 1) : both,
      session,
      sections: sections.map((key) => ({ key, place: 'shared' as const })),
    }
  })
}

/** A coach from before a hand-over may be nobody this client knows any more. */
async function namesOf({ db, actor }: Practice, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.practiceId, actor.practiceId), inArray(members.id, [...new Set(ids)])))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Held = { number: number; openedAt: Date | null; endedAt: Date | null }

async function sessionsHeld({ db, actor }: Practice, engagementId: string): Promise<Held[]> {
  return db
    .select({ number: sessions.number, openedAt: sessions.openedAt, endedAt: sessions.endedAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.practiceId, actor.practiceId),
        eq(sessions.engagementId, engagementId),
        isNotNull(sessions.openedAt),
      ),
    )
}

function sessionAt(held: readonly Held[], from: Date, through: Date): number | null {
  const within = held.find(
    ({ openedAt, endedAt }) =>
      openedAt !== null &&
      openedAt <= through &&
      (endedAt === null || endedAt.getTime() + sessionSettlesWithinMs >= from.getTime()),
  )
  return within?.number ?? null
}

async function ownMoment(practice: Practice, plan: Seated, moment: string): Promise<MomentScreen | null> {
  const { data } = instant.safeParse(moment)
  if (!data) return null
  const at = new Date(data)
  const then = await planAt(practice, { engagementId: plan.engagement.id, template: plan.template }, at)
  if (!then) return null
  const now = (
    await ownParts(practice, { engagementId: plan.engagement.id, template: plan.template })
  ).flatMap(({ content }) => content.sections)
  const since = then.content.sections.map(
    (section) =>
      [
        section.key,
        goneSince(
          section,
          now.find(({ key }) => key === section.key),
        ),
      ] as const,
  )
  return {
    ...headOf(plan),
    practiceId: practice.actor.practiceId,
    at,
    ...then,
    since: Object.fromEntries(since),
    writing: mayWrite(plan.seat, plan.engagement, false) ? await writingOf(practice, plan) : null,
  }
}

async function writingOf(practice: Practice, plan: Seated): Promise<Writing | null> {
  const kept = await planDocuments(practice, plan.engagement.id)
  const [shared, own] = [kept.get('vision'), kept.get('private_draft')]
  return shared && own ? { documents: { shared, private: own }, placesNow: plan.placed.places } : null
}

async function settledMoment(practice: Practice, plan: Seated, moment: string): Promise<MomentScreen | null> {
  const { data } = instant.safeParse(moment)
  const settled = data ? await settledAt(practice, plan.engagement.id, new Date(data)) : null
  if (!settled) return null
  await noteVisionRead(practice, { engagementId: plan.engagement.id, visionId: plan.visionId })
  const shared: Places = plan.placed.places
  return {
    ...headOf(plan),
    practiceId: practice.actor.practiceId,
    at: settled.madeAt,
    content: settled.content,
    places: shared,
    since: {},
    writing: null,
  }
}
