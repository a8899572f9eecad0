CREATE TABLE "message_settings" (
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"choices" jsonb NOT NULL,
	"rhythm" text NOT NULL,
	"hour" integer NOT NULL,
	"weekday" integer NOT NULL,
	"quiet_from" integer,
	"quiet_until" integer,
	"day_before" boolean NOT NULL,
	"hour_before" boolean NOT NULL,
	"when_due" boolean NOT NULL,
	CONSTRAINT "message_settings_practice_id_member_id_pk" PRIMARY KEY("practice_id","member_id"),
	CONSTRAINT "message_settings_choices" CHECK (octet_length("message_settings"."choices"::text) <= 2000),
	CONSTRAINT "message_settings_rhythm" CHECK ("message_settings"."rhythm" in ('daily', 'weekly', 'never')),
	CONSTRAINT "message_settings_hours" CHECK ("message_settings"."hour" between 0 and 23 and "message_settings"."weekday" between 1 and 7
        and ("message_settings"."quiet_from" is null) = ("message_settings"."quiet_until" is null)
        and "message_settings"."quiet_from" between 0 and 23 and "message_settings"."quiet_until" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "message_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notices" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"recipient_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"verb" text NOT NULL,
	"engagement_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seen_at" timestamp with time zone,
	"weighed_at" timestamp with time zone,
	"email_id" uuid,
	CONSTRAINT "notices_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" ~ '^[a-z]+$' and length("notices"."kind") <= 40),
	CONSTRAINT "notices_verb" CHECK ("notices"."verb" ~ '^[a-z]+( [a-z]+)*$' and length("notices"."verb") <= 40)
);
--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reminders" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"member_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"kind" text DEFAULT 'asked' NOT NULL,
	"about_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "reminders_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "reminders_once" UNIQUE("practice_id","member_id","kind","about_id","due_at"),
	CONSTRAINT "reminders_kind" CHECK ("reminders"."kind" in ('asked', 'day before', 'hour before', 'due'))
);
--> statement-breakpoint
ALTER TABLE "reminders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "emails" ADD COLUMN "not_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "emails" ADD COLUMN "claimed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "emails" ADD COLUMN "over_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message_settings" ADD CONSTRAINT "message_settings_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_practice_id_recipient_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","recipient_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_practice_id_from_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","from_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_by_recipient" ON "notices" USING btree ("practice_id","recipient_id","at");--> statement-breakpoint
CREATE INDEX "notices_to_weigh" ON "notices" USING btree ("practice_id") WHERE "notices"."weighed_at" is null;--> statement-breakpoint
CREATE INDEX "notices_to_mail" ON "notices" USING btree ("practice_id","recipient_id") WHERE "notices"."email_id" is null and "notices"."seen_at" is null;--> statement-breakpoint
CREATE INDEX "notices_by_email" ON "notices" USING btree ("email_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once_per_conversation" ON "notices" USING btree ("practice_id","recipient_id","about_id") WHERE "notices"."seen_at" is null and "notices"."kind" = 'comments';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once_per_verb" ON "notices" USING btree ("practice_id","recipient_id","about_id","verb") WHERE "notices"."seen_at" is null and "notices"."kind" <> 'comments';--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("practice_id","due_at") WHERE "reminders"."done_at" is null;--> statement-breakpoint
CREATE INDEX "emails_by_subject" ON "emails" USING btree ("about_id");--> statement-breakpoint
CREATE INDEX "emails_to_send" ON "emails" USING btree ("created_at") WHERE "emails"."sent_at" is null and "emails"."over_at" is null;--> statement-breakpoint
CREATE POLICY "message_settings: within the practice" ON "message_settings" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("message_settings"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("message_settings"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "message_settings: your own" ON "message_settings" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("message_settings"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "message_settings: for yourself" ON "message_settings" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("message_settings"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "message_settings: your own to change" ON "message_settings" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("message_settings"."member_id" = (select wall.me())) WITH CHECK ("message_settings"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "message_settings: sign-in and jobs" ON "message_settings" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "notices: within the practice" ON "notices" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("notices"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("notices"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "notices: told to nobody else" ON "notices" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("notices"."recipient_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "notices: as yourself, to the others of an engagement you see" ON "notices" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("notices"."from_id" = (select wall.me()) and "notices"."recipient_id" <> (select wall.me())
        and "notices"."engagement_id" in (select e.id from engagements e)
        and "notices"."recipient_id" in (
          select unnest(array[e.coach_id, e.client_id]) from engagements e where e.id = "notices"."engagement_id"
          union all
          select h.from_coach_id from handovers h where h.engagement_id = "notices"."engagement_id"));--> statement-breakpoint
CREATE POLICY "notices: looked at by whom they tell" ON "notices" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("notices"."recipient_id" = (select wall.me())) WITH CHECK ("notices"."recipient_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "notices: sign-in and jobs" ON "notices" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reminders: within the practice" ON "reminders" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("reminders"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("reminders"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "reminders: your own" ON "reminders" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("reminders"."member_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "reminders: asked for by yourself, about your own work" ON "reminders" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("reminders"."member_id" = (select wall.me()) and "reminders"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "reminders: sign-in and jobs" ON "reminders" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- From here on by hand: the wall, and who may write which columns.
alter table notices force row level security;
--> statement-breakpoint
alter table message_settings force row level security;
--> statement-breakpoint
alter table reminders force row level security;
--> statement-breakpoint
-- When it was written and how it is mailed is not the sender's word; that it was looked at is the recipient's.
grant select, insert (practice_id, recipient_id, from_id, kind, verb, engagement_id, about_id), update (seen_at)
  on notices to waymark_app;
--> statement-breakpoint
grant select, insert, update (choices, rhythm, hour, weekday, quiet_from, quiet_until, day_before, hour_before, when_due)
  on message_settings to waymark_app;
--> statement-breakpoint
-- Not `kind`: what a person writes is what they asked for.
grant select, insert (practice_id, member_id, engagement_id, about_id, due_at) on reminders to waymark_app;
--> statement-breakpoint
-- Events are announced by sign-in as well, and a link in a mail unsubscribes whoever it was written to.
grant select, insert (practice_id, recipient_id, from_id, kind, verb, engagement_id, about_id), update (weighed_at, email_id)
  on notices to waymark_system;
--> statement-breakpoint
grant select, insert, update on message_settings to waymark_system;
--> statement-breakpoint
grant select, insert, update (done_at) on reminders to waymark_system;
