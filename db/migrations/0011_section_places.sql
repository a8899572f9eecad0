CREATE TYPE "public"."section_place" AS ENUM('shared', 'private');--> statement-breakpoint
CREATE TABLE "section_places" (
	"practice_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"section" text NOT NULL,
	"place" "section_place" NOT NULL,
	"moved_by" uuid NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "section_places_practice_id_engagement_id_section_place_pk" PRIMARY KEY("practice_id","engagement_id","section","place"),
	CONSTRAINT "section_places_section" CHECK (length("section_places"."section") between 1 and 60)
);
--> statement-breakpoint
ALTER TABLE "section_places" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "section_places" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "section_places" ADD CONSTRAINT "section_places_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "section_places" ADD CONSTRAINT "section_places_practice_id_moved_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","moved_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "section_places: within the practice" ON "section_places" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("section_places"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("section_places"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "section_places: the client; of shared sections, the coach" ON "section_places" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("section_places"."engagement_id" in (select e.id from engagements e where e.client_id = (select wall.me()))
        or ("section_places"."place" = 'shared' and "section_places"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me()))));--> statement-breakpoint
CREATE POLICY "section_places: the client, while the work is under way" ON "section_places" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("section_places"."moved_by" = (select wall.me()) and "section_places"."engagement_id" in (
        select e.id from engagements e where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "section_places: sign-in and jobs" ON "section_places" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- Neither update nor delete: what has been shared stays shared.
grant select, insert (practice_id, engagement_id, section, place, moved_by) on section_places to waymark_app;
--> statement-breakpoint
-- What settles is what lies in the shared vision.
grant select on section_places to waymark_system;
