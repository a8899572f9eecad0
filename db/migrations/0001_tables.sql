CREATE TYPE "public"."document_kind" AS ENUM('vision', 'private_draft', 'shared_notes', 'coach_notes', 'client_notes');--> statement-breakpoint
CREATE TYPE "public"."engagement_status" AS ENUM('invited', 'active', 'paused', 'ended');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('owner', 'coach', 'client');--> statement-breakpoint
CREATE TABLE "checkpoint_reads" (
	"practice_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checkpoint_reads_practice_id_engagement_id_member_id_pk" PRIMARY KEY("practice_id","engagement_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "checkpoint_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"through_seq" bigint NOT NULL,
	"reason" text NOT NULL,
	"content" jsonb NOT NULL,
	"changed_sections" text[] NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "checkpoints_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "checkpoints_one_per_state" UNIQUE("practice_id","document_id","through_seq"),
	CONSTRAINT "checkpoints_reason" CHECK ("checkpoints"."reason" in ('pause', 'left', 'ready', 'session-ended'))
);
--> statement-breakpoint
ALTER TABLE "checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_snapshots" (
	"practice_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"through_seq" bigint NOT NULL,
	"state" "bytea" NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_snapshots_practice_id_document_id_pk" PRIMARY KEY("practice_id","document_id")
);
--> statement-breakpoint
ALTER TABLE "document_snapshots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_updates" (
	"practice_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "document_updates_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "document_updates_practice_id_document_id_seq_pk" PRIMARY KEY("practice_id","document_id","seq"),
	CONSTRAINT "document_updates_size" CHECK (octet_length("document_updates"."bytes") <= 262144)
);
--> statement-breakpoint
ALTER TABLE "document_updates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documents" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"kind" "document_kind" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "visions" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"template_key" text NOT NULL,
	"template_version" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visions_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "visions_one_per_engagement" UNIQUE("practice_id","engagement_id")
);
--> statement-breakpoint
ALTER TABLE "visions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "engagements" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"coach_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"status" "engagement_status" DEFAULT 'active' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"sessions_agreed" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "engagements_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "engagements_two_people" CHECK ("engagements"."coach_id" <> "engagements"."client_id"),
	CONSTRAINT "engagements_purpose" CHECK (length("engagements"."purpose") between 1 and 200),
	CONSTRAINT "engagements_sessions" CHECK ("engagements"."sessions_agreed" between 1 and 200)
);
--> statement-breakpoint
ALTER TABLE "engagements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"login_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"place" text,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "members_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "members_one_place_per_login" UNIQUE("practice_id","login_id"),
	CONSTRAINT "members_name" CHECK (length("members"."name") between 1 and 120)
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "practices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"mark" text DEFAULT 'anchor' NOT NULL,
	"accent_hue" integer DEFAULT 166 NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "practices_slug_unique" UNIQUE("slug"),
	CONSTRAINT "practices_slug" CHECK ("practices"."slug" ~ '^[a-z0-9](-?[a-z0-9])*$' and length("practices"."slug") <= 40),
	CONSTRAINT "practices_accent" CHECK ("practices"."accent_hue" in (135, 166, 200, 245, 275))
);
--> statement-breakpoint
ALTER TABLE "practices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid,
	"member_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"subject_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"minutes" integer DEFAULT 60 NOT NULL,
	"opened_at" timestamp with time zone,
	"opened_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "sessions_numbered" UNIQUE("practice_id","engagement_id","number"),
	CONSTRAINT "sessions_minutes" CHECK ("sessions"."minutes" between 5 and 480),
	CONSTRAINT "sessions_opened_by_someone" CHECK (("sessions"."opened_at" is null) = ("sessions"."opened_by" is null)),
	CONSTRAINT "sessions_ended_by_someone" CHECK (("sessions"."ended_at" is null) = ("sessions"."ended_by" is null)),
	CONSTRAINT "sessions_end_after_opening" CHECK ("sessions"."ended_at" is null or "sessions"."opened_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attempts" (
	"bucket" text PRIMARY KEY NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "emails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"to_address" text NOT NULL,
	"about_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"message_id" text
);
--> statement-breakpoint
ALTER TABLE "emails" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "logins" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"email_verified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "logins_email_length" CHECK (length("logins"."email") between 3 and 320)
);
--> statement-breakpoint
ALTER TABLE "logins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"browser_hash" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"handoff_hash" text,
	"method" text
);
--> statement-breakpoint
ALTER TABLE "sign_in_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"login_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"method" text NOT NULL,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sign_ins_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sign_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "checkpoint_reads" ADD CONSTRAINT "checkpoint_reads_practice_id_checkpoint_id_checkpoints_practice_id_id_fk" FOREIGN KEY ("practice_id","checkpoint_id") REFERENCES "public"."checkpoints"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_reads" ADD CONSTRAINT "checkpoint_reads_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_reads" ADD CONSTRAINT "checkpoint_reads_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_practice_id_document_id_documents_practice_id_id_fk" FOREIGN KEY ("practice_id","document_id") REFERENCES "public"."documents"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_snapshots" ADD CONSTRAINT "document_snapshots_practice_id_document_id_documents_practice_id_id_fk" FOREIGN KEY ("practice_id","document_id") REFERENCES "public"."documents"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_practice_id_document_id_documents_practice_id_id_fk" FOREIGN KEY ("practice_id","document_id") REFERENCES "public"."documents"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_updates" ADD CONSTRAINT "document_updates_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visions" ADD CONSTRAINT "visions_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_practice_id_coach_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","coach_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_practice_id_client_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_opened_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","opened_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_ended_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","ended_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkpoints_latest" ON "checkpoints" USING btree ("practice_id","engagement_id","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_one_plan_per_engagement" ON "documents" USING btree ("practice_id","engagement_id","kind") WHERE "documents"."kind" in ('vision', 'private_draft');--> statement-breakpoint
CREATE INDEX "documents_by_engagement" ON "documents" USING btree ("practice_id","engagement_id");--> statement-breakpoint
CREATE INDEX "engagements_by_coach" ON "engagements" USING btree ("practice_id","coach_id");--> statement-breakpoint
CREATE INDEX "engagements_by_client" ON "engagements" USING btree ("practice_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "engagements_one_under_way" ON "engagements" USING btree ("practice_id","coach_id","client_id") WHERE "engagements"."status" <> 'ended';--> statement-breakpoint
CREATE INDEX "members_by_login" ON "members" USING btree ("login_id");--> statement-breakpoint
CREATE INDEX "events_by_engagement" ON "events" USING btree ("practice_id","engagement_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_one_open" ON "sessions" USING btree ("practice_id","engagement_id") WHERE "sessions"."opened_at" is not null and "sessions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_by_time" ON "sessions" USING btree ("practice_id","starts_at");--> statement-breakpoint
CREATE INDEX "emails_by_time" ON "emails" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "logins_email" ON "logins" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sign_in_requests_by_email" ON "sign_in_requests" USING btree ("email","created_at");--> statement-breakpoint
CREATE INDEX "sign_ins_by_login" ON "sign_ins" USING btree ("login_id");--> statement-breakpoint
-- Written by hand: which documents the acting member may open live, and whether they may write. The policies of the
-- update log ask it, and so does the live process before it lets a socket in.
create view openable_documents with (security_invoker = true) as
select d.practice_id, d.id as document_id, d.engagement_id, d.kind,
  e.status in ('active', 'paused') as writable
from documents d
join engagements e on e.practice_id = d.practice_id and e.id = d.engagement_id
where (d.kind in ('vision', 'private_draft', 'shared_notes', 'client_notes') and e.client_id = (select wall.me()))
  or (d.kind in ('shared_notes', 'coach_notes') and e.coach_id = (select wall.me()))
  or (d.kind = 'vision' and e.coach_id = (select wall.me()) and exists (
    select 1 from sessions s
    where s.practice_id = d.practice_id and s.engagement_id = d.engagement_id
      and s.opened_at is not null and s.ended_at is null));--> statement-breakpoint
CREATE POLICY "checkpoint_reads: within the practice" ON "checkpoint_reads" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("checkpoint_reads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("checkpoint_reads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "checkpoint_reads: the coach and the client" ON "checkpoint_reads" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("checkpoint_reads"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "checkpoint_reads: for yourself" ON "checkpoint_reads" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("checkpoint_reads"."member_id" = (select wall.me()) and "checkpoint_reads"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "checkpoint_reads: your own" ON "checkpoint_reads" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("checkpoint_reads"."member_id" = (select wall.me()) and "checkpoint_reads"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me()))) WITH CHECK ("checkpoint_reads"."member_id" = (select wall.me()) and "checkpoint_reads"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "checkpoints: within the practice" ON "checkpoints" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("checkpoints"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("checkpoints"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "checkpoints: the coach and the client" ON "checkpoints" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("checkpoints"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "checkpoints: sign-in and jobs" ON "checkpoints" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "document_snapshots: within the practice" ON "document_snapshots" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("document_snapshots"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("document_snapshots"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "document_snapshots: who may open the document now" ON "document_snapshots" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("document_snapshots"."document_id" in (select o.document_id from openable_documents o));--> statement-breakpoint
CREATE POLICY "document_snapshots: sign-in and jobs" ON "document_snapshots" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "document_updates: within the practice" ON "document_updates" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("document_updates"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("document_updates"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "document_updates: who may open the document now" ON "document_updates" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("document_updates"."document_id" in (select o.document_id from openable_documents o));--> statement-breakpoint
CREATE POLICY "document_updates: as yourself, where you may write now" ON "document_updates" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("document_updates"."member_id" = (select wall.me()) and exists (
        select 1 from openable_documents o where o.document_id = "document_updates"."document_id" and o.writable));--> statement-breakpoint
CREATE POLICY "document_updates: sign-in and jobs" ON "document_updates" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "documents: within the practice" ON "documents" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("documents"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("documents"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "documents: by kind, the coach or the client" ON "documents" AS PERMISSIVE FOR SELECT TO "waymark_app" USING (("documents"."kind" in ('vision', 'shared_notes') and "documents"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())))
        or ("documents"."kind" in ('private_draft', 'client_notes')
          and "documents"."engagement_id" in (select e.id from engagements e where e.client_id = (select wall.me())))
        or ("documents"."kind" = 'coach_notes'
          and "documents"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()))));--> statement-breakpoint
CREATE POLICY "documents: sign-in and jobs" ON "documents" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "visions: within the practice" ON "visions" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("visions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("visions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "visions: the coach and the client" ON "visions" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("visions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "visions: sign-in and jobs" ON "visions" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "engagements: within the practice" ON "engagements" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("engagements"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("engagements"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "engagements: its coach, its client, the owner of the business" ON "engagements" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("engagements"."coach_id" = (select wall.me()) or "engagements"."client_id" = (select wall.me()) or (select wall.my_role()) = 'owner');--> statement-breakpoint
CREATE POLICY "engagements: sign-in and jobs" ON "engagements" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "engagements: asked by the wall" ON "engagements" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "members: within the practice" ON "members" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("members"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("members"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "members: yourself, colleagues, and who you work with" ON "members" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("members"."id" = (select wall.me())
        or (select wall.my_role()) = 'owner'
        or ((select wall.my_role()) = 'coach' and "members"."role" in ('owner', 'coach'))
        or "members"."id" in (select e.coach_id from engagements e union all select e.client_id from engagements e));--> statement-breakpoint
CREATE POLICY "members: sign-in and jobs" ON "members" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "members: asked by the wall" ON "members" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "practices: within the practice" ON "practices" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("practices"."id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("practices"."id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "practices: its members read it" ON "practices" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("practices"."id" = (select nullif(current_setting('app.practice_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "practices: sign-in and jobs" ON "practices" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "events: within the practice" ON "events" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("events"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("events"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "events: your engagements" ON "events" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("events"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "events: as yourself" ON "events" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("events"."member_id" = (select wall.me()) and ("events"."engagement_id" is null or "events"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me()))));--> statement-breakpoint
CREATE POLICY "events: sign-in and jobs" ON "events" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sessions: within the practice" ON "sessions" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("sessions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("sessions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "sessions: the coach, the client, the owner of the business" ON "sessions" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("sessions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) or (select wall.my_role()) = 'owner');--> statement-breakpoint
CREATE POLICY "sessions: the coach books" ON "sessions" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("sessions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "sessions: the coach opens and ends" ON "sessions" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("sessions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()))) WITH CHECK ("sessions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "sessions: sign-in and jobs" ON "sessions" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "attempts: sign-in and jobs" ON "attempts" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "emails: sign-in and jobs" ON "emails" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "logins: sign-in and jobs" ON "logins" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_in_requests: sign-in and jobs" ON "sign_in_requests" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_ins: sign-in and jobs" ON "sign_ins" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);