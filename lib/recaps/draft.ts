import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { commitmentsOfSession } from '@/lib/commitments/queries'
import { notesOfSession } from '@/lib/notes/queries'
import { findPlan } from '@/lib/signoffs/plan'
import { content, type PlanContent } from '@/lib/visions/document/content'
import { type Change, diff } from '@/lib/visions/document/diff'
import { diffBlocks } from '@/lib/visions/document/diff-text'
import type { Block } from '@/lib/visions/document/rich-text'
import { namesIn } from '@/lib/visions/document/tell'
import { numberedSections } from '@/lib/visions/document/template'
import { readPlaces } from '@/lib/visions/places'
import { sharedSections } from '@/lib/visions/vision'
import { countedInWords } from '@/lib/words'
import { playSession, type Target } from './authors'
import { linesOf } from './lines'
import type { Recap, RecapChange, Seat } from './recap'

/** A session that is over, as its recap needs to know it. */
export type Held = {
  id: string
  engagementId: string
  visionId: string
  number: number
  of: number
  openedAt: Date
  endedAt: Date
  coach: { memberId: string; name: string }
  client: { memberId: string; name: string }
}

/**
 * What this session left behind, from what really changed in the plan while it was open, from what both noted, and from
 * what was promised in it. Private sections and private notes are in other documents, and are not asked.
 */
export async function draftOf(practice: Practice, held: Held): Promise<Recap> {
  const changes = await changesDuring(practice, held)
  const [notes, commitments, next] = [
    await notesOfSession(practice, held.id),
    await commitmentsOfSession(practice, held.id),
    await nextAfter(practice, held),
  ]
  return {
    format: 'waymark recap 1',
    engagementId: held.engagementId,
    session: {
      id: held.id,
      number: held.number,
      of: held.of,
      openedAt: held.openedAt.toISOString(),
      endedAt: held.endedAt.toISOString(),
    },
    coach: held.coach,
    client: held.client,
    headline: headlineOf(changes.length, commitments.length),
    changes,
    notes: noteLines(notes.shared),
    commitments: commitments
      .map(({ id, text, owner, dueOn }) => ({ id, text, owner: owner.seat, dueOn }))
      .sort((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9')),
    next,
    closing: '',
  }
}

/** Until the coach writes a better one. */
function headlineOf(changes: number, commitments: number): string {
  if (changes > 0) return `You changed ${countedInWords(changes, 'thing')} in the plan.`
  if (commitments > 0) return `You left with ${countedInWords(commitments, 'commitment')}.`
  return 'You met, and the plan stayed as it was.'
}

async function changesDuring(practice: Practice, held: Held): Promise<RecapChange[]> {
  const { db, actor } = practice
  const { template } = await findPlan(practice, held.visionId)
  const places = await readPlaces(db, { practiceId: actor.practiceId, engagementId: held.engagementId })
  const sections = sharedSections({ template, places })
  const rows = await db.execute<{ bytes: Buffer; memberId: string; during: boolean }>(sql`
    select bytes, member_id as "memberId", during from wall.log_of_session(${held.id})`)
  let before: PlanContent | undefined
  const { doc, writers } = playSession(rows, (opened) => {
    before = content(opened, { template, sections })
  })
  const after = content(doc, { template, sections })
  doc.destroy()
  const from = before ?? { ...after, sections: [] }
  const titles = Object.fromEntries(numberedSections(template).map(({ key, title }) => [key, title]))
  const names = namesIn(
    [...from.sections, ...after.sections].flatMap(({ elements }) => elements),
    titles,
  )
  const counts = new Map<string, number>()
  return diff(from, after).map((change) => {
    const at = counts.get(change.section) ?? 0
    counts.set(change.section, at + 1)
    return {
      id: `${change.section}:${at}`,
      section: change.section,
      title: titles[change.section] ?? change.section,
      by: seatsOf(writers.get(targetOf(change)), held),
      lines: linesOf(change, names),
    }
  })
}

const targetOf = (change: Change): Target =>
  'element' in change ? `element:${change.element.id}` : `text:${change.section}`

/** A coach of before does not write in an open session: whoever is not the client is the coach. */
function seatsOf(members: ReadonlySet<string> | undefined, { client }: Held): Seat[] {
  const seats = new Set([...(members ?? [])].map((id): Seat => (id === client.memberId ? 'client' : 'coach')))
  return (['client', 'coach'] as const).filter((seat) => seats.has(seat))
}

/** A paragraph or a point each, without what is only for the eye. */
function noteLines(blocks: readonly Block[]): string[] {
  return diffBlocks([], blocks).flatMap((change) =>
    'lines' in change ? change.lines.map(({ runs }) => runs.map(({ text }) => text).join('')) : [],
  )
}

async function nextAfter({ db, actor }: Practice, held: Held): Promise<Recap['next']> {
  const [row] = await db.execute<{
    sessionId: string
    number: number
    startsAt: string
    minutes: number
  }>(sql`
    select id as "sessionId", number, starts_at as "startsAt", minutes from sessions
    where practice_id = ${actor.practiceId} and engagement_id = ${held.engagementId}
      and opened_at is null and cancelled_at is null and starts_at > now() order by starts_at limit 1`)
  return row ? { ...row, startsAt: new Date(row.startsAt).toISOString() } : null
}
