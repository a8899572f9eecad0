CREATE TYPE "public"."drift_answer_kind" AS ENUM('seen', 'dismissed');--> statement-breakpoint
CREATE TYPE "public"."drift_kind" AS ENUM('section untouched', 'milestones still', 'commitments unaimed', 'role moved', 'nonnegotiable at risk', 'life gap', 'openings against', 'no session', 'plan quiet');--> statement-breakpoint
CREATE TABLE "check_ins" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"going" smallint NOT NULL,
	"kept" uuid[] NOT NULL,
	"at_risk" uuid[] NOT NULL,
	"line" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_ins_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "check_ins_going" CHECK ("check_ins"."going" between 1 and 10),
	CONSTRAINT "check_ins_line" CHECK (length("check_ins"."line") <= 280),
	CONSTRAINT "check_ins_kept" CHECK (cardinality("check_ins"."kept") + cardinality("check_ins"."at_risk") <= 40)
);
--> statement-breakpoint
ALTER TABLE "check_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drift_answers" (
	"practice_id" uuid NOT NULL,
	"signal_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" "drift_answer_kind" NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drift_answers_practice_id_signal_id_kind_pk" PRIMARY KEY("practice_id","signal_id","kind"),
	CONSTRAINT "drift_answers_dismissed_with_a_reason" CHECK (("drift_answers"."kind" = 'dismissed') = ("drift_answers"."reason" is not null)),
	CONSTRAINT "drift_answers_reason" CHECK (length("drift_answers"."reason") between 1 and 300)
);
--> statement-breakpoint
ALTER TABLE "drift_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drift_signals" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"kind" "drift_kind" NOT NULL,
	"about" text DEFAULT '' NOT NULL,
	"facts" jsonb NOT NULL,
	"fired_at" timestamp with time zone DEFAULT now() NOT NULL,
	"coach_from" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "drift_signals_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "drift_signals_once" UNIQUE("practice_id","engagement_id","kind","about","facts"),
	CONSTRAINT "drift_signals_about" CHECK (length("drift_signals"."about") <= 100),
	CONSTRAINT "drift_signals_facts" CHECK (octet_length("drift_signals"."facts"::text) <= 1000)
);
--> statement-breakpoint
ALTER TABLE "drift_signals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plan_reminders" (
	"practice_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_reminders_practice_id_engagement_id_member_id_on_day_pk" PRIMARY KEY("practice_id","engagement_id","member_id","on_day")
);
--> statement-breakpoint
ALTER TABLE "plan_reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_answers" ADD CONSTRAINT "drift_answers_practice_id_signal_id_drift_signals_practice_id_id_fk" FOREIGN KEY ("practice_id","signal_id") REFERENCES "public"."drift_signals"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_answers" ADD CONSTRAINT "drift_answers_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_answers" ADD CONSTRAINT "drift_answers_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_signals" ADD CONSTRAINT "drift_signals_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reminders" ADD CONSTRAINT "plan_reminders_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reminders" ADD CONSTRAINT "plan_reminders_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_ins_by_engagement" ON "check_ins" USING btree ("practice_id","engagement_id","at");--> statement-breakpoint
CREATE INDEX "drift_signals_standing" ON "drift_signals" USING btree ("practice_id","engagement_id") WHERE "drift_signals"."ended_at" is null;--> statement-breakpoint
CREATE POLICY "check_ins: within the practice" ON "check_ins" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("check_ins"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("check_ins"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "check_ins: the coach and the client" ON "check_ins" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("check_ins"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "check_ins: the client, as themselves, while the work is under way" ON "check_ins" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("check_ins"."member_id" = (select wall.me()) and "check_ins"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "check_ins: sign-in and jobs" ON "check_ins" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "drift_answers: within the practice" ON "drift_answers" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("drift_answers"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("drift_answers"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "drift_answers: whoever reads the signal" ON "drift_answers" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("drift_answers"."signal_id" in (select s.id from drift_signals s));--> statement-breakpoint
CREATE POLICY "drift_answers: the client, as themselves, while the work is under way" ON "drift_answers" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("drift_answers"."member_id" = (select wall.me()) and "drift_answers"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')) and exists (
        select 1 from drift_signals s where s.practice_id = "drift_answers"."practice_id" and s.id = "drift_answers"."signal_id"
          and s.engagement_id = "drift_answers"."engagement_id"));--> statement-breakpoint
CREATE POLICY "drift_answers: sign-in and jobs" ON "drift_answers" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "drift_signals: within the practice" ON "drift_signals" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("drift_signals"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("drift_signals"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "drift_signals: the client, and then the coach, of what is shared" ON "drift_signals" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("drift_signals"."engagement_id" in (select e.id from engagements e where e.client_id = (select wall.me()))
        or ("drift_signals"."coach_from" <= now() and "drift_signals"."engagement_id" in (select e.id from engagements e
  where e.coach_id = (select wall.me()) and e.status in ('active', 'paused'))));--> statement-breakpoint
CREATE POLICY "drift_signals: sign-in and jobs" ON "drift_signals" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "drift_signals: asked by the wall" ON "drift_signals" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "drift_signals: update by the wall" ON "drift_signals" AS PERMISSIVE FOR UPDATE TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "plan_reminders: within the practice" ON "plan_reminders" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("plan_reminders"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("plan_reminders"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "plan_reminders: whoever asked" ON "plan_reminders" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("plan_reminders"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "plan_reminders: the client, for themselves, while the work is under way" ON "plan_reminders" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("plan_reminders"."member_id" = (select wall.me()) and "plan_reminders"."engagement_id" in (select e.id from engagements e
  where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "plan_reminders: sign-in and jobs" ON "plan_reminders" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- From here on by hand: the wall, who may write which columns, and what the database does by itself.
alter table drift_signals force row level security;
--> statement-breakpoint
alter table drift_answers force row level security;
--> statement-breakpoint
alter table check_ins force row level security;
--> statement-breakpoint
alter table plan_reminders force row level security;
--> statement-breakpoint
-- What has drifted is found by a job and said by nobody: no insert for people.
grant select on drift_signals to waymark_app;
--> statement-breakpoint
-- No update, no delete: what was answered stays answered. `at` is the database's word.
grant select, insert (practice_id, signal_id, engagement_id, member_id, kind, reason) on drift_answers to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, id, engagement_id, member_id, going, kept, at_risk, line) on check_ins to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, engagement_id, member_id, on_day) on plan_reminders to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, engagement_id, kind, about, facts, fired_at, coach_from), update (ended_at, coach_from)
  on drift_signals to waymark_system;
--> statement-breakpoint
grant select on drift_answers, check_ins, plan_reminders to waymark_system;
--> statement-breakpoint
-- The client has it first; once they have answered, the coach reads it too. What rests on private words stays theirs.
create function wall.signal_was_seen() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.drift_signals s set coach_from = least(s.coach_from, now())
  where s.practice_id = new.practice_id and s.id = new.signal_id and s.coach_from is not null;
  return null;
end
$$;
--> statement-breakpoint
create trigger signal_was_seen after insert on drift_answers for each row execute function wall.signal_was_seen();
--> statement-breakpoint
revoke all on function wall.signal_was_seen() from public;
