CREATE TYPE "public"."suggestion_outcome" AS ENUM('applied', 'declined');--> statement-breakpoint
CREATE TABLE "comments" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"body" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "comments_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "comments_body" CHECK (length("comments"."body") <= 4000),
	CONSTRAINT "comments_deleted_without_words" CHECK (("comments"."deleted_at" is not null) = ("comments"."body" = ''))
);
--> statement-breakpoint
ALTER TABLE "comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "questions" (
	"practice_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "questions_practice_id_thread_id_asked_by_pk" PRIMARY KEY("practice_id","thread_id","asked_by")
);
--> statement-breakpoint
ALTER TABLE "questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suggestions" (
	"practice_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"suggested_by" uuid NOT NULL,
	"replacement" text NOT NULL,
	"outcome" "suggestion_outcome",
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "suggestions_practice_id_thread_id_pk" PRIMARY KEY("practice_id","thread_id"),
	CONSTRAINT "suggestions_replacement" CHECK (length("suggestions"."replacement") <= 2000),
	CONSTRAINT "suggestions_decided_by_someone" CHECK (("suggestions"."outcome" is null) = ("suggestions"."decided_by" is null)
        and ("suggestions"."outcome" is null) = ("suggestions"."decided_at" is null))
);
--> statement-breakpoint
ALTER TABLE "suggestions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "thread_reads" (
	"practice_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "thread_reads_practice_id_thread_id_member_id_pk" PRIMARY KEY("practice_id","thread_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "thread_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "threads" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"section" text NOT NULL,
	"element_id" uuid,
	"field" text,
	"quote" text NOT NULL,
	"anchor" jsonb,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "threads_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "threads_of_their_engagement" UNIQUE("practice_id","engagement_id","id"),
	CONSTRAINT "threads_about_one_thing" CHECK (("threads"."element_id" is null) = ("threads"."anchor" is not null)),
	CONSTRAINT "threads_field_of_an_element" CHECK ("threads"."field" is null or "threads"."element_id" is not null),
	CONSTRAINT "threads_quote" CHECK (length("threads"."quote") between 1 and 1000),
	CONSTRAINT "threads_anchor" CHECK (pg_column_size("threads"."anchor") <= 16384),
	CONSTRAINT "threads_resolved_by_someone" CHECK (("threads"."resolved_at" is null) = ("threads"."resolved_by" is null)),
	CONSTRAINT "threads_resolved_by_who_opened" CHECK ("threads"."resolved_by" = "threads"."opened_by")
);
--> statement-breakpoint
ALTER TABLE "threads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_practice_id_engagement_id_thread_id_threads_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","thread_id") REFERENCES "public"."threads"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_practice_id_author_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","author_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_practice_id_engagement_id_thread_id_threads_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","thread_id") REFERENCES "public"."threads"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_practice_id_asked_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","asked_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_practice_id_engagement_id_thread_id_threads_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","thread_id") REFERENCES "public"."threads"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_practice_id_suggested_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","suggested_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_practice_id_decided_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","decided_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_practice_id_engagement_id_thread_id_threads_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","thread_id") REFERENCES "public"."threads"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_practice_id_opened_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","opened_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_practice_id_resolved_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","resolved_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_by_thread" ON "comments" USING btree ("practice_id","thread_id","written_at");--> statement-breakpoint
CREATE INDEX "comments_by_engagement" ON "comments" USING btree ("practice_id","engagement_id","written_at");--> statement-breakpoint
CREATE POLICY "comments: within the practice" ON "comments" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("comments"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("comments"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "comments: the coach and the client" ON "comments" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("comments"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "comments: as yourself, while the work is under way" ON "comments" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("comments"."author_id" = (select wall.me()) and "comments"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "comments: your own, until you delete it" ON "comments" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("comments"."author_id" = (select wall.me()) and "comments"."deleted_at" is null and "comments"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused'))) WITH CHECK ("comments"."author_id" = (select wall.me()) and "comments"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "questions: within the practice" ON "questions" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("questions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("questions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "questions: the coach and the client" ON "questions" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("questions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "questions: as yourself, while the work is under way" ON "questions" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("questions"."asked_by" = (select wall.me()) and "questions"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "questions: your own" ON "questions" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("questions"."asked_by" = (select wall.me()) and "questions"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused'))) WITH CHECK ("questions"."asked_by" = (select wall.me()) and "questions"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "suggestions: within the practice" ON "suggestions" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("suggestions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("suggestions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "suggestions: the coach and the client" ON "suggestions" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("suggestions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "suggestions: by the coach, as themselves" ON "suggestions" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("suggestions"."suggested_by" = (select wall.me()) and "suggestions"."engagement_id" in (
        select e.id from engagements e where e.coach_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "suggestions: the client decides, once" ON "suggestions" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("suggestions"."outcome" is null and "suggestions"."engagement_id" in (
        select e.id from engagements e where e.client_id = (select wall.me()) and e.status in ('active', 'paused'))) WITH CHECK ("suggestions"."decided_by" = (select wall.me()) and "suggestions"."engagement_id" in (
        select e.id from engagements e where e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "thread_reads: within the practice" ON "thread_reads" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("thread_reads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("thread_reads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "thread_reads: told to nobody else" ON "thread_reads" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("thread_reads"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "thread_reads: for yourself" ON "thread_reads" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("thread_reads"."member_id" = (select wall.me()) and "thread_reads"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "thread_reads: your own" ON "thread_reads" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("thread_reads"."member_id" = (select wall.me())) WITH CHECK ("thread_reads"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "threads: within the practice" ON "threads" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("threads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("threads"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "threads: the coach and the client" ON "threads" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("threads"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "threads: as yourself, while the work is under way" ON "threads" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("threads"."opened_by" = (select wall.me()) and "threads"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "threads: resolved as yourself, opened again by either" ON "threads" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("threads"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused'))) WITH CHECK ("threads"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')) and ("threads"."resolved_by" is null or "threads"."resolved_by" = (select wall.me())));--> statement-breakpoint
CREATE POLICY "threads: sign-in and jobs" ON "threads" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
alter table threads force row level security;
--> statement-breakpoint
alter table comments force row level security;
--> statement-breakpoint
alter table questions force row level security;
--> statement-breakpoint
alter table suggestions force row level security;
--> statement-breakpoint
alter table thread_reads force row level security;
--> statement-breakpoint
-- What a thread is about is said once; times are the database's word. Nobody deletes: a comment loses its words.
grant select, insert (practice_id, id, engagement_id, section, element_id, field, quote, anchor, opened_by),
  update (resolved_by, resolved_at) on threads to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, id, engagement_id, thread_id, author_id, body),
  update (body, edited_at, deleted_at) on comments to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, thread_id, engagement_id, asked_by), update (asked_at, withdrawn_at)
  on questions to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, thread_id, engagement_id, suggested_by, replacement),
  update (outcome, decided_by, decided_at) on suggestions to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, thread_id, engagement_id, member_id), update (read_at)
  on thread_reads to waymark_app;
--> statement-breakpoint
-- Where a passage lies by now: written as the vision settles, and never by people.
grant select, update (anchor) on threads to waymark_system;
