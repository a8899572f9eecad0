import { sql } from 'drizzle-orm'
import type { Actor, Practice } from '@/db/practice'
import { conversationWithin } from './queries'
import { asksMe, isUnread } from './thread'

/** A lateral query on an engagement `e`: how much the other one said that this person has not had on the screen. */
export const unreadComments = ({ memberId }: Pick<Actor, 'memberId'>) => sql`
  select count(*)::int as n, max(c.written_at) as last
  from comments c
  join threads t on t.practice_id = c.practice_id and t.id = c.thread_id and t.resolved_at is null
  left join thread_reads r
    on r.practice_id = c.practice_id and r.thread_id = c.thread_id and r.member_id = ${memberId}
  where c.practice_id = e.practice_id and c.engagement_id = e.id and c.author_id <> ${memberId}
    and c.deleted_at is null and c.written_at > coalesce(r.read_at, '-infinity')`

/** One thing the other one said, as a home shows it. */
export type Waiting = { threadId: string; section: string; quote: string; body: string; at: Date }

/** What waits for somebody: what they are asked, and what else was said that they have not read, newest first. */
export async function waitingFor(
  practice: Practice,
  visionId: string,
): Promise<{ questions: Waiting[]; comments: Waiting[] }> {
  const said = await conversationWithin(practice, visionId)
  if (!said?.may.comment) return { questions: [], comments: [] }
  const open = said.threads.filter(({ resolvedAt }) => resolvedAt === null)
  const told = (threads: typeof open) =>
    threads.flatMap(({ id, section, quote, comments, suggestion }) => {
      const last = comments.findLast((each) => each.by !== said.me && !each.deleted)
      const body = last?.body ?? suggestion?.replacement
      const at = new Date(last?.writtenAt ?? 0)
      return body === undefined ? [] : [{ threadId: id, section, quote, body, at }]
    })
  const questions = open.filter((thread) => asksMe(thread, said.me))
  const others = open.filter((thread) => !questions.includes(thread) && isUnread(thread, said.me))
  return {
    questions: told(questions),
    comments: told(others).sort((one, other) => other.at.getTime() - one.at.getTime()),
  }
}
