CREATE TYPE "public"."commitment_outcome_kind" AS ENUM('kept', 'let_go', 'changed');--> statement-breakpoint
CREATE TABLE "commitment_links" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "commitment_links_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "commitment_links_one_each" UNIQUE("practice_id","commitment_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "commitment_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitment_outcomes" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"kind" "commitment_outcome_kind" NOT NULL,
	"words" text,
	"member_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "commitment_outcomes_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "commitment_outcomes_once" UNIQUE("practice_id","commitment_id"),
	CONSTRAINT "commitment_outcomes_words" CHECK (length("commitment_outcomes"."words") between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "commitment_outcomes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitments" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"session_id" uuid,
	"owner_id" uuid NOT NULL,
	"text" text NOT NULL,
	"due_on" date,
	"confidence" smallint,
	"would_change" text,
	"milestone_id" text,
	"follows_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "commitments_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "commitments_of_their_engagement" UNIQUE("practice_id","engagement_id","id"),
	CONSTRAINT "commitments_followed_once" UNIQUE("practice_id","follows_id"),
	CONSTRAINT "commitments_text" CHECK (length("commitments"."text") between 1 and 400),
	CONSTRAINT "commitments_confidence" CHECK ("commitments"."confidence" between 1 and 10),
	CONSTRAINT "commitments_would_change" CHECK ("commitments"."would_change" is null or ("commitments"."confidence" < 7 and length("commitments"."would_change") between 1 and 400)),
	CONSTRAINT "commitments_milestone" CHECK (length("commitments"."milestone_id") between 1 and 64)
);
--> statement-breakpoint
ALTER TABLE "commitments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "commitment_links" ADD CONSTRAINT "commitment_links_practice_id_engagement_id_commitment_id_commitments_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","commitment_id") REFERENCES "public"."commitments"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_links" ADD CONSTRAINT "commitment_links_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_outcomes" ADD CONSTRAINT "commitment_outcomes_practice_id_engagement_id_commitment_id_commitments_practice_id_engagement_id_id_fk" FOREIGN KEY ("practice_id","engagement_id","commitment_id") REFERENCES "public"."commitments"("practice_id","engagement_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_outcomes" ADD CONSTRAINT "commitment_outcomes_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_practice_id_session_id_sessions_practice_id_id_fk" FOREIGN KEY ("practice_id","session_id") REFERENCES "public"."sessions"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_follow_one_of_their_engagement" FOREIGN KEY ("practice_id","engagement_id","follows_id") REFERENCES "public"."commitments"("practice_id","engagement_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_practice_id_owner_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","owner_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_practice_id_created_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","created_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_outcomes_by_engagement" ON "commitment_outcomes" USING btree ("practice_id","engagement_id");--> statement-breakpoint
CREATE INDEX "commitments_by_engagement" ON "commitments" USING btree ("practice_id","engagement_id","created_at");--> statement-breakpoint
CREATE INDEX "commitments_by_owner" ON "commitments" USING btree ("practice_id","owner_id");--> statement-breakpoint
CREATE INDEX "commitments_by_session" ON "commitments" USING btree ("practice_id","session_id");--> statement-breakpoint
CREATE INDEX "commitments_by_due" ON "commitments" USING btree ("due_on");--> statement-breakpoint
CREATE POLICY "commitment_links: within the practice" ON "commitment_links" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("commitment_links"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("commitment_links"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "commitment_links: sign-in and jobs" ON "commitment_links" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "commitment_outcomes: within the practice" ON "commitment_outcomes" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("commitment_outcomes"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("commitment_outcomes"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "commitment_outcomes: the coach and the client" ON "commitment_outcomes" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("commitment_outcomes"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "commitment_outcomes: as yourself, while the work is under way" ON "commitment_outcomes" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("commitment_outcomes"."member_id" = (select wall.me()) and "commitment_outcomes"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "commitment_outcomes: sign-in and jobs" ON "commitment_outcomes" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "commitments: within the practice" ON "commitments" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("commitments"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("commitments"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "commitments: the coach and the client" ON "commitments" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("commitments"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "commitments: as yourself, for one of the two, while the work is under way" ON "commitments" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("commitments"."created_by" = (select wall.me()) and "commitments"."engagement_id" in (select e.id from engagements e
  where (e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) and e.status in ('active', 'paused'))
        and exists (select 1 from engagements e
          where e.id = "commitments"."engagement_id" and "commitments"."owner_id" in (e.coach_id, e.client_id))
        and ("commitments"."session_id" is null or exists (select 1 from sessions s
          where s.id = "commitments"."session_id" and s.engagement_id = "commitments"."engagement_id")));--> statement-breakpoint
CREATE POLICY "commitments: sign-in and jobs" ON "commitments" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
alter table commitments force row level security;
--> statement-breakpoint
alter table commitment_outcomes force row level security;
--> statement-breakpoint
alter table commitment_links force row level security;
--> statement-breakpoint
-- Said once and settled once: nobody changes or takes back either, and times are the database's word.
grant select, insert (practice_id, id, engagement_id, session_id, owner_id, text, due_on, confidence, would_change,
  milestone_id, follows_id, created_by) on commitments to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, id, engagement_id, commitment_id, kind, words, member_id)
  on commitment_outcomes to waymark_app;
--> statement-breakpoint
-- Jobs remind, and make the links that a reminder carries. People's work neither reads nor makes them.
grant select on commitments, commitment_outcomes to waymark_system;
--> statement-breakpoint
grant select, insert (practice_id, engagement_id, commitment_id, member_id, expires_at), update (expires_at)
  on commitment_links to waymark_system;
