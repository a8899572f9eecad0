CREATE TABLE "acceptances" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"invitation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"engagement_id" uuid,
	"terms" text NOT NULL,
	"terms_hash" text NOT NULL,
	"accepted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "acceptances_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "acceptances_once" UNIQUE("practice_id","invitation_id"),
	CONSTRAINT "acceptances_hash" CHECK ("acceptances"."terms_hash" = encode(sha256(convert_to("acceptances"."terms", 'UTF8')), 'hex'))
);
--> statement-breakpoint
ALTER TABLE "acceptances" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"member_id" uuid NOT NULL,
	"engagement_id" uuid,
	"invited_by" uuid NOT NULL,
	"email" text NOT NULL,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone DEFAULT now() + interval '7 days' NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"accepted_at" timestamp with time zone,
	CONSTRAINT "invitations_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "invitations_email" CHECK (length("invitations"."email") between 3 and 320),
	CONSTRAINT "invitations_note" CHECK (length("invitations"."note") between 1 and 1000),
	CONSTRAINT "invitations_revoked_by_someone" CHECK (("invitations"."revoked_at" is null) = ("invitations"."revoked_by" is null)),
	CONSTRAINT "invitations_one_end" CHECK ("invitations"."revoked_at" is null or "invitations"."accepted_at" is null)
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "joined_at" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "members" ALTER COLUMN "joined_at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "practices" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_in_requests" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_practice_id_invitation_id_invitations_practice_id_id_fk" FOREIGN KEY ("practice_id","invitation_id") REFERENCES "public"."invitations"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_practice_id_invited_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","invited_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_practice_id_revoked_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","revoked_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acceptances_by_engagement" ON "acceptances" USING btree ("practice_id","engagement_id");--> statement-breakpoint
CREATE INDEX "invitations_by_id" ON "invitations" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_waiting_client" ON "invitations" USING btree ("practice_id","engagement_id") WHERE "invitations"."revoked_at" is null and "invitations"."accepted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_waiting_coach" ON "invitations" USING btree ("practice_id","member_id") WHERE "invitations"."engagement_id" is null and "invitations"."revoked_at" is null and "invitations"."accepted_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_by_member" ON "invitations" USING btree ("practice_id","member_id");--> statement-breakpoint
ALTER TABLE "sign_in_requests" ADD CONSTRAINT "sign_in_requests_name" CHECK (length("sign_in_requests"."name") between 1 and 120);--> statement-breakpoint
CREATE POLICY "documents: the plan of an engagement that the coach begins" ON "documents" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("documents"."kind" in ('vision', 'private_draft') and "documents"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "visions: of an engagement that the coach begins" ON "visions" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("visions"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "engagements: a coach begins one by inviting" ON "engagements" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("engagements"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach') and "engagements"."status" = 'invited');--> statement-breakpoint
CREATE POLICY "engagements: its coach" ON "engagements" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("engagements"."coach_id" = (select wall.me())) WITH CHECK ("engagements"."coach_id" = (select wall.me()));--> statement-breakpoint
CREATE POLICY "engagements: its client ends it by leaving" ON "engagements" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("engagements"."client_id" = (select wall.me())) WITH CHECK ("engagements"."client_id" = (select wall.me()) and "engagements"."status" = 'ended');--> statement-breakpoint
CREATE POLICY "members: the owner decides on roles, anybody leaves" ON "members" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ((select wall.my_role()) = 'owner' or "members"."id" = (select wall.me())) WITH CHECK ((select wall.my_role()) = 'owner' or ("members"."id" = (select wall.me()) and "members"."left_at" is not null));--> statement-breakpoint
CREATE POLICY "members: insert by the wall" ON "members" AS PERMISSIVE FOR INSERT TO "waymark_owner" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "members: update by the wall" ON "members" AS PERMISSIVE FOR UPDATE TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "practices: the owner runs it" ON "practices" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("practices"."id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.my_role()) = 'owner') WITH CHECK ("practices"."id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.my_role()) = 'owner');--> statement-breakpoint
CREATE POLICY "practices: asked by the wall" ON "practices" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "logins: asked by the wall" ON "logins" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "logins: insert by the wall" ON "logins" AS PERMISSIVE FOR INSERT TO "waymark_owner" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "acceptances: within the practice" ON "acceptances" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("acceptances"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("acceptances"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "acceptances: who accepted, the coach, the client" ON "acceptances" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("acceptances"."member_id" = (select wall.me()) or "acceptances"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "acceptances: sign-in and jobs" ON "acceptances" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invitations: within the practice" ON "invitations" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("invitations"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("invitations"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "invitations: who invited, the coach, for coaches the owner" ON "invitations" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("invitations"."invited_by" = (select wall.me()) or "invitations"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()))
        or ("invitations"."engagement_id" is null and (select wall.my_role()) = 'owner'));--> statement-breakpoint
CREATE POLICY "invitations: a coach invites clients, an owner coaches" ON "invitations" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("invitations"."invited_by" = (select wall.me()) and ("invitations"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()))
        or ("invitations"."engagement_id" is null and (select wall.my_role()) = 'owner')));--> statement-breakpoint
CREATE POLICY "invitations: taken back by the coach, for coaches by the owner" ON "invitations" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("invitations"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()))
        or ("invitations"."engagement_id" is null and (select wall.my_role()) = 'owner')) WITH CHECK ("invitations"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()))
        or ("invitations"."engagement_id" is null and (select wall.my_role()) = 'owner'));--> statement-breakpoint
CREATE POLICY "invitations: sign-in and jobs" ON "invitations" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "invitations: asked by the wall" ON "invitations" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
ALTER TABLE "acceptances" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "invitations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- An invited person is nobody until they accept. A closed practice stays readable for thirty days, then only its
-- owners come in.
create or replace function wall.me() returns uuid
language plpgsql stable security definer parallel safe
set search_path = ''
as $$
begin
  return (
    select m.id
    from public.members m join public.practices p on p.id = m.practice_id
    where m.practice_id = nullif(current_setting('app.practice_id', true), '')::uuid
      and m.id = nullif(current_setting('app.member_id', true), '')::uuid
      and m.joined_at is not null and m.left_at is null
      and (p.closed_at is null or m.role = 'owner' or p.closed_at > now() - interval '30 days')
  );
end
$$;
--> statement-breakpoint
create or replace function wall.my_role() returns text
language plpgsql stable security definer parallel safe
set search_path = ''
as $$
begin
  return (
    select m.role::text
    from public.members m join public.practices p on p.id = m.practice_id
    where m.practice_id = nullif(current_setting('app.practice_id', true), '')::uuid
      and m.id = nullif(current_setting('app.member_id', true), '')::uuid
      and m.joined_at is not null and m.left_at is null
      and (p.closed_at is null or m.role = 'owner' or p.closed_at > now() - interval '30 days')
  );
end
$$;
--> statement-breakpoint
-- A place in the practice for an address, not joined yet: who invites needs no grant on logins, and learns nothing but
-- the id of that place. Null where the address already has a place that this invitation does not fit.
create function wall.seat(address text, called text, asked public.role) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  here uuid := nullif(current_setting('app.practice_id', true), '')::uuid;
  place public.members%rowtype;
  signs_in uuid;
begin
  if (asked = 'client' and wall.my_role() in ('owner', 'coach')
    or asked = 'coach' and wall.my_role() = 'owner') is not true then
    raise exception 'Nobody here may seat a %.', asked using errcode = 'insufficient_privilege';
  end if;

  insert into public.logins (email, name) values (address, called) on conflict (lower(email)) do nothing;
  select l.id into strict signs_in from public.logins l where lower(l.email) = lower(address);
  insert into public.members (practice_id, login_id, role, name, time_zone)
    select here, signs_in, asked, called, p.time_zone from public.practices p where p.id = here
    on conflict (practice_id, login_id) do nothing;
  select m.* into strict place from public.members m
    where m.practice_id = here and m.login_id = signs_in for update;

  -- Whoever is here, or about to be, keeps name and role.
  if place.left_at is null and (place.joined_at is not null
    or exists (select from public.engagements e
      where e.practice_id = here and e.client_id = place.id and e.status <> 'ended')
    or exists (select from public.invitations i
      where i.practice_id = here and i.member_id = place.id and i.engagement_id is null
        and i.revoked_at is null and i.accepted_at is null and i.expires_at > now()))
  then
    return case when place.role = asked and (asked = 'client' or place.joined_at is null) then place.id end;
  end if;
  update public.members m set role = asked, name = called, joined_at = null, left_at = null
    where m.practice_id = here and m.id = place.id;
  return place.id;
end
$$;
--> statement-breakpoint
revoke all on function wall.seat(text, text, public.role) from public;
--> statement-breakpoint
grant execute on function wall.seat(text, text, public.role) to waymark_app;
--> statement-breakpoint
-- Nobody writes in a closed practice.
create or replace view openable_documents with (security_invoker = true) as
select d.practice_id, d.id as document_id, d.engagement_id, d.kind,
  e.status in ('active', 'paused') and p.closed_at is null as writable
from documents d
join engagements e on e.practice_id = d.practice_id and e.id = d.engagement_id
join practices p on p.id = d.practice_id
where (d.kind in ('vision', 'private_draft', 'shared_notes', 'client_notes') and e.client_id = (select wall.me()))
  or (d.kind in ('shared_notes', 'coach_notes') and e.coach_id = (select wall.me()))
  or (d.kind = 'vision' and e.coach_id = (select wall.me()) and exists (
    select 1 from sessions s
    where s.practice_id = d.practice_id and s.engagement_id = d.engagement_id
      and s.opened_at is not null and s.ended_at is null));
--> statement-breakpoint
-- Not `accepted_at`: who accepts is not a member yet, so that is written through the door of sign-in.
grant select, insert (practice_id, id, member_id, engagement_id, invited_by, email, note), update (revoked_at, revoked_by)
  on invitations to waymark_app;
--> statement-breakpoint
grant select on acceptances to waymark_app;
--> statement-breakpoint
grant insert (practice_id, id, coach_id, client_id, purpose, status, starts_on, sessions_agreed, created_at),
  update (status, ends_on) on engagements to waymark_app;
--> statement-breakpoint
grant insert (practice_id, id, engagement_id, template_key, template_version, created_at) on visions to waymark_app;
--> statement-breakpoint
grant insert (practice_id, id, engagement_id, kind, created_at) on documents to waymark_app;
--> statement-breakpoint
grant update (role, left_at) on members to waymark_app;
--> statement-breakpoint
grant update (slug, name, mark, accent_hue, time_zone, closed_at) on practices to waymark_app;
--> statement-breakpoint
grant insert on practices, members to waymark_system;
--> statement-breakpoint
grant update (joined_at, time_zone) on members to waymark_system;
--> statement-breakpoint
grant update (status) on engagements to waymark_system;
--> statement-breakpoint
grant select, update (accepted_at) on invitations to waymark_system;
--> statement-breakpoint
-- No update: what somebody agreed to stays as they read it.
grant select, insert on acceptances to waymark_system;
--> statement-breakpoint
grant insert (practice_id, engagement_id, member_id, verb, subject_id) on events to waymark_system;
