import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { dayOf } from '@/lib/dates'
import { writeOnce } from '@/lib/emails/written'
import { recipientsAmong } from './recipients'
import { digestHour } from './settings'

type Db = Practice['db']
type Ahead = { practiceId: string; memberId: string; engagementId: string; aboutId: string }

/** Writes down what is due now, and the mails of it; answers with the mails. Run again, it finds what it has written. */
export async function writeReminders(db: Db, now: Date): Promise<string[]> {
  await remindOfSessions(db)
  await remindOfCommitments(db, now)
  await remindOfPlans(db, now)
  const due = await db.execute<Ahead & { id: string; late: boolean }>(sql`
    select id, practice_id as "practiceId", member_id as "memberId", engagement_id as "engagementId",
      about_id as "aboutId", due_at < now() - interval '1 day' as late
    from reminders where done_at is null and due_at <= now() order by due_at for update skip locked`)
  const mails: string[] = []
  const people = await recipientsAmong(db, due)
  for (const { id, memberId, practiceId, late } of due) {
    const whom = people.find((each) => each.memberId === memberId && each.practiceId === practiceId)
    // A reminder of yesterday, after a night without power, reminds of nothing.
    if (whom && !late) {
      const emailId = await writeOnce(db, { kind: 'reminder', toAddress: whom.address, aboutId: id })
      if (emailId) mails.push(emailId)
    }
    await db.execute(
      sql`update reminders set done_at = now() where practice_id = ${practiceId} and id = ${id}`,
    )
  }
  return mails
}

/**
 * A day and an hour before, for both, as each has it. Due is counted from when the session was last given its hour, so
 * that what is booked for tonight is not announced as a day away; one that moves is written down anew. What is half a
 * day late, after a night without power, is not sent beside the other one.
 */
async function remindOfSessions(db: Db): Promise<void> {
  await db.execute(sql`
    insert into reminders (practice_id, member_id, engagement_id, kind, about_id, due_at)
    select s.practice_id, m.id, s.engagement_id, ahead.kind, s.id, s.starts_at - ahead.before
    from sessions s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id and e.status = 'active'
    join members m on m.practice_id = e.practice_id and m.id in (e.coach_id, e.client_id)
    left join message_settings c on c.practice_id = m.practice_id and c.member_id = m.id
    cross join lateral (values ('day before', interval '1 day', interval '12 hours', coalesce(c.day_before, true)),
      ('hour before', interval '1 hour', interval '0', coalesce(c.hour_before, true))) as ahead(kind, before, least, wanted)
    where ahead.wanted and s.opened_at is null and s.cancelled_at is null and s.starts_at > now() + ahead.least
      and s.starts_at < now() + interval '25 hours'
      and s.starts_at - ahead.before <= now()
      and s.starts_at - ahead.before >= coalesce((select max(h.at) from session_changes h
        where h.practice_id = s.practice_id and h.session_id = s.id), s.created_at)
    on conflict do nothing`)
}

/** On the morning of the day, where the owner lives, at the hour of their digest. */
async function remindOfCommitments(db: Db, now: Date): Promise<void> {
  const open = await db.execute<Ahead & { dueOn: string; createdAt: string }>(sql`
    select c.practice_id as "practiceId", c.owner_id as "memberId", c.engagement_id as "engagementId", c.id as "aboutId",
      c.due_on::text as "dueOn", c.created_at as "createdAt"
    from commitments c
    join engagements e on e.practice_id = c.practice_id and e.id = c.engagement_id and e.status = 'active'
    where c.due_on between current_date - 1 and current_date + 1
      and not exists (select 1 from commitment_outcomes o where o.practice_id = c.practice_id and o.commitment_id = c.id)
      and not exists (select 1 from reminders r where r.practice_id = c.practice_id and r.kind = 'due'
        and r.about_id = c.id and r.member_id = c.owner_id)`)
  const people = await recipientsAmong(db, open)
  for (const { practiceId, memberId, engagementId, aboutId, dueOn, createdAt } of open) {
    const owner = people.find((each) => each.memberId === memberId && each.practiceId === practiceId)
    if (!owner?.settings.whenDue || dayOf(now, owner.zone) !== dueOn) continue
    const at = digestHour(dueOn, owner.settings, owner.zone)
    // What was said today, for today, is remembered.
    if (new Date(createdAt) >= at) continue
    await db.execute(sql`
      insert into reminders (practice_id, member_id, engagement_id, kind, about_id, due_at)
      values (${practiceId}, ${memberId}, ${engagementId}, 'due', ${aboutId}, ${at.toISOString()})
      on conflict do nothing`)
  }
}

/** On the day they asked for, at the hour of their digest. */
async function remindOfPlans(db: Db, now: Date): Promise<void> {
  const asked = await db.execute<Ahead & { onDay: string }>(sql`
    select r.practice_id as "practiceId", r.member_id as "memberId", r.engagement_id as "engagementId",
      r.engagement_id as "aboutId", r.on_day::text as "onDay"
    from plan_reminders r where r.on_day between current_date - 1 and current_date + 1`)
  const people = await recipientsAmong(db, asked)
  for (const { practiceId, memberId, engagementId, aboutId, onDay } of asked) {
    const whom = people.find((each) => each.memberId === memberId && each.practiceId === practiceId)
    if (!whom || dayOf(now, whom.zone) !== onDay) continue
    await db.execute(sql`
      insert into reminders (practice_id, member_id, engagement_id, kind, about_id, due_at)
      values (${practiceId}, ${memberId}, ${engagementId}, 'asked', ${aboutId},
        ${digestHour(onDay, whom.settings, whom.zone).toISOString()})
      on conflict do nothing`)
  }
}
