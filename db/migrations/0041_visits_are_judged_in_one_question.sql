-- Where people are who have a document open, in one question for many of them: each is asked as they would ask, behind
-- the wall, under their own name. "signed out" is the sign-in; "out" is the document, which is not theirs to open now.
create function wall.sign_in_lives(asked uuid) returns boolean
language sql stable security definer parallel safe
set search_path = ''
as $$
  select exists (select from public.sign_ins i where i.id = asked and i.expires_at > now())
$$;
--> statement-breakpoint
create function wall.judge_visits(practices text[], members text[], sign_ins text[], documents text[])
returns text[]
language plpgsql volatile security invoker
-- Making a plan, with all its policies, takes longer than running it.
set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  said text;
  may_write boolean;
  answers text[] := '{}';
begin
  for at in 1 .. cardinality(documents) loop
    said := set_config('app.practice_id', practices[at], true);
    said := set_config('app.member_id', members[at], true);
    select o.writable into may_write from public.openable_documents o
      where o.document_id = documents[at]::uuid;
    answers := answers || case
      when not wall.sign_in_lives(sign_ins[at]::uuid) then 'signed out'
      when may_write is null then 'out'
      when may_write then 'writes'
      else 'reads'
    end;
  end loop;
  return answers;
end
$$;
--> statement-breakpoint
revoke all on function wall.sign_in_lives(uuid), wall.judge_visits(text[], text[], text[], text[]) from public;
--> statement-breakpoint
grant execute on function wall.sign_in_lives(uuid), wall.judge_visits(text[], text[], text[], text[]) to waymark_app;
