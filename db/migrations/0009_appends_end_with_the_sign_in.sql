CREATE POLICY "sign_ins: asked by the wall" ON "sign_ins" AS PERMISSIVE FOR SELECT TO "waymark_owner" USING (true);--> statement-breakpoint
-- An edit that arrives after the sign-in it was sent on has ended is not written, however fast it was.
create or replace function wall.may_write(asked uuid) returns boolean
language plpgsql stable security definer parallel safe
set search_path = ''
as $$
declare
  practice constant uuid := nullif(current_setting('app.practice_id', true), '');
  asking constant uuid := wall.me();
  sign_in constant uuid := nullif(current_setting('app.sign_in_id', true), '');
  document record;
begin
  select d.kind, d.keeper_id, e.id as engagement_id, e.coach_id, e.client_id into document
  from public.documents d
  join public.engagements e on e.practice_id = d.practice_id and e.id = d.engagement_id
  join public.practices p on p.id = d.practice_id
  where d.practice_id = practice and d.id = asked
    and e.status in ('active', 'paused') and p.closed_at is null;
  if not found or asking is null then return false; end if;
  if sign_in is not null and not exists (
    select 1 from public.sign_ins s where s.id = sign_in and s.expires_at > now()) then return false; end if;
  if document.kind in ('vision', 'private_draft', 'shared_notes', 'client_notes') and document.client_id = asking
    then return true; end if;
  -- Whoever is no longer a coach has no clients, whatever the row says.
  if wall.my_role() not in ('owner', 'coach') then return false; end if;
  if document.kind = 'shared_notes' then return document.coach_id = asking; end if;
  if document.kind = 'coach_notes'
    then return document.coach_id = asking and document.keeper_id is not distinct from asking; end if;
  return document.kind = 'vision' and document.coach_id = asking and exists (
    select 1 from public.sessions s
    where s.practice_id = practice and s.engagement_id = document.engagement_id
      and s.opened_at is not null and s.ended_at is null);
end
$$;
