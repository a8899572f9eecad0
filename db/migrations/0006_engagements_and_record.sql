CREATE TYPE "public"."handover_answer" AS ENUM('accepted', 'declined', 'withdrawn');--> statement-breakpoint
CREATE TABLE "event_chains" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "event_chains" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handovers" (
	"practice_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"engagement_id" uuid NOT NULL,
	"from_coach_id" uuid NOT NULL,
	"to_coach_id" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" "handover_answer",
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "handovers_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "handovers_to_somebody_else" CHECK ("handovers"."from_coach_id" <> "handovers"."to_coach_id"),
	CONSTRAINT "handovers_answered_by_someone" CHECK (("handovers"."answer" is null) = ("handovers"."answered_by" is null)
        and ("handovers"."answer" is null) = ("handovers"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "handovers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "handovers" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_practice_id_engagement_id_engagements_practice_id_id_fk";
--> statement-breakpoint
DROP INDEX "events_by_engagement";--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "at" SET DEFAULT clock_timestamp();--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "keeper_id" uuid;--> statement-breakpoint
ALTER TABLE "engagements" ADD COLUMN "status_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "engagements" ADD COLUMN "status_by" uuid;--> statement-breakpoint
ALTER TABLE "engagements" ADD COLUMN "active_on" date;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "prev_hash" text;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "hash" text;--> statement-breakpoint
-- What is hashed, in this order; lib/audit/chain.ts computes the same.
create function wall.event_hash(
  practice_id uuid, seq bigint, prev_hash text, id uuid, engagement_id uuid, member_id uuid, verb text,
  subject_id uuid, at timestamptz
) returns text
language sql stable
set search_path = ''
as $$
  select encode(sha256(convert_to(concat_ws(E'\n', 'waymark event 1', practice_id, seq, prev_hash, id,
    coalesce(engagement_id::text, '-'), member_id, verb, coalesce(subject_id::text, '-'),
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- Whoever writes an event waits for the one before it in the same practice, until that transaction has ended.
create function wall.link_event() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  last public.event_chains%rowtype;
begin
  insert into public.event_chains (practice_id, seq, hash) values (new.practice_id, 0, repeat('0', 64))
    on conflict (practice_id) do nothing;
  select c.* into strict last from public.event_chains c where c.practice_id = new.practice_id for update;
  new.seq := last.seq + 1;
  new.prev_hash := last.hash;
  new.hash := wall.event_hash(new.practice_id, new.seq, new.prev_hash, new.id, new.engagement_id, new.member_id,
    new.verb, new.subject_id, new.at);
  update public.event_chains c set seq = new.seq, hash = new.hash where c.practice_id = new.practice_id;
  return new;
end
$$;
--> statement-breakpoint
revoke all on function wall.event_hash(uuid, bigint, text, uuid, uuid, uuid, text, uuid, timestamptz),
  wall.link_event() from public;
--> statement-breakpoint
-- What was written before there was a chain becomes its beginning. FORCE is off for this transaction's sake alone:
-- the owner has no policy on what people wrote.
alter table events no force row level security;
--> statement-breakpoint
do $$
declare
  each record;
  last public.event_chains%rowtype;
begin
  for each in select * from events order by practice_id, at, id loop
    insert into event_chains values (each.practice_id, 0, repeat('0', 64)) on conflict (practice_id) do nothing;
    select c.* into strict last from event_chains c where c.practice_id = each.practice_id;
    update events e set seq = last.seq + 1, prev_hash = last.hash,
      hash = wall.event_hash(e.practice_id, last.seq + 1, last.hash, e.id, e.engagement_id, e.member_id, e.verb,
        e.subject_id, e.at)
      where e.practice_id = each.practice_id and e.id = each.id;
    update event_chains c set seq = e.seq, hash = e.hash from events e
      where c.practice_id = each.practice_id and e.practice_id = each.practice_id and e.id = each.id;
  end loop;
end
$$;
--> statement-breakpoint
alter table events force row level security;
--> statement-breakpoint
alter table event_chains force row level security;
--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "seq" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "prev_hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
create trigger events_linked before insert on events for each row execute function wall.link_event();
--> statement-breakpoint
-- Notes belong to whoever coaches, or is coached, when they begin, and stay theirs after a hand-over.
create function wall.name_keeper() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  new.keeper_id := (
    select case new.kind when 'coach_notes' then e.coach_id when 'client_notes' then e.client_id end
    from public.engagements e
    where e.practice_id = new.practice_id and e.id = new.engagement_id);
  return new;
end
$$;
--> statement-breakpoint
create trigger documents_keeper before insert on documents for each row execute function wall.name_keeper();
--> statement-breakpoint
-- Since when and by whom is the database's word.
create function wall.note_status() returns trigger
language plpgsql security definer
set search_path = ''
as $$
begin
  new.status_since := now();
  new.status_by := wall.me();
  return new;
end
$$;
--> statement-breakpoint
create trigger engagements_status before update of status on engagements for each row
  when (old.status is distinct from new.status) execute function wall.note_status();
--> statement-breakpoint
-- The day, for the owner's list: checkpoints themselves are not for the owner to see.
create function wall.note_activity() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  day date := (case tg_table_name
    when 'checkpoints' then to_jsonb(new) ->> 'made_at' else to_jsonb(new) ->> 'opened_at' end)::timestamptz
    at time zone 'UTC';
begin
  update public.engagements e set active_on = day
    where e.practice_id = new.practice_id and e.id = new.engagement_id and (e.active_on is null or e.active_on < day);
  return null;
end
$$;
--> statement-breakpoint
create trigger checkpoints_activity after insert on checkpoints for each row execute function wall.note_activity();
--> statement-breakpoint
create trigger sessions_activity after insert or update of opened_at on sessions for each row
  when (new.opened_at is not null) execute function wall.note_activity();
--> statement-breakpoint
alter table documents no force row level security;
--> statement-breakpoint
alter table engagements no force row level security;
--> statement-breakpoint
alter table checkpoints no force row level security;
--> statement-breakpoint
alter table sessions no force row level security;
--> statement-breakpoint
update documents d set keeper_id = case d.kind when 'coach_notes' then e.coach_id else e.client_id end
  from engagements e
  where e.practice_id = d.practice_id and e.id = d.engagement_id and d.kind in ('coach_notes', 'client_notes');
--> statement-breakpoint
update engagements e set active_on = greatest(
  (select max(c.made_at at time zone 'UTC')::date from checkpoints c
    where c.practice_id = e.practice_id and c.engagement_id = e.id),
  (select max(s.opened_at at time zone 'UTC')::date from sessions s
    where s.practice_id = e.practice_id and s.engagement_id = e.id));
--> statement-breakpoint
alter table documents force row level security;
--> statement-breakpoint
alter table engagements force row level security;
--> statement-breakpoint
alter table checkpoints force row level security;
--> statement-breakpoint
alter table sessions force row level security;
--> statement-breakpoint
-- Whether the acting member has coached this member of the practice, who is still here: a policy on engagements
-- cannot ask engagements.
create function wall.coached(client uuid) returns boolean
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return exists (
    select 1
    from public.engagements e
    join public.members m on m.practice_id = e.practice_id and m.id = e.client_id
    where e.practice_id = nullif(current_setting('app.practice_id', true), '')::uuid
      and e.coach_id = wall.me() and e.client_id = client
      and m.joined_at is not null and m.left_at is null);
end
$$;
--> statement-breakpoint
-- The client's yes: the answer and the change of coach are one act, and there is no other way to it. False where there
-- is nothing (any more) to say yes to.
create function wall.accept_handover(accepted uuid) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  here uuid := nullif(current_setting('app.practice_id', true), '')::uuid;
  asked public.handovers%rowtype;
begin
  select h.* into asked from public.handovers h
    where h.practice_id = here and h.id = accepted and h.answer is null for update;
  if not found then
    return false;
  end if;
  update public.engagements e set coach_id = asked.to_coach_id
    where e.practice_id = here and e.id = asked.engagement_id and e.client_id = wall.me()
      and e.coach_id = asked.from_coach_id and e.status in ('active', 'paused')
      and exists (select 1 from public.members m
        where m.practice_id = here and m.id = asked.to_coach_id and m.role in ('owner', 'coach')
          and m.joined_at is not null and m.left_at is null);
  if not found then
    return false;
  end if;
  update public.handovers h set answer = 'accepted', answered_by = wall.me(), answered_at = now()
    where h.practice_id = here and h.id = accepted;
  return true;
end
$$;
--> statement-breakpoint
revoke all on function wall.name_keeper(), wall.note_status(), wall.note_activity(), wall.coached(uuid),
  wall.accept_handover(uuid) from public;
--> statement-breakpoint
grant execute on function wall.coached(uuid), wall.accept_handover(uuid) to waymark_app;
--> statement-breakpoint
-- A coach's notes are opened by who keeps them, also when the engagement is somebody else's by now; then to be read.
create or replace view openable_documents with (security_invoker = true) as
select d.practice_id, d.id as document_id, d.engagement_id, d.kind,
  coalesce(e.status in ('active', 'paused') and p.closed_at is null
    and (d.kind <> 'coach_notes' or e.coach_id = (select wall.me())), false) as writable
from documents d
join practices p on p.id = d.practice_id
left join engagements e on e.practice_id = d.practice_id and e.id = d.engagement_id
where (d.kind in ('vision', 'private_draft', 'shared_notes', 'client_notes') and e.client_id = (select wall.me()))
  or (d.kind = 'shared_notes' and e.coach_id = (select wall.me()))
  or (d.kind = 'coach_notes' and d.keeper_id = (select wall.me()))
  or (d.kind = 'vision' and e.coach_id = (select wall.me()) and exists (
    select 1 from sessions s
    where s.practice_id = d.practice_id and s.engagement_id = d.engagement_id
      and s.opened_at is not null and s.ended_at is null));
--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_practice_id_from_coach_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","from_coach_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_practice_id_to_coach_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","to_coach_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_practice_id_proposed_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","proposed_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_practice_id_answered_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","answered_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_one_open" ON "handovers" USING btree ("practice_id","engagement_id") WHERE "handovers"."answer" is null;--> statement-breakpoint
CREATE INDEX "handovers_by_engagement" ON "handovers" USING btree ("practice_id","engagement_id");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_practice_id_keeper_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","keeper_id") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_practice_id_status_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","status_by") REFERENCES "public"."members"("practice_id","id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_by_member" ON "events" USING btree ("practice_id","member_id","at");--> statement-breakpoint
CREATE INDEX "events_by_subject" ON "events" USING btree ("practice_id","subject_id","at");--> statement-breakpoint
CREATE INDEX "events_by_engagement" ON "events" USING btree ("practice_id","engagement_id","seq");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_in_order" UNIQUE("practice_id","seq");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_private_notes_are_somebodys" CHECK (("documents"."kind" in ('coach_notes', 'client_notes')) = ("documents"."keeper_id" is not null));--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_verb" CHECK ("events"."verb" ~ '^[a-z]+( [a-z]+)*$' and length("events"."verb") <= 40);--> statement-breakpoint
CREATE POLICY "engagements: a coach begins another with a client of theirs" ON "engagements" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("engagements"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach') and "engagements"."status" = 'active'
        and wall.coached("engagements"."client_id"));--> statement-breakpoint
CREATE POLICY "engagements: update by the wall" ON "engagements" AS PERMISSIVE FOR UPDATE TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "event_chains: within the practice" ON "event_chains" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("event_chains"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("event_chains"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "event_chains: the owner of the business" ON "event_chains" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ((select wall.my_role()) = 'owner');--> statement-breakpoint
CREATE POLICY "event_chains: sign-in and jobs" ON "event_chains" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "event_chains: all by the wall" ON "event_chains" AS PERMISSIVE FOR ALL TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "handovers: within the practice" ON "handovers" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("handovers"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("handovers"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "handovers: the coach, the client, the owner of the business" ON "handovers" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("handovers"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) or (select wall.my_role()) = 'owner');--> statement-breakpoint
CREATE POLICY "handovers: the coach or the owner proposes, as themselves" ON "handovers" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK ("handovers"."proposed_by" = (select wall.me()) and "handovers"."answer" is null
        and ("handovers"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())) or (select wall.my_role()) = 'owner')
        and ("handovers"."engagement_id", "handovers"."from_coach_id") in (select e.id, e.coach_id from engagements e));--> statement-breakpoint
CREATE POLICY "handovers: the client declines, whoever may propose withdraws" ON "handovers" AS PERMISSIVE FOR UPDATE TO "waymark_app" USING ("handovers"."answer" is null and ("handovers"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())) or (select wall.my_role()) = 'owner')) WITH CHECK ("handovers"."answered_by" = (select wall.me()) and (
        ("handovers"."answer" = 'declined'
          and "handovers"."engagement_id" in (select e.id from engagements e where e.client_id = (select wall.me())))
        or ("handovers"."answer" = 'withdrawn'
          and ("handovers"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me())) or (select wall.my_role()) = 'owner'))));--> statement-breakpoint
CREATE POLICY "handovers: sign-in and jobs" ON "handovers" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "handovers: asked by the wall" ON "handovers" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
CREATE POLICY "handovers: update by the wall" ON "handovers" AS PERMISSIVE FOR UPDATE TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "checkpoints: the coach and the client" ON "checkpoints" TO waymark_app USING ("checkpoints"."engagement_id" in (
          select e.id from engagements e where e.client_id = (select wall.me()) or (e.coach_id = (select wall.me()) and e.status <> 'ended'))
        or exists (
          select 1 from engagements e
          where e.practice_id = "checkpoints"."practice_id" and e.id = "checkpoints"."engagement_id" and e.coach_id = (select wall.me())
            and "checkpoints"."made_at" <= coalesce(e.status_since, 'infinity')));--> statement-breakpoint
ALTER POLICY "documents: by kind, the coach or the client" ON "documents" TO waymark_app USING (("documents"."kind" in ('vision', 'shared_notes') and "documents"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())))
        or ("documents"."kind" in ('private_draft', 'client_notes')
          and "documents"."engagement_id" in (select e.id from engagements e where e.client_id = (select wall.me())))
        or ("documents"."kind" = 'coach_notes' and "documents"."keeper_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach')));--> statement-breakpoint
ALTER POLICY "engagements: its coach, its client, the owner of the business" ON "engagements" TO waymark_app USING (("engagements"."coach_id" = (select wall.me()) and (select wall.my_role()) in ('owner', 'coach'))
        or "engagements"."client_id" = (select wall.me()) or (select wall.my_role()) = 'owner');--> statement-breakpoint
ALTER POLICY "engagements: its coach" ON "engagements" TO waymark_app USING ("engagements"."coach_id" = (select wall.me()) and "engagements"."status" <> 'ended') WITH CHECK ("engagements"."coach_id" = (select wall.me()));--> statement-breakpoint
ALTER POLICY "members: yourself, colleagues, and who you work with" ON "members" TO waymark_app USING ("members"."id" = (select wall.me())
        or (select wall.my_role()) = 'owner'
        or ((select wall.my_role()) = 'coach' and "members"."role" in ('owner', 'coach'))
        or "members"."id" in (select e.coach_id from engagements e union all select e.client_id from engagements e)
        or "members"."id" in (
          select unnest(array[h.from_coach_id, h.to_coach_id, h.proposed_by]) from handovers h));--> statement-breakpoint
ALTER POLICY "events: your engagements" ON "events" TO waymark_app USING ("events"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me()))
        or "events"."member_id" = (select wall.me()) or "events"."subject_id" = (select wall.me()) or (select wall.my_role()) = 'owner'
        or ("events"."verb" = 'access refused' and "events"."subject_id" in (
          select e.id from engagements e union all select v.id from visions v union all select d.id from documents d)));--> statement-breakpoint
ALTER POLICY "events: as yourself" ON "events" TO waymark_app WITH CHECK ("events"."member_id" = (select wall.me())
        and ("events"."engagement_id" is null or "events"."engagement_id" in (select e.id from engagements e)));--> statement-breakpoint
-- Not `coach_id`: who coaches changes by the client's yes alone.
grant select, insert (practice_id, id, engagement_id, from_coach_id, to_coach_id, proposed_by),
  update (answer, answered_by, answered_at) on handovers to waymark_app;
--> statement-breakpoint
grant select on event_chains to waymark_app, waymark_system;
--> statement-breakpoint
grant select on handovers to waymark_system;
