CREATE TABLE "review_answers" (
	"practice_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"words" text,
	CONSTRAINT "review_answers_practice_id_request_id_pk" PRIMARY KEY("practice_id","request_id"),
	CONSTRAINT "review_answers_answer" CHECK ("review_answers"."answer" in ('ready', 'changes')),
	CONSTRAINT "review_answers_words" CHECK (length("review_answers"."words") between 1 and 2000),
	CONSTRAINT "review_answers_change_is_named" CHECK ("review_answers"."answer" <> 'changes' or "review_answers"."words" is not null)
);
--> statement-breakpoint
ALTER TABLE "review_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_requests" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"vision_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"note" text,
	CONSTRAINT "review_requests_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "review_requests_of_engagement" UNIQUE("practice_id","engagement_id","id"),
	CONSTRAINT "review_requests_note" CHECK (length("review_requests"."note") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "review_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_offs" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"member_id" uuid NOT NULL,
	"seat" text NOT NULL,
	"typed_name" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"statement" text NOT NULL,
	"evidence" text NOT NULL,
	CONSTRAINT "sign_offs_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "sign_offs_one_each" UNIQUE("practice_id","version_id","seat"),
	CONSTRAINT "sign_offs_seat" CHECK ("sign_offs"."seat" in ('coach', 'client')),
	CONSTRAINT "sign_offs_name" CHECK (length("sign_offs"."typed_name") between 1 and 120),
	CONSTRAINT "sign_offs_id_of_evidence" CHECK (replace("sign_offs"."id"::text, '-', '') = overlay(overlay(substr(encode(sha256(convert_to("sign_offs"."evidence", 'UTF8')), 'hex'), 1, 32) placing '8' from 13 for 1) placing 'a' from 17 for 1)),
	CONSTRAINT "sign_offs_evidence" CHECK (("sign_offs"."evidence"::jsonb ->> 'practiceId') is not distinct from ("sign_offs"."practice_id")::text and ("sign_offs"."evidence"::jsonb ->> 'versionId') is not distinct from ("sign_offs"."version_id")::text and ("sign_offs"."evidence"::jsonb ->> 'digest') is not distinct from ("sign_offs"."digest")::text and ("sign_offs"."evidence"::jsonb ->> 'memberId') is not distinct from ("sign_offs"."member_id")::text and ("sign_offs"."evidence"::jsonb ->> 'seat') is not distinct from ("sign_offs"."seat")::text and ("sign_offs"."evidence"::jsonb ->> 'typedName') is not distinct from ("sign_offs"."typed_name")::text and ("sign_offs"."evidence"::jsonb ->> 'signedAt') is not distinct from (to_char("sign_offs"."signed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text and ("sign_offs"."evidence"::jsonb ->> 'statementHash') is not distinct from (encode(sha256(convert_to("sign_offs"."statement", 'UTF8')), 'hex'))::text)
);
--> statement-breakpoint
ALTER TABLE "sign_offs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "version_endings" (
	"practice_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"member_id" uuid NOT NULL,
	"ended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"reason" text,
	CONSTRAINT "version_endings_practice_id_version_id_pk" PRIMARY KEY("practice_id","version_id"),
	CONSTRAINT "version_endings_kind" CHECK ("version_endings"."kind" in ('withdrawn', 'sent back')),
	CONSTRAINT "version_endings_reason" CHECK (("version_endings"."kind" = 'sent back') = ("version_endings"."reason" is not null) and length("version_endings"."reason") between 1 and 2000)
);
--> statement-breakpoint
ALTER TABLE "version_endings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "versions" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"vision_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"follows_id" uuid,
	"proposed_by" uuid NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"through_seq" bigint NOT NULL,
	"content" text NOT NULL,
	"digest" text NOT NULL,
	"state" "bytea" NOT NULL,
	"seal" text NOT NULL,
	CONSTRAINT "versions_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "versions_numbered" UNIQUE("practice_id","vision_id","number"),
	CONSTRAINT "versions_signed" UNIQUE("practice_id","engagement_id","id","digest"),
	CONSTRAINT "versions_number" CHECK ("versions"."number" >= 1),
	CONSTRAINT "versions_digest" CHECK ("versions"."digest" = encode(sha256(convert_to("versions"."content", 'UTF8')), 'hex')),
	CONSTRAINT "versions_id_of_seal" CHECK (replace("versions"."id"::text, '-', '') = overlay(overlay(substr(encode(sha256(convert_to("versions"."seal", 'UTF8')), 'hex'), 1, 32) placing '8' from 13 for 1) placing 'a' from 17 for 1)),
	CONSTRAINT "versions_seal" CHECK (("versions"."seal"::jsonb ->> 'practiceId') is not distinct from ("versions"."practice_id")::text and ("versions"."seal"::jsonb ->> 'engagementId') is not distinct from ("versions"."engagement_id")::text and ("versions"."seal"::jsonb ->> 'visionId') is not distinct from ("versions"."vision_id")::text and ("versions"."seal"::jsonb ->> 'number') is not distinct from ("versions"."number")::text and ("versions"."seal"::jsonb ->> 'digest') is not distinct from ("versions"."digest")::text and ("versions"."seal"::jsonb ->> 'stateDigest') is not distinct from (encode(sha256("versions"."state"), 'hex'))::text and ("versions"."seal"::jsonb ->> 'proposedBy') is not distinct from ("versions"."proposed_by")::text and ("versions"."seal"::jsonb ->> 'followsId') is not distinct from ("versions"."follows_id")::text and ("versions"."seal"::jsonb ->> 'frozenAt') is not distinct from (to_char("versions"."frozen_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text)
);
--> statement-breakpoint
ALTER TABLE "versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "proven_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "proven_by" text;--> statement-breakpoint
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_practice_id_engagement_id_request_id_review_requests_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","request_id") REFERENCES "public"."review_requests"("practice_id","engagement_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_answers" ADD CONSTRAINT "review_answers_practice_id_answered_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","answered_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_requests" ADD CONSTRAINT "review_requests_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_requests" ADD CONSTRAINT "review_requests_practice_id_vision_id_visions_practice_id_id_fk" FOREIGN KEY ("practice_id","vision_id") REFERENCES "public"."visions"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_requests" ADD CONSTRAINT "review_requests_practice_id_asked_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","asked_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_practice_id_engagement_id_version_id_digest_versions_practice_id_engagement_id_id_digest_fk" FOREIGN KEY ("practice_id","engagement_id","version_id","digest") REFERENCES "public"."versions"("practice_id","engagement_id","id","digest") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_endings" ADD CONSTRAINT "version_endings_practice_id_version_id_versions_practice_id_id_fk" FOREIGN KEY ("practice_id","version_id") REFERENCES "public"."versions"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_endings" ADD CONSTRAINT "version_endings_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_endings" ADD CONSTRAINT "version_endings_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_practice_id_vision_id_visions_practice_id_id_fk" FOREIGN KEY ("practice_id","vision_id") REFERENCES "public"."visions"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_practice_id_proposed_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","proposed_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_practice_id_follows_id_versions_practice_id_id_fk" FOREIGN KEY ("practice_id","follows_id") REFERENCES "public"."versions"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_requests_latest" ON "review_requests" USING btree ("practice_id","engagement_id","asked_at");--> statement-breakpoint
CREATE INDEX "versions_by_engagement" ON "versions" USING btree ("practice_id","engagement_id","number");--> statement-breakpoint
CREATE POLICY "checkpoints: asked by the wall" ON "checkpoints" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "document_snapshots: asked by the wall" ON "document_snapshots" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "document_updates: asked by the wall" ON "document_updates" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "visions: asked by the wall" ON "visions" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "visions: update by the wall" ON "visions" AS PERMISSIVE FOR UPDATE TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "review_answers: within the practice" ON "review_answers" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("review_answers"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("review_answers"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "review_answers: the coach and the client" ON "review_answers" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("review_answers"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "review_answers: the coach answers, as themselves" ON "review_answers" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("review_answers"."answered_by" = (select wall.me()) and "review_answers"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "review_answers: sign-in and jobs" ON "review_answers" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "review_requests: within the practice" ON "review_requests" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("review_requests"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("review_requests"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "review_requests: the coach and the client" ON "review_requests" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("review_requests"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "review_requests: the client asks, as themselves" ON "review_requests" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("review_requests"."asked_by" = (select wall.me()) and "review_requests"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "review_requests: sign-in and jobs" ON "review_requests" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_offs: within the practice" ON "sign_offs" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("sign_offs"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("sign_offs"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "sign_offs: the coach and the client" ON "sign_offs" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("sign_offs"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "sign_offs: as yourself, from your own seat" ON "sign_offs" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("sign_offs"."member_id" = (select wall.me())
        and (("sign_offs"."seat" = 'coach' and "sign_offs"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused')))
          or ("sign_offs"."seat" = 'client' and "sign_offs"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')))));--> statement-breakpoint
CREATE POLICY "sign_offs: sign-in and jobs" ON "sign_offs" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_offs: asked by the wall" ON "sign_offs" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "version_endings: within the practice" ON "version_endings" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("version_endings"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("version_endings"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "version_endings: the coach and the client" ON "version_endings" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("version_endings"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "version_endings: either of the two, as themselves" ON "version_endings" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("version_endings"."member_id" = (select wall.me()) and "version_endings"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused'))
        and ("version_endings"."version_id", "version_endings"."engagement_id") in (select v.id, v.engagement_id from versions v));--> statement-breakpoint
CREATE POLICY "version_endings: sign-in and jobs" ON "version_endings" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "version_endings: asked by the wall" ON "version_endings" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "versions: within the practice" ON "versions" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("versions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("versions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "versions: the coach and the client" ON "versions" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("versions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "versions: either of the two proposes, as themselves" ON "versions" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("versions"."proposed_by" = (select wall.me()) and "versions"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "versions: sign-in and jobs" ON "versions" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "versions: asked by the wall" ON "versions" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
-- Written by hand from here on.
alter table review_requests force row level security;
--> statement-breakpoint
alter table review_answers force row level security;
--> statement-breakpoint
alter table versions force row level security;
--> statement-breakpoint
alter table sign_offs force row level security;
--> statement-breakpoint
alter table version_endings force row level security;
--> statement-breakpoint
-- A sign-in of before was last proven when it began. FORCE is off for this statement's sake alone.
alter table sign_ins no force row level security;
--> statement-breakpoint
update sign_ins set proven_at = created_at;
--> statement-breakpoint
alter table sign_ins force row level security;
--> statement-breakpoint
-- No update and no delete, for anybody: what was asked, frozen, signed or sent back stays as it is.
grant select, insert (practice_id, engagement_id, vision_id, asked_by, note) on review_requests to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, request_id, engagement_id, answer, answered_by, words) on review_answers to waymark_app;
--> statement-breakpoint
grant select, insert on versions, sign_offs to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, version_id, engagement_id, kind, member_id, reason) on version_endings to waymark_app;
--> statement-breakpoint
grant select on review_requests, review_answers, versions, sign_offs, version_endings to waymark_system;
--> statement-breakpoint
-- Whoever owns the tables is held back as well. The one exception is a practice that is erased (db/erase.ts).
create function wall.kept_for_good() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' and current_user = 'waymark_owner' then
    perform 1 from public.practices p
      where p.id = old.practice_id and p.closed_at <= now() - interval '30 days';
    if found then return old; end if;
  end if;
  raise exception using errcode = '55000', message = format('A row of %s stays as it is.', tg_table_name);
end
$$;
--> statement-breakpoint
do $$
declare kept text;
begin
  foreach kept in array array['review_requests', 'review_answers', 'versions', 'sign_offs', 'version_endings'] loop
    execute format('create trigger %1$s_kept before update or delete on %1$s
      for each row execute function wall.kept_for_good()', kept);
    execute format('create trigger %1$s_not_emptied before truncate on %1$s
      for each statement execute function wall.kept_for_good()', kept);
  end loop;
end
$$;
--> statement-breakpoint
-- Whoever proposes, signs, withdraws or sends back waits for the one before: the vision's row is theirs until the
-- transaction ends. False for everybody who is not one of the two.
create function wall.lock_vision(asked uuid) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  practice constant uuid := nullif(current_setting('app.practice_id', true), '');
  asking constant uuid := wall.me();
  coaches constant boolean := wall.my_role() in ('owner', 'coach');
begin
  perform 1 from public.visions v
    join public.engagements e on e.practice_id = v.practice_id and e.id = v.engagement_id
    where v.practice_id = practice and v.id = asked
      and (e.client_id = asking or (e.coach_id = asking and coaches))
    for no key update of v;
  return found;
end
$$;
--> statement-breakpoint
-- What a version is frozen from: all of the log for whoever may write in it now, and for the coach between sessions what
-- has settled, so that proposing a version shows nobody a letter that the client has not let go of.
create function wall.log_to_freeze(asked uuid) returns table (seq bigint, bytes bytea)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  practice constant uuid := nullif(current_setting('app.practice_id', true), '');
  asking constant uuid := wall.me();
  plan record;
  through bigint;
  cached bigint;
begin
  select d.id as document_id, e.id as engagement_id, e.client_id, e.coach_id into plan
  from public.visions v
  join public.engagements e on e.practice_id = v.practice_id and e.id = v.engagement_id
  join public.documents d on d.practice_id = v.practice_id and d.engagement_id = e.id and d.kind = 'vision'
  join public.practices p on p.id = v.practice_id
  where v.practice_id = practice and v.id = asked
    and e.status in ('active', 'paused') and p.closed_at is null;
  if not found or asking is null then return; end if;
  if plan.client_id = asking then
    through := 9223372036854775807;
  elsif plan.coach_id = asking and wall.my_role() in ('owner', 'coach') then
    if exists (
      select 1 from public.sessions s
      where s.practice_id = practice and s.engagement_id = plan.engagement_id
        and s.opened_at is not null and s.ended_at is null) then
      through := 9223372036854775807;
    else
      select max(c.through_seq) into through from public.checkpoints c
      where c.practice_id = practice and c.document_id = plan.document_id;
    end if;
  end if;
  if through is null then return; end if;
  select s.through_seq into cached from public.document_snapshots s
    where s.practice_id = practice and s.document_id = plan.document_id and s.through_seq <= through;
  return query
    select s.through_seq, s.state from public.document_snapshots s
      where s.practice_id = practice and s.document_id = plan.document_id and s.through_seq = cached
    union all
    select u.seq, u.bytes from public.document_updates u
      where u.practice_id = practice and u.document_id = plan.document_id
        and u.seq > coalesce(cached, 0) and u.seq <= through
    order by 1;
end
$$;
--> statement-breakpoint
-- What no column can say, judged after the policies and the keys, with the vision's row in hand.
create function wall.check_version() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform 1 from public.visions v
    where v.practice_id = new.practice_id and v.id = new.vision_id and v.engagement_id = new.engagement_id
    for no key update;
  if not found then
    raise exception using errcode = '23514', message = 'A version is of the vision of its engagement.';
  end if;
  if new.number <> (select count(*) from public.versions v
      where v.practice_id = new.practice_id and v.vision_id = new.vision_id) then
    raise exception using errcode = '23514', message = 'Versions are numbered one after the other.';
  end if;
  if exists (select 1 from public.versions v
      where v.practice_id = new.practice_id and v.vision_id = new.vision_id and v.id <> new.id
        and not exists (select 1 from public.version_endings ended
          where ended.practice_id = v.practice_id and ended.version_id = v.id)
        and (select count(*) from public.sign_offs s
          where s.practice_id = v.practice_id and s.version_id = v.id) < 2) then
    raise exception using errcode = '23505', message = 'One version is open already.';
  end if;
  if new.follows_id is distinct from (select v.id from public.versions v
      where v.practice_id = new.practice_id and v.vision_id = new.vision_id and v.id <> new.id
        and (select count(*) from public.sign_offs s
          where s.practice_id = v.practice_id and s.version_id = v.id) = 2
      order by v.number desc limit 1) then
    raise exception using errcode = '23514', message = 'A version follows the last one that both signed.';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create function wall.check_sign_off() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  perform 1 from public.visions v
    join public.versions frozen on frozen.practice_id = v.practice_id and frozen.vision_id = v.id
    where frozen.practice_id = new.practice_id and frozen.id = new.version_id
    for no key update of v;
  if exists (select 1 from public.version_endings ended
      where ended.practice_id = new.practice_id and ended.version_id = new.version_id) then
    raise exception using errcode = '23514', message = 'This version is not to be signed any more.';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create function wall.check_version_ending() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  signatures bigint;
begin
  perform 1 from public.visions v
    join public.versions frozen on frozen.practice_id = v.practice_id and frozen.vision_id = v.id
    where frozen.practice_id = new.practice_id and frozen.id = new.version_id
    for no key update of v;
  select count(*) into signatures from public.sign_offs s
    where s.practice_id = new.practice_id and s.version_id = new.version_id;
  if signatures = 2 then
    raise exception using errcode = '23514', message = 'What both have signed stays agreed.';
  end if;
  if new.kind = 'withdrawn' and (signatures > 0 or not exists (select 1 from public.versions v
      where v.practice_id = new.practice_id and v.id = new.version_id and v.proposed_by = new.member_id)) then
    raise exception using errcode = '23514', message = 'A version is withdrawn by whoever proposed it, before a signature.';
  end if;
  if new.kind = 'sent back' and exists (select 1 from public.sign_offs s
      where s.practice_id = new.practice_id and s.version_id = new.version_id and s.member_id = new.member_id) then
    raise exception using errcode = '23514', message = 'Whoever has signed a version does not send it back.';
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger versions_checked after insert on versions for each row execute function wall.check_version();
--> statement-breakpoint
create trigger sign_offs_checked after insert on sign_offs for each row execute function wall.check_sign_off();
--> statement-breakpoint
create trigger version_endings_checked after insert on version_endings
  for each row execute function wall.check_version_ending();
--> statement-breakpoint
revoke all on function wall.kept_for_good(), wall.lock_vision(uuid), wall.log_to_freeze(uuid), wall.check_version(),
  wall.check_sign_off(), wall.check_version_ending() from public;
--> statement-breakpoint
grant execute on function wall.lock_vision(uuid), wall.log_to_freeze(uuid) to waymark_app;
