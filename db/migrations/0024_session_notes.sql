ALTER TABLE "documents" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_practice_id_session_id_sessions_practice_id_id_fk" FOREIGN KEY ("practice_id","session_id") REFERENCES "public"."sessions"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_one_shared_per_session" ON "documents" USING btree ("practice_id","session_id") WHERE "documents"."kind" = 'shared_notes';--> statement-breakpoint
CREATE UNIQUE INDEX "documents_one_private_per_keeper" ON "documents" USING btree ("practice_id","session_id","kind","keeper_id") WHERE "documents"."kind" in ('coach_notes', 'client_notes');--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_notes_are_of_a_session" CHECK (("documents"."kind" in ('shared_notes', 'coach_notes', 'client_notes')) = ("documents"."session_id" is not null));--> statement-breakpoint
CREATE POLICY "documents: the notes of a session, by those who meet" ON "documents" AS PERMISSIVE FOR INSERT TO "waymark_app" WITH CHECK (exists (
        select 1 from sessions s join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
        where s.practice_id = "documents"."practice_id" and s.id = "documents"."session_id"
          and e.id = "documents"."engagement_id" and e.status in ('active', 'paused')
          and (("documents"."kind" = 'shared_notes' and (select wall.me()) in (e.coach_id, e.client_id))
            or ("documents"."kind" = 'coach_notes' and e.coach_id = (select wall.me()))
            or ("documents"."kind" = 'client_notes' and e.client_id = (select wall.me())))));--> statement-breakpoint
-- From here on by hand. Which session notes belong to is said as they begin, and never changed.
grant insert (session_id) on documents to waymark_app;
--> statement-breakpoint
-- Shared notes are open while their session is: before, nobody has begun them; afterwards both read what stands there.
create or replace view openable_documents with (security_invoker = true) as
select d.practice_id, d.id as document_id, d.engagement_id, d.kind,
  coalesce(e.status in ('active', 'paused') and p.closed_at is null
    and (d.kind <> 'coach_notes' or e.coach_id = (select wall.me()))
    and (d.kind <> 'shared_notes' or exists (
      select 1 from sessions s
      where s.practice_id = d.practice_id and s.id = d.session_id
        and s.opened_at is not null and s.ended_at is null)), false) as writable
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
-- The same answers for an append, in one question.
create or replace function wall.may_write(asked uuid) returns boolean
language plpgsql stable security definer parallel safe
set search_path = ''
as $$
declare
  practice constant uuid := nullif(current_setting('app.practice_id', true), '');
  asking constant uuid := nullif(current_setting('app.member_id', true), '');
  sign_in constant uuid := nullif(current_setting('app.sign_in_id', true), '');
  answer boolean;
begin
  select case
      when d.kind = 'shared_notes' and s.id is distinct from d.session_id then false
      when d.kind in ('vision', 'private_draft', 'shared_notes', 'client_notes') and e.client_id = asking then true
      -- Whoever is no longer a coach has no clients, whatever the row says.
      when e.coach_id is distinct from asking or m.role not in ('owner', 'coach') then false
      when d.kind = 'coach_notes' then d.keeper_id is not distinct from asking
      when d.kind = 'vision' then s.id is not null
      else d.kind = 'shared_notes'
    end into answer
  from public.documents d
  join public.engagements e on e.practice_id = d.practice_id and e.id = d.engagement_id
  join public.practices p on p.id = d.practice_id
  join public.members m on m.practice_id = d.practice_id and m.id = asking
  left join public.sessions s on s.practice_id = d.practice_id and s.engagement_id = d.engagement_id
    and s.opened_at is not null and s.ended_at is null
  -- An edit that arrives after the sign-in it was sent on has ended is not written, however fast it was.
  left join public.sign_ins i on i.id = sign_in and i.expires_at > now()
  where d.practice_id = practice and d.id = asked
    and m.joined_at is not null and m.left_at is null
    and e.status in ('active', 'paused') and p.closed_at is null
    and (sign_in is null or i.id is not null);
  return coalesce(answer, false);
end
$$;
