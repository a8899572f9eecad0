CREATE TABLE "calendar_feeds" (
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" text,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_practice_id_member_id_pk" PRIMARY KEY("practice_id","member_id"),
	CONSTRAINT "calendar_feeds_hash" CHECK ("calendar_feeds"."token_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "calendar_feeds" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hours_elsewhere" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"coach_id" uuid NOT NULL,
	"client" text NOT NULL,
	"people" integer DEFAULT 1 NOT NULL,
	"began_on" date NOT NULL,
	"ended_on" date NOT NULL,
	"minutes" integer NOT NULL,
	"pay" text NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "hours_elsewhere_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "hours_elsewhere_client" CHECK (length("hours_elsewhere"."client") between 1 and 120),
	CONSTRAINT "hours_elsewhere_people" CHECK ("hours_elsewhere"."people" between 1 and 500),
	CONSTRAINT "hours_elsewhere_span" CHECK ("hours_elsewhere"."ended_on" >= "hours_elsewhere"."began_on"),
	CONSTRAINT "hours_elsewhere_minutes" CHECK ("hours_elsewhere"."minutes" between 1 and 600000),
	CONSTRAINT "hours_elsewhere_pay" CHECK ("hours_elsewhere"."pay" in ('paid', 'pro bono'))
);
--> statement-breakpoint
ALTER TABLE "hours_elsewhere" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hours_terms" (
	"practice_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"pay" text NOT NULL,
	"naming" text NOT NULL,
	CONSTRAINT "hours_terms_practice_id_engagement_id_coach_id_pk" PRIMARY KEY("practice_id","engagement_id","coach_id"),
	CONSTRAINT "hours_terms_pay" CHECK ("hours_terms"."pay" in ('paid', 'pro bono')),
	CONSTRAINT "hours_terms_naming" CHECK ("hours_terms"."naming" in ('initials', 'name'))
);
--> statement-breakpoint
ALTER TABLE "hours_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_numbered";--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_elsewhere" ADD CONSTRAINT "hours_elsewhere_practice_id_coach_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","coach_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_terms" ADD CONSTRAINT "hours_terms_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_terms" ADD CONSTRAINT "hours_terms_practice_id_coach_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","coach_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_feeds_by_token" ON "calendar_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_numbered" ON "sessions" USING btree ("practice_id","engagement_id","number") WHERE "sessions"."cancelled_at" is null;--> statement-breakpoint
CREATE POLICY "calendar_feeds: within the practice" ON "calendar_feeds" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("calendar_feeds"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("calendar_feeds"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "calendar_feeds: your own" ON "calendar_feeds" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("calendar_feeds"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "calendar_feeds: you make your own" ON "calendar_feeds" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("calendar_feeds"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "calendar_feeds: you renew and end your own" ON "calendar_feeds" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("calendar_feeds"."member_id" = (select wall.me())) WITH CHECK ("calendar_feeds"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "calendar_feeds: sign-in and jobs" ON "calendar_feeds" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "hours_elsewhere: within the practice" ON "hours_elsewhere" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("hours_elsewhere"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("hours_elsewhere"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "hours_elsewhere: your own" ON "hours_elsewhere" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("hours_elsewhere"."coach_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "hours_elsewhere: a coach enters their own" ON "hours_elsewhere" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("hours_elsewhere"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
CREATE POLICY "hours_elsewhere: a coach removes their own" ON "hours_elsewhere" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("hours_elsewhere"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach')) WITH CHECK ("hours_elsewhere"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
CREATE POLICY "hours_terms: within the practice" ON "hours_terms" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("hours_terms"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("hours_terms"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "hours_terms: your own" ON "hours_terms" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("hours_terms"."coach_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "hours_terms: a coach says it of their own hours" ON "hours_terms" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("hours_terms"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
CREATE POLICY "hours_terms: a coach changes their own" ON "hours_terms" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("hours_terms"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach')) WITH CHECK ("hours_terms"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
-- From here on by hand: the wall, and how sessions are numbered.
alter table calendar_feeds force row level security;
--> statement-breakpoint
grant select, insert (practice_id, member_id, token_hash, made_at), update (token_hash, made_at)
  on calendar_feeds to waymark_app;
--> statement-breakpoint
grant select on calendar_feeds to waymark_system;
--> statement-breakpoint
-- First those that were opened, in that order, which no longer changes; then those that are booked, by their hour.
create function wall.number_sessions(practice uuid, engagement uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  -- Two who book at once are counted one after the other.
  perform pg_advisory_xact_lock(hashtextextended(engagement::text, 2));
  update public.sessions s set number = -counted.number
  from (
    select b.id, row_number() over (order by b.opened_at is null, b.opened_at, b.starts_at, b.id)::int as number
    from public.sessions b
    where b.practice_id = practice and b.engagement_id = engagement and b.cancelled_at is null) counted
  where s.practice_id = practice and s.id = counted.id and s.number <> counted.number;
  -- In two steps, because no two may have one number in between.
  update public.sessions s set number = -s.number
  where s.practice_id = practice and s.engagement_id = engagement and s.number < 0;
end
$$;
--> statement-breakpoint
create function wall.sessions_numbered() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform wall.number_sessions(new.practice_id, new.engagement_id);
  return null;
end
$$;
--> statement-breakpoint
create trigger number_what_is_booked after insert on sessions for each row execute function wall.sessions_numbered();
--> statement-breakpoint
create trigger number_what_changed after update of starts_at, opened_at, cancelled_at on sessions
  for each row execute function wall.sessions_numbered();
--> statement-breakpoint
revoke all on function wall.number_sessions(uuid, uuid), wall.sessions_numbered() from public;
--> statement-breakpoint
select wall.number_sessions(e.practice_id, e.id) from engagements e;
--> statement-breakpoint
-- The wall, and what a coach may know of the hours they held.
alter table hours_elsewhere force row level security;
--> statement-breakpoint
alter table hours_terms force row level security;
--> statement-breakpoint
-- What was entered stays as it was entered, or does not count any more.
grant select, insert (practice_id, id, coach_id, client, people, began_on, ended_on, minutes, pay), update (removed_at)
  on hours_elsewhere to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, engagement_id, coach_id, pay, naming), update (pay, naming)
  on hours_terms to waymark_app;
--> statement-breakpoint
-- The hours somebody held stay theirs after a hand-over, when the engagement is another coach's to see.
create function wall.hours_held() returns table (
  engagement_id uuid, client text, began_at timestamptz, minutes integer)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  practice constant uuid := nullif(current_setting('app.practice_id', true), '');
  asking constant uuid := wall.me();
begin
  if asking is null then return; end if;
  return query select s.engagement_id, m.name, s.opened_at,
    -- One that was left open over night lasted as long as it was booked for.
    case when s.ended_at - s.opened_at > interval '4 hours' then s.minutes
      else round(extract(epoch from s.ended_at - s.opened_at) / 60)::int end
  from public.sessions s
  join public.engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
  join public.members m on m.practice_id = e.practice_id and m.id = e.client_id
  where s.practice_id = practice and s.opened_by = asking and s.ended_at is not null;
end
$$;
--> statement-breakpoint
revoke all on function wall.hours_held() from public;
--> statement-breakpoint
grant execute on function wall.hours_held() to waymark_app;
