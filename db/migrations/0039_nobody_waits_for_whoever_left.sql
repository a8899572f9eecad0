-- Whoever is gone takes nothing over, removed or by themselves: no client is asked any longer whether they may. The
-- database does it, because whoever leaves does not see what was asked about them.
create function wall.handovers_go_along() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.handovers h
  set answer = 'withdrawn', answered_at = now(),
    answered_by = coalesce(nullif(current_setting('app.member_id', true), '')::uuid, new.id)
  where h.practice_id = new.practice_id and h.to_coach_id = new.id and h.answer is null;
  return null;
end
$$;
--> statement-breakpoint
create trigger handovers_go_along after update of left_at on members for each row
  when (old.left_at is null and new.left_at is not null) execute function wall.handovers_go_along();
--> statement-breakpoint
revoke all on function wall.handovers_go_along() from public;
