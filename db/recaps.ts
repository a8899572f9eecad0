import { sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Recap, RecapRun } from '@/lib/recaps/recap'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { type CastEngagement, cast, castSession } from './cast'
import { castRecaps } from './cast-recaps'
import { daysFromToday } from './history'

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** The recaps that the cast has sent and read, sealed as the product seals them. */
export async function sendRecaps(db: Db, engagement: CastEngagement): Promise<void> {
  const { practiceId, id: coachId } = cast[engagement.coach]
  for (const said of castRecaps[engagement.client] ?? []) {
    const sessionId = castSession(engagement, said.session)
    const [held] = await db.execute<{ openedAt: string; endedAt: string }>(sql`
      select opened_at as "openedAt", ended_at as "endedAt" from sessions where id = ${sessionId}`)
    if (!held) throw new Error('A recap of the cast is about a session that was not held.')
    const ended = new Date(held.endedAt)
    const promised = await db.execute<{
      id: string
      text: string
      ownerId: string
      dueOn: string | null
    }>(sql`
      select id, text, owner_id as "ownerId", due_on::text as "dueOn" from commitments
      where session_id = ${sessionId} order by due_on`)
    const content: Recap = {
      format: 'waymark recap 1',
      engagementId: engagement.id,
      session: {
        id: sessionId,
        number: said.session,
        of: engagement.sessionsAgreed,
        openedAt: new Date(held.openedAt).toISOString(),
        endedAt: ended.toISOString(),
      },
      coach: { memberId: coachId, name: cast[engagement.coach].name },
      client: { memberId: cast[engagement.client].id, name: cast[engagement.client].name },
      headline: said.headline,
      changes: (said.changes ?? []).map(([section, title, by, words], index) => ({
        id: `${section}:${index}`,
        section,
        title,
        by: [by],
        lines: [{ runs: runsOf(words), whole: false, listed: false, aside: '' }],
      })),
      notes: said.notes ?? [],
      commitments: promised.map(({ id, text, ownerId, dueOn }) => ({
        id,
        text,
        owner: ownerId === coachId ? 'coach' : 'client',
        dueOn,
      })),
      next: await nextAfter(db, engagement, said.session),
      closing: said.closing ?? '',
    }
    const text = canonicalJson(content)
    await db.execute(sql`
      insert into recaps (practice_id, session_id, engagement_id, content, digest, sent_by, sent_at)
      values (${practiceId}, ${sessionId}, ${engagement.id}, ${text}, encode(sha256(convert_to(${text}, 'UTF8')), 'hex'),
        ${coachId}, ${new Date(ended.getTime() + 20 * 60_000).toISOString()})`)
    if (said.readDaysAgo !== undefined) {
      await db.execute(sql`
        insert into recap_reads (practice_id, session_id, engagement_id, member_id, read_at)
        values (${practiceId}, ${sessionId}, ${engagement.id}, ${cast[engagement.client].id},
          ${daysFromToday(-said.readDaysAgo, 18).toISOString()})`)
    }
  }
}

async function nextAfter(db: Db, engagement: CastEngagement, number: number): Promise<Recap['next']> {
  const [row] = await db.execute<{ id: string; number: number; startsAt: string; minutes: number }>(sql`
    select id, number, starts_at as "startsAt", minutes from sessions where id = ${castSession(engagement, number + 1)}`)
  return row
    ? {
        sessionId: row.id,
        number: row.number,
        startsAt: new Date(row.startsAt).toISOString(),
        minutes: row.minutes,
      }
    : null
}

const ops = { '[': 'del', '{': 'ins' } as const

function runsOf(words: string): RecapRun[] {
  return (words.match(/\[[^\]]*\]|\{[^}]*\}|[^[{]+/g) ?? []).map((part) => {
    const op = part.startsWith('[') ? ops['['] : part.startsWith('{') ? ops['{'] : 'same'
    return { op, text: op === 'same' ? part : part.slice(1, -1) }
  })
}
