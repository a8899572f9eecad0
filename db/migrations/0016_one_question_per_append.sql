-- Written by hand. What the wall asks of an append, in one question instead of five: the document, its engagement, its
-- practice, the membership, the sign-in and the open session, each found by a key. What costs is beginning a question
-- (some 8 microseconds each, measured), not finding the rows.
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
--> statement-breakpoint
-- Appends of several people in one statement, which is one round trip and one commit. It runs as whoever calls it and
-- tells Postgres before each row who sent it, as a door would: the wall judges every row under that name. A refused row
-- refuses them all.
create function wall.append_updates(
  practices text[], members text[], sign_ins text[], documents text[], contents bytea, lengths int[]
) returns void
language plpgsql volatile security invoker
set search_path = ''
as $$
declare
  said text;
  read int := 0;
begin
  for at in 1 .. cardinality(lengths) loop
    said := set_config('app.practice_id', practices[at], true);
    said := set_config('app.member_id', members[at], true);
    said := set_config('app.sign_in_id', sign_ins[at], true);
    insert into public.document_updates (practice_id, document_id, member_id, bytes)
      values (practices[at]::uuid, documents[at]::uuid, members[at]::uuid,
        substring(contents from read + 1 for lengths[at]));
    read := read + lengths[at];
  end loop;
end
$$;
--> statement-breakpoint
revoke all on function wall.append_updates(text[], text[], text[], text[], bytea, int[]) from public;
--> statement-breakpoint
grant execute on function wall.append_updates(text[], text[], text[], text[], bytea, int[]) to waymark_app;
--> statement-breakpoint
ALTER POLICY "document_updates: as yourself, where you may write now" ON "document_updates" TO waymark_app WITH CHECK ("document_updates"."member_id" = (select nullif(current_setting('app.member_id', true), '')::uuid) and wall.may_write("document_updates"."document_id"));