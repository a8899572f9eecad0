CREATE TABLE "notes_to_self" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"words" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "notes_to_self_practice_id_session_id_member_id_pk" PRIMARY KEY("practice_id","session_id","member_id"),
	CONSTRAINT "notes_to_self_words" CHECK (length("notes_to_self"."words") <= 400)
);
--> statement-breakpoint
ALTER TABLE "notes_to_self" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "preparations" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"since" text DEFAULT '' NOT NULL,
	"focus" text DEFAULT '' NOT NULL,
	"worth" text DEFAULT '' NOT NULL,
	"ready_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "preparations_practice_id_session_id_pk" PRIMARY KEY("practice_id","session_id"),
	CONSTRAINT "preparations_words" CHECK (greatest(length("preparations"."since"), length("preparations"."focus"), length("preparations"."worth")) <= 4000)
);
--> statement-breakpoint
ALTER TABLE "preparations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recap_drafts" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"edits" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "recap_drafts_practice_id_session_id_pk" PRIMARY KEY("practice_id","session_id"),
	CONSTRAINT "recap_drafts_size" CHECK (octet_length("recap_drafts"."edits"::text) <= 60000)
);
--> statement-breakpoint
ALTER TABLE "recap_drafts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recap_reads" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "recap_reads_practice_id_session_id_member_id_pk" PRIMARY KEY("practice_id","session_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "recap_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recaps" (
	"practice_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"content" text NOT NULL,
	"digest" text NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "recaps_practice_id_session_id_pk" PRIMARY KEY("practice_id","session_id"),
	CONSTRAINT "recaps_of_their_engagement" UNIQUE("practice_id","engagement_id","session_id"),
	CONSTRAINT "recaps_size" CHECK (octet_length("recaps"."content") <= 1000000),
	CONSTRAINT "recaps_digest" CHECK ("recaps"."digest" = encode(sha256(convert_to("recaps"."content", 'UTF8')), 'hex'))
);
--> statement-breakpoint
ALTER TABLE "recaps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notes_to_self" ADD CONSTRAINT "notes_to_self_practice_id_engagement_id_session_id_sessions_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","session_id") REFERENCES "public"."sessions"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes_to_self" ADD CONSTRAINT "notes_to_self_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_practice_id_engagement_id_session_id_sessions_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","session_id") REFERENCES "public"."sessions"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_practice_id_client_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recap_drafts" ADD CONSTRAINT "recap_drafts_practice_id_engagement_id_session_id_sessions_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","session_id") REFERENCES "public"."sessions"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recap_reads" ADD CONSTRAINT "recap_reads_practice_id_engagement_id_session_id_recaps_practice_id_engagement_id_session_id_fk" FOREIGN KEY ("practice_id","engagement_id","session_id") REFERENCES "public"."recaps"("practice_id","engagement_id","session_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recap_reads" ADD CONSTRAINT "recap_reads_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recaps" ADD CONSTRAINT "recaps_practice_id_engagement_id_session_id_sessions_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","session_id") REFERENCES "public"."sessions"("practice_id","engagement_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recaps" ADD CONSTRAINT "recaps_practice_id_sent_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","sent_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recap_reads_by_engagement" ON "recap_reads" USING btree ("practice_id","engagement_id");--> statement-breakpoint
CREATE POLICY "notes_to_self: within the practice" ON "notes_to_self" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("notes_to_self"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("notes_to_self"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "notes_to_self: whoever wrote it" ON "notes_to_self" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("notes_to_self"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "notes_to_self: the coach, as themselves" ON "notes_to_self" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("notes_to_self"."member_id" = (select wall.me()) and "notes_to_self"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "notes_to_self: one’s own, as the coach" ON "notes_to_self" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("notes_to_self"."member_id" = (select wall.me()) and "notes_to_self"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()))) WITH CHECK ("notes_to_self"."member_id" = (select wall.me()) and "notes_to_self"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "preparations: within the practice" ON "preparations" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("preparations"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("preparations"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "preparations: the client; the coach once it is ready or the session opens" ON "preparations" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("preparations"."engagement_id" in (select e.id from engagements e where e.client_id = (select wall.me()))
        or ("preparations"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())) and ("preparations"."ready_at" is not null or exists (
          select 1 from sessions s where s.practice_id = "preparations"."practice_id" and s.id = "preparations"."session_id"
            and s.opened_at is not null))));--> statement-breakpoint
CREATE POLICY "preparations: the client, as themselves, while the work is under way" ON "preparations" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("preparations"."client_id" = (select wall.me()) and "preparations"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "preparations: the client, while the work is under way" ON "preparations" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("preparations"."client_id" = (select wall.me()) and "preparations"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused'))) WITH CHECK ("preparations"."client_id" = (select wall.me()) and "preparations"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "recap_drafts: within the practice" ON "recap_drafts" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("recap_drafts"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("recap_drafts"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "recap_drafts: the coach" ON "recap_drafts" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("recap_drafts"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "recap_drafts: the coach drafts" ON "recap_drafts" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("recap_drafts"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "recap_drafts: the coach edits" ON "recap_drafts" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("recap_drafts"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused'))) WITH CHECK ("recap_drafts"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "recap_reads: within the practice" ON "recap_reads" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("recap_reads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("recap_reads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "recap_reads: the coach and the client" ON "recap_reads" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("recap_reads"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "recap_reads: the client, as themselves" ON "recap_reads" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("recap_reads"."member_id" = (select wall.me()) and "recap_reads"."engagement_id" in (
        select e.id from engagements e where e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "recaps: within the practice" ON "recaps" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("recaps"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("recaps"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "recaps: the coach and the client" ON "recaps" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("recaps"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "recaps: the coach sends, as themselves, when the session is over" ON "recaps" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("recaps"."sent_by" = (select wall.me()) and "recaps"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused')) and exists (
        select 1 from sessions s where s.practice_id = "recaps"."practice_id" and s.id = "recaps"."session_id"
          and s.ended_at is not null));--> statement-breakpoint
CREATE POLICY "recaps: sign-in and jobs" ON "recaps" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- From here on by hand: the wall, who may write which columns, what stays for good, and what a recap is drafted from.
alter table preparations force row level security;
--> statement-breakpoint
alter table notes_to_self force row level security;
--> statement-breakpoint
alter table recap_drafts force row level security;
--> statement-breakpoint
alter table recaps force row level security;
--> statement-breakpoint
alter table recap_reads force row level security;
--> statement-breakpoint
grant select, insert (practice_id, session_id, engagement_id, client_id, since, focus, worth),
  update (since, focus, worth, ready_at, updated_at) on preparations to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, session_id, engagement_id, member_id, words), update (words, updated_at)
  on notes_to_self to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, session_id, engagement_id, edits), update (edits, updated_at)
  on recap_drafts to waymark_app;
--> statement-breakpoint
-- No update, no delete: what was sent is what both have. Times are the database's word.
grant select, insert (practice_id, session_id, engagement_id, content, digest, sent_by) on recaps to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, session_id, engagement_id, member_id) on recap_reads to waymark_app;
--> statement-breakpoint
grant select on recaps to waymark_system;
--> statement-breakpoint
do $$
declare kept text;
begin
  foreach kept in array array['recaps', 'recap_reads'] loop
    execute format('create trigger %1$s_kept before update or delete on %1$s
      for each row execute function wall.kept_for_good()', kept);
    execute format('create trigger %1$s_not_emptied before truncate on %1$s
      for each statement execute function wall.kept_for_good()', kept);
  end loop;
end
$$;
--> statement-breakpoint
-- What the plan was when a session opened and what was written while it was open, for its coach, once it has ended: both
-- were on their screen. `during` says what was written in it.
create function wall.log_of_session(asked uuid)
returns table (seq bigint, bytes bytea, member_id uuid, during boolean)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  practice constant uuid := nullif(current_setting('app.practice_id', true), '');
  held record;
begin
  select d.id as document_id, s.opened_at, s.ended_at into held
  from public.sessions s
  join public.engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
  join public.documents d on d.practice_id = s.practice_id and d.engagement_id = e.id and d.kind = 'vision'
  where s.practice_id = practice and s.id = asked and s.opened_at is not null and s.ended_at is not null
    and e.coach_id = wall.me() and wall.my_role() in ('owner', 'coach') and e.status in ('active', 'paused');
  if not found then return; end if;
  return query select u.seq, u.bytes, u.member_id, u.at >= held.opened_at
    from public.document_updates u
    where u.practice_id = practice and u.document_id = held.document_id and u.at <= held.ended_at
    order by u.seq;
end
$$;
--> statement-breakpoint
revoke all on function wall.log_of_session(uuid) from public;
--> statement-breakpoint
grant execute on function wall.log_of_session(uuid) to waymark_app;
