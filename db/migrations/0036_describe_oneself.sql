-- A name was typed by whoever invited, and people move: both are one's own to correct. Through the wall, because a grant on
-- these columns would let an owner rename others, and a policy on one's own row would let a coach become an owner.
create function wall.describe_me(called text, zone text, living text) returns boolean
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  update public.members m set name = called, time_zone = zone, place = living
    where m.practice_id = nullif(current_setting('app.practice_id', true), '')::uuid and m.id = wall.me();
  return found;
end
$$;
--> statement-breakpoint
revoke all on function wall.describe_me(text, text, text) from public;
--> statement-breakpoint
grant execute on function wall.describe_me(text, text, text) to waymark_app;
