-- The questions every policy asks. They run as the owner, who reads `members` under a policy of its own,
-- so that a policy on `members` does not call itself. A member who left, or a setting without a row, is nobody.
create schema wall;
--> statement-breakpoint
create function wall.me() returns uuid
language plpgsql stable security definer parallel safe
set search_path = ''
as $$
begin
  return (
    select m.id
    from public.members m
    where m.practice_id = nullif(current_setting('app.practice_id', true), '')::uuid
      and m.id = nullif(current_setting('app.member_id', true), '')::uuid
      and m.left_at is null
  );
end
$$;
--> statement-breakpoint
create function wall.my_role() returns text
language plpgsql stable security definer parallel safe
set search_path = ''
as $$
begin
  return (
    select m.role::text
    from public.members m
    where m.practice_id = nullif(current_setting('app.practice_id', true), '')::uuid
      and m.id = nullif(current_setting('app.member_id', true), '')::uuid
      and m.left_at is null
  );
end
$$;
--> statement-breakpoint
revoke all on function wall.me(), wall.my_role() from public;
--> statement-breakpoint
grant usage on schema wall to waymark_app;
--> statement-breakpoint
grant execute on function wall.me(), wall.my_role() to waymark_app;
