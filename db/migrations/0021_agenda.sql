CREATE TABLE "agenda_topics" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"text" text NOT NULL,
	"minutes" integer DEFAULT 10 NOT NULL,
	"rank" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"thread_id" uuid,
	"carried_from" uuid,
	"reached_at" timestamp with time zone,
	"reached_by" uuid,
	"taken_off_at" timestamp with time zone,
	"taken_off_by" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "agenda_topics_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "agenda_topics_of_their_engagement" UNIQUE("practice_id","engagement_id","id"),
	CONSTRAINT "agenda_topics_text" CHECK (length("agenda_topics"."text") between 1 and 200),
	CONSTRAINT "agenda_topics_minutes" CHECK ("agenda_topics"."minutes" between 1 and 240),
	CONSTRAINT "agenda_topics_reached_by_someone" CHECK (("agenda_topics"."reached_at" is null) = ("agenda_topics"."reached_by" is null)),
	CONSTRAINT "agenda_topics_taken_off_by_someone" CHECK (("agenda_topics"."taken_off_at" is null) = ("agenda_topics"."taken_off_by" is null))
);
--> statement-breakpoint
ALTER TABLE "agenda_topics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_of_their_engagement" UNIQUE("practice_id","engagement_id","id");--> statement-breakpoint
ALTER TABLE "agenda_topics" ADD CONSTRAINT "agenda_topics_practice_id_engagement_id_session_id_sessions_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","session_id") REFERENCES "public"."sessions"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_topics" ADD CONSTRAINT "agenda_topics_practice_id_engagement_id_thread_id_threads_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","thread_id") REFERENCES "public"."threads"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_topics" ADD CONSTRAINT "agenda_topics_practice_id_engagement_id_carried_from_agenda_topics_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","carried_from") REFERENCES "public"."agenda_topics"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_topics" ADD CONSTRAINT "agenda_topics_practice_id_added_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","added_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_topics" ADD CONSTRAINT "agenda_topics_practice_id_reached_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","reached_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_topics" ADD CONSTRAINT "agenda_topics_practice_id_taken_off_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","taken_off_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_topics_by_session" ON "agenda_topics" USING btree ("practice_id","session_id","rank");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_topics_carried_once" ON "agenda_topics" USING btree ("practice_id","carried_from");--> statement-breakpoint
CREATE UNIQUE INDEX "agenda_topics_one_for_a_question" ON "agenda_topics" USING btree ("practice_id","session_id","thread_id") WHERE "agenda_topics"."taken_off_at" is null;--> statement-breakpoint
CREATE POLICY "questions: asked by the wall" ON "questions" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "threads: asked by the wall" ON "threads" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "agenda_topics: within the practice" ON "agenda_topics" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("agenda_topics"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("agenda_topics"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "agenda_topics: the coach and the client" ON "agenda_topics" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("agenda_topics"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "agenda_topics: as yourself, while the work is under way" ON "agenda_topics" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("agenda_topics"."added_by" = (select wall.me()) and "agenda_topics"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "agenda_topics: by either, while the work is under way" ON "agenda_topics" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("agenda_topics"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused'))) WITH CHECK ("agenda_topics"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "agenda_topics: all by the wall" ON "agenda_topics" AS PERMISSIVE FOR ALL TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
-- From here on by hand: the wall, who may write which columns, and how an agenda fills by itself.
alter table agenda_topics force row level security;
--> statement-breakpoint
-- Where a topic comes from, and who said that it was reached, is the database's word. Nothing is deleted: what is taken
-- off is not carried over.
grant select, insert (practice_id, id, engagement_id, session_id, text, minutes, rank, added_by),
  update (text, minutes, rank, reached_at, taken_off_at) on agenda_topics to waymark_app;
--> statement-breakpoint
create function wall.topic_said_by() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.reached_at is distinct from old.reached_at then
    new.reached_by := case when new.reached_at is not null then coalesce(wall.me(), new.added_by) end;
  end if;
  if new.taken_off_at is distinct from old.taken_off_at then
    new.taken_off_by := case when new.taken_off_at is not null then coalesce(wall.me(), new.added_by) end;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger topic_said_by before update of reached_at, taken_off_at on agenda_topics
  for each row execute function wall.topic_said_by();
--> statement-breakpoint
-- The agenda of the session that is open or ahead: what earlier ones left, then what one asked the other for it. Asked
-- whenever a session or a question changes; asked again, it finds nothing left to do.
create function wall.fill_agenda(practice uuid, engagement uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  ahead uuid;
  first integer;
begin
  -- A question that was taken back, or a conversation that is resolved, needs no time any more.
  update public.agenda_topics a set taken_off_at = now()
  from public.sessions s
  where a.practice_id = practice and a.engagement_id = engagement and a.thread_id is not null
    and a.reached_at is null and a.taken_off_at is null
    and s.practice_id = practice and s.id = a.session_id and s.ended_at is null and s.cancelled_at is null
    and not exists (
      select 1 from public.questions q join public.threads t on t.practice_id = q.practice_id and t.id = q.thread_id
      where q.practice_id = practice and q.thread_id = a.thread_id and q.withdrawn_at is null and t.resolved_at is null);

  select s.id into ahead from public.sessions s
  where s.practice_id = practice and s.engagement_id = engagement and s.ended_at is null and s.cancelled_at is null
    and (s.opened_at is not null or s.starts_at > now() - interval '12 hours')
  order by s.opened_at is null, s.starts_at limit 1;
  if ahead is null then return; end if;

  select coalesce(min(a.rank), 0) into first from public.agenda_topics a
  where a.practice_id = practice and a.session_id = ahead;
  insert into public.agenda_topics
    (practice_id, engagement_id, session_id, text, minutes, rank, added_by, thread_id, carried_from)
  select practice, engagement, ahead, a.text, a.minutes,
    first - (row_number() over (order by s.starts_at desc, a.rank desc, a.created_at desc))::integer,
    a.added_by, a.thread_id, a.id
  from public.agenda_topics a join public.sessions s on s.practice_id = a.practice_id and s.id = a.session_id
  where a.practice_id = practice and a.engagement_id = engagement and a.session_id <> ahead
    and a.reached_at is null and a.taken_off_at is null
    and (s.ended_at is not null or s.cancelled_at is not null
      or (s.opened_at is null and s.starts_at <= now() - interval '12 hours'))
    and (a.thread_id is null or exists (
      select 1 from public.threads t where t.practice_id = practice and t.id = a.thread_id and t.resolved_at is null))
    and not exists (
      select 1 from public.agenda_topics c where c.practice_id = practice and c.carried_from = a.id)
  on conflict do nothing;

  insert into public.agenda_topics (practice_id, engagement_id, session_id, text, minutes, rank, added_by, thread_id)
  select practice, engagement, ahead, '“' || btrim(left(t.quote, 160)) || case when length(t.quote) > 160 then '…' else '' end || '”',
    10, (select coalesce(max(a.rank), 0) from public.agenda_topics a where a.practice_id = practice and a.session_id = ahead)
      + (row_number() over (order by q.asked_at))::integer,
    q.asked_by, t.id
  from public.threads t
  join lateral (
    select o.asked_by, o.asked_at from public.questions o
    where o.practice_id = practice and o.thread_id = t.id and o.withdrawn_at is null
    order by o.asked_at desc limit 1) q on true
  where t.practice_id = practice and t.engagement_id = engagement and t.resolved_at is null
    and not exists (
      select 1 from public.agenda_topics a
      where a.practice_id = practice and a.thread_id = t.id
        and coalesce(a.reached_at, a.taken_off_at, 'infinity') > q.asked_at)
  on conflict do nothing;
end
$$;
--> statement-breakpoint
revoke all on function wall.fill_agenda(uuid, uuid) from public;
--> statement-breakpoint
create function wall.agenda_follows() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform wall.fill_agenda(new.practice_id, new.engagement_id);
  return null;
end
$$;
--> statement-breakpoint
create trigger agenda_follows after insert or update of starts_at, opened_at, ended_at, cancelled_at on sessions
  for each row execute function wall.agenda_follows();
--> statement-breakpoint
create trigger agenda_follows after insert or update on questions
  for each row execute function wall.agenda_follows();
--> statement-breakpoint
create trigger agenda_follows after update of resolved_at on threads
  for each row execute function wall.agenda_follows();
--> statement-breakpoint
revoke all on function wall.topic_said_by() from public;
--> statement-breakpoint
revoke all on function wall.agenda_follows() from public;
