CREATE TYPE "public"."session_change_kind" AS ENUM('booked', 'moved', 'cancelled');--> statement-breakpoint
CREATE TABLE "offered_hours" (
	"practice_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"hours" jsonb NOT NULL,
	CONSTRAINT "offered_hours_practice_id_coach_id_pk" PRIMARY KEY("practice_id","coach_id"),
	CONSTRAINT "offered_hours_size" CHECK (octet_length("offered_hours"."hours"::text) <= 10000)
);
--> statement-breakpoint
ALTER TABLE "offered_hours" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session_changes" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" "session_change_kind" NOT NULL,
	"starts_at" timestamp with time zone,
	"was" timestamp with time zone,
	"minutes" integer,
	"link" text,
	"series_id" uuid,
	"reason" text,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_changes_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "session_changes_time" CHECK (("session_changes"."kind" = 'cancelled') = ("session_changes"."starts_at" is null)),
	CONSTRAINT "session_changes_was" CHECK (("session_changes"."kind" = 'booked') = ("session_changes"."was" is null)),
	CONSTRAINT "session_changes_reason" CHECK (length("session_changes"."reason") between 1 and 400)
);
--> statement-breakpoint
ALTER TABLE "session_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "coach_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "link" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cancelled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cancelled_by" uuid;--> statement-breakpoint
ALTER TABLE "offered_hours" ADD CONSTRAINT "offered_hours_practice_id_coach_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","coach_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_changes" ADD CONSTRAINT "session_changes_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_changes" ADD CONSTRAINT "session_changes_practice_id_session_id_sessions_practice_id_id_fk" FOREIGN KEY ("practice_id","session_id") REFERENCES "public"."sessions"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_changes" ADD CONSTRAINT "session_changes_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_changes_by_session" ON "session_changes" USING btree ("practice_id","session_id","at");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_coach_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","coach_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_cancelled_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","cancelled_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_link" CHECK ("sessions"."link" ~ '^https://' and length("sessions"."link") <= 500);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cancelled_by_someone" CHECK (("sessions"."cancelled_at" is null) = ("sessions"."cancelled_by" is null));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_cancelled_before_opening" CHECK ("sessions"."cancelled_at" is null or "sessions"."opened_at" is null);--> statement-breakpoint
CREATE POLICY "sessions: all by the wall" ON "sessions" AS PERMISSIVE FOR ALL TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "offered_hours: within the practice" ON "offered_hours" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("offered_hours"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("offered_hours"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "offered_hours: the coach, and whom they coach" ON "offered_hours" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("offered_hours"."coach_id" = (select wall.me()) or "offered_hours"."coach_id" in (
        select e.coach_id from engagements e where e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "offered_hours: a coach offers their own" ON "offered_hours" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("offered_hours"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
CREATE POLICY "offered_hours: a coach changes their own" ON "offered_hours" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("offered_hours"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach')) WITH CHECK ("offered_hours"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
CREATE POLICY "offered_hours: sign-in and jobs" ON "offered_hours" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_changes: within the practice" ON "session_changes" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("session_changes"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("session_changes"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "session_changes: the coach and the client" ON "session_changes" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("session_changes"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "session_changes: the coach and the client, as themselves, while the work is under way" ON "session_changes" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("session_changes"."member_id" = (select wall.me()) and "session_changes"."engagement_id" in (
        select e.id from engagements e where (select wall.me()) in (e.coach_id, e.client_id) and e.status = 'active'));--> statement-breakpoint
CREATE POLICY "session_changes: sign-in and jobs" ON "session_changes" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- From here on by hand: the wall, who may write which columns, and what the database does by itself.
alter table session_changes force row level security;
--> statement-breakpoint
alter table offered_hours force row level security;
--> statement-breakpoint
-- No update, no delete: what was done to the schedule stays said. `at` is the database's word.
grant select, insert (practice_id, id, engagement_id, session_id, kind, starts_at, was, minutes, link, series_id, reason, member_id)
  on session_changes to waymark_app;
--> statement-breakpoint
grant select, insert, update (hours) on offered_hours to waymark_app;
--> statement-breakpoint
grant select on session_changes, offered_hours to waymark_system;
--> statement-breakpoint
-- A time is changed by saying so in session_changes, and in no other way.
revoke update (starts_at, minutes), insert on sessions from waymark_app;
--> statement-breakpoint
grant update (link), insert (practice_id, id, engagement_id, number, starts_at, minutes, opened_at, opened_by, ended_at,
  ended_by, created_at) on sessions to waymark_app;
--> statement-breakpoint
update sessions s set coach_id = e.coach_id from engagements e
where e.practice_id = s.practice_id and e.id = s.engagement_id;
--> statement-breakpoint
-- In a schema that serving roles do not enter: its functions are nobody's to call.
create schema extensions;
--> statement-breakpoint
create extension btree_gist schema extensions;
--> statement-breakpoint
-- Nobody is booked twice: not the coach by two clients, whoever presses first.
alter table sessions add constraint sessions_coach_is_free exclude using gist (
  practice_id with =, coach_id with =,
  tsrange(starts_at at time zone 'UTC', (starts_at at time zone 'UTC') + make_interval(mins => minutes)) with &&
) where (opened_at is null and cancelled_at is null);
--> statement-breakpoint
create function wall.session_held_by() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.coach_id is null then
    select e.coach_id into new.coach_id from public.engagements e
    where e.practice_id = new.practice_id and e.id = new.engagement_id;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger session_held_by before insert on sessions for each row execute function wall.session_held_by();
--> statement-breakpoint
create function wall.apply_session_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  session record;
begin
  if new.kind = 'booked' then
    insert into public.sessions (practice_id, id, engagement_id, number, starts_at, minutes, link, series_id)
    values (new.practice_id, new.session_id, new.engagement_id,
      (select coalesce(max(s.number), 0) + 1 from public.sessions s
        where s.practice_id = new.practice_id and s.engagement_id = new.engagement_id),
      new.starts_at, coalesce(new.minutes, 60), new.link, new.series_id);
    return null;
  end if;
  select s.starts_at, s.minutes into session from public.sessions s
  where s.practice_id = new.practice_id and s.id = new.session_id and s.engagement_id = new.engagement_id
    and s.opened_at is null and s.cancelled_at is null
  for update;
  if not found or new.was is distinct from session.starts_at then
    raise exception 'this session is not what it was' using errcode = 'check_violation';
  end if;
  if new.kind = 'moved' then
    update public.sessions s
    set starts_at = new.starts_at, minutes = coalesce(new.minutes, session.minutes), sequence = s.sequence + 1
    where s.practice_id = new.practice_id and s.id = new.session_id;
  else
    update public.sessions s
    set cancelled_at = now(), cancelled_by = new.member_id, sequence = s.sequence + 1
    where s.practice_id = new.practice_id and s.id = new.session_id;
  end if;
  return null;
end
$$;
--> statement-breakpoint
-- After the policy has been asked, and before the key to `sessions` is: triggers fire by name, capitals first.
create trigger "Apply_session_change" after insert on session_changes
  for each row execute function wall.apply_session_change();
--> statement-breakpoint
-- Who takes over an engagement takes over its dates; where two then fall on one hour, the two coaches see it and move one.
create function wall.sessions_change_hands() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  booked record;
begin
  if new.coach_id = old.coach_id then return null; end if;
  for booked in select s.id from public.sessions s
    where s.practice_id = new.practice_id and s.engagement_id = new.id and s.opened_at is null and s.cancelled_at is null
  loop
    begin
      update public.sessions s set coach_id = new.coach_id where s.practice_id = new.practice_id and s.id = booked.id;
    exception when exclusion_violation then
      update public.sessions s set coach_id = null where s.practice_id = new.practice_id and s.id = booked.id;
    end;
  end loop;
  return null;
end
$$;
--> statement-breakpoint
create trigger sessions_change_hands after update of coach_id on engagements
  for each row execute function wall.sessions_change_hands();
--> statement-breakpoint
-- When a coach is taken, without by whom: asked by the coach, and by those who book within their hours.
create function wall.taken(asked uuid) returns table (starts_at timestamptz, minutes integer)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  practice constant uuid := nullif(current_setting('app.practice_id', true), '');
  asking constant uuid := wall.me();
begin
  if asking is null or (asking <> asked and not exists (
    select 1 from public.engagements e
    where e.practice_id = practice and e.coach_id = asked and e.client_id = asking and e.status = 'active'))
  then return; end if;
  return query select s.starts_at, s.minutes from public.sessions s
    where s.practice_id = practice and s.coach_id = asked and s.ended_at is null and s.cancelled_at is null
      and s.starts_at > now() - interval '1 day';
end
$$;
--> statement-breakpoint
revoke all on function wall.taken(uuid) from public;
--> statement-breakpoint
grant execute on function wall.taken(uuid) to waymark_app;
--> statement-breakpoint
revoke all on function wall.session_held_by() from public;
--> statement-breakpoint
revoke all on function wall.apply_session_change() from public;
--> statement-breakpoint
revoke all on function wall.sessions_change_hands() from public;
