CREATE TABLE "template_versions" (
	"practice_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_versions_practice_id_template_id_version_pk" PRIMARY KEY("practice_id","template_id","version"),
	CONSTRAINT "template_versions_count" CHECK ("template_versions"."version" >= 1),
	CONSTRAINT "template_versions_size" CHECK (octet_length("template_versions"."content"::text) <= 200000)
);
--> statement-breakpoint
ALTER TABLE "template_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "templates" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"title" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "templates_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "templates_title" CHECK (length("templates"."title") between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "templates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "visions" ADD COLUMN "template" jsonb;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_practice_id_template_id_templates_practice_id_id_fk" FOREIGN KEY ("practice_id","template_id") REFERENCES "public"."templates"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_practice_id_made_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","made_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "visions: its client moves it to a newer template" ON "visions" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("visions"."engagement_id" in (
        select e.id from engagements e where e.client_id = (select wall.me()) and e.status in ('active', 'paused'))) WITH CHECK ("visions"."engagement_id" in (
        select e.id from engagements e where e.client_id = (select wall.me()) and e.status in ('active', 'paused')));--> statement-breakpoint
CREATE POLICY "template_versions: within the practice" ON "template_versions" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("template_versions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("template_versions"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "template_versions: everybody in the practice" ON "template_versions" AS PERMISSIVE FOR SELECT TO "waymark_app" USING (true);--> statement-breakpoint
CREATE POLICY "template_versions: owners and coaches, in their own name" ON "template_versions" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ((select wall.my_role()) in ('owner', 'coach') and "template_versions"."made_by" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "template_versions: sign-in and jobs" ON "template_versions" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "templates: within the practice" ON "templates" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("templates"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("templates"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "templates: everybody in the practice" ON "templates" AS PERMISSIVE FOR SELECT TO "waymark_app" USING (true);--> statement-breakpoint
CREATE POLICY "templates: owners and coaches begin one" ON "templates" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ((select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
CREATE POLICY "templates: owners and coaches name and retire them" ON "templates" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ((select wall.my_role()) in ('owner', 'coach')) WITH CHECK ((select wall.my_role()) in ('owner', 'coach'));--> statement-breakpoint
CREATE POLICY "templates: sign-in and jobs" ON "templates" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
-- From here on by hand: the wall holds the owner of the tables as well, and who may write which columns.
alter table templates force row level security;
--> statement-breakpoint
alter table template_versions force row level security;
--> statement-breakpoint
grant select, insert (practice_id, id, title), update (title, retired_at) on templates to waymark_app;
--> statement-breakpoint
-- No update: a vision is read by its version for good.
grant select, insert (practice_id, template_id, version, content, made_by) on template_versions to waymark_app;
--> statement-breakpoint
grant update (template_version, template) on visions to waymark_app;
--> statement-breakpoint
grant select on templates, template_versions to waymark_system;
