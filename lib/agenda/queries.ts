import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { Topic } from './topic'

type Stored = Omit<Topic, 'reachedAt'> & { reachedAt: string | null }

/** The agenda of one session, from the top, within an open transaction. Empty where the session is not the asker's. */
export async function agendaWithin({ db, actor }: Practice, sessionId: string): Promise<Topic[]> {
  const rows = await db.execute<Stored>(sql`
    select a.id, a.text, a.minutes, jsonb_build_object('id', a.added_by, 'name', coalesce(who.name, 'A coach before')) as "addedBy",
      a.reached_at as "reachedAt", earlier.number as "carriedFrom",
      case when t.id is not null then jsonb_build_object('threadId', t.id, 'section', t.section, 'asks', said.body) end as question
    from agenda_topics a
    left join members who on who.practice_id = a.practice_id and who.id = a.added_by
    left join agenda_topics before on before.practice_id = a.practice_id and before.id = a.carried_from
    left join sessions earlier on earlier.practice_id = before.practice_id and earlier.id = before.session_id
    left join threads t on t.practice_id = a.practice_id and t.id = a.thread_id
    left join lateral (
      select c.body from comments c
      where c.practice_id = t.practice_id and c.thread_id = t.id and c.author_id = a.added_by and c.deleted_at is null
      order by c.written_at desc limit 1) said on true
    where a.practice_id = ${actor.practiceId} and a.session_id = ${sessionId} and a.taken_off_at is null
    order by a.rank, a.created_at, a.id`)
  return rows.map(({ reachedAt, ...row }) => ({
    ...row,
    reachedAt: reachedAt && new Date(reachedAt).toISOString(),
  }))
}
