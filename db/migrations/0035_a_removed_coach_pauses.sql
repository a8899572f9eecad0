CREATE POLICY "session_changes: insert by the wall" ON "session_changes" AS PERMISSIVE FOR INSERT TO "waymark_owner" WITH CHECK (true);
--> statement-breakpoint
-- A coach who is gone leaves nobody without a way on: what is booked is cancelled, a session that is open ends, what was
-- under way waits for a colleague and the client's yes, what was only asked is over. Nothing happens for a coach who is
-- still here, so that no owner decides about others' work. Each row is one thing that happened, for the record.
create function wall.pause_work_of(gone uuid)
returns table (engagement_id uuid, happened text, subject_id uuid, change_id uuid)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  here uuid := nullif(current_setting('app.practice_id', true), '')::uuid;
  called text;
  begins timestamptz;
begin
  select m.name into called from public.members m
    where m.practice_id = here and m.id = gone and m.left_at is not null;
  if not found or wall.my_role() is distinct from 'owner' then
    return;
  end if;
  for engagement_id, subject_id, begins in
    select e.id, s.id, s.starts_at
    from public.sessions s
    join public.engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    where s.practice_id = here and e.coach_id = gone and e.status in ('active', 'paused')
      and s.opened_at is null and s.cancelled_at is null and s.starts_at > now()
    order by s.starts_at
  loop
    happened := 'session cancelled';
    change_id := uuidv7();
    insert into public.session_changes (practice_id, id, engagement_id, session_id, kind, was, reason, member_id)
      values (here, change_id, engagement_id, subject_id, 'cancelled', begins,
        called || ' does not work here any more.', wall.me());
    return next;
  end loop;
  return query update public.sessions s set ended_at = now(), ended_by = wall.me()
    from public.engagements e
    where s.practice_id = here and e.practice_id = here and e.id = s.engagement_id and e.coach_id = gone
      and s.opened_at is not null and s.ended_at is null
    returning s.engagement_id, 'session ended', s.id, null::uuid;
  return query update public.engagements e
    set status = (case when e.status = 'invited' then 'ended' else 'paused' end)::public.engagement_status
    where e.practice_id = here and e.coach_id = gone and e.status in ('invited', 'active')
    returning e.id, 'engagement ' || e.status::text, e.id, null::uuid;
end
$$;
--> statement-breakpoint
revoke all on function wall.pause_work_of(uuid) from public;
--> statement-breakpoint
grant execute on function wall.pause_work_of(uuid) to waymark_app;
