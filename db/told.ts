import { sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { aboutWhat, amongThem } from '@/lib/notices/tell'
import { type Telling, tellings } from '@/lib/notices/telling'

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/**
 * What the cast was told of what is in the record, by the table that tells everybody. What was said in the last days
 * and not read is new to them; everything was mailed long ago.
 */
export async function tellTheCast(db: Db): Promise<void> {
  for (const [verb, { kind, whom, about }] of Object.entries<Telling>(tellings)) {
    const subject = sql`coalesce(v.subject_id, v.engagement_id)`
    const aboutId = aboutWhat(about, sql`v.practice_id`, subject, sql`v.engagement_id`)
    await db.execute(sql`
      insert into notices (practice_id, id, recipient_id, from_id, kind, verb, engagement_id, about_id, at, seen_at,
        weighed_at, email_id)
      select told.practice_id, uuidv7(told.at - now()), told.recipient_id, told.member_id, ${kind}, ${verb},
        told.engagement_id, told.about_id, told.at,
        case when ${kind} = 'comments' and told.at > now() - interval '8 days' and coalesce(r.read_at, '-infinity') < told.at
          then null else told.at + interval '2 hours' end, told.at, uuidv7()
      from (
        select v.practice_id, m.id as recipient_id, v.member_id, v.engagement_id, v.at, ${aboutId} as about_id
        from events v
        join engagements e on e.practice_id = v.practice_id and e.id = v.engagement_id
        join members m on m.practice_id = v.practice_id and ${amongThem(whom, subject)}
        where v.verb = ${verb} and v.at between now() - interval '40 days' and now() and m.id <> v.member_id
          and m.joined_at is not null) as told
      left join thread_reads r on r.practice_id = told.practice_id and r.thread_id = told.about_id
        and r.member_id = told.recipient_id
      where told.about_id is not null
      order by told.at desc on conflict do nothing`)
  }
}
