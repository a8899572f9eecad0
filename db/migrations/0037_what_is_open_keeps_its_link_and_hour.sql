-- What was opened at another hour than its own is held at that hour, in calendars too; and the call of a session can
-- still be linked while it is open. The coach's alone, both, and nothing once it has ended.
create or replace function wall.apply_session_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  session record;
begin
  if new.kind = 'booked' then
    insert into public.sessions (practice_id, id, engagement_id, number, starts_at, minutes, link, series_id)
    values (new.practice_id, new.session_id, new.engagement_id,
      (select coalesce(max(s.number), 0) + 1 from public.sessions s
        where s.practice_id = new.practice_id and s.engagement_id = new.engagement_id),
      new.starts_at, coalesce(new.minutes, 60), new.link, new.series_id);
    return null;
  end if;
  select s.starts_at, s.minutes, s.opened_at, e.coach_id into session from public.sessions s
  join public.engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
  where s.practice_id = new.practice_id and s.id = new.session_id and s.engagement_id = new.engagement_id
    and s.ended_at is null and s.cancelled_at is null
  for update of s;
  if not found or new.was is distinct from session.starts_at then
    raise exception 'this session is not what it was' using errcode = 'check_violation';
  end if;
  if session.opened_at is not null and new.kind <> 'linked'
    and not (new.kind = 'moved' and new.starts_at = session.opened_at and new.member_id = session.coach_id)
  then
    raise exception 'an open session is held when it was opened' using errcode = 'check_violation';
  end if;
  if new.kind = 'moved' then
    update public.sessions s
    set starts_at = new.starts_at, minutes = coalesce(new.minutes, session.minutes), sequence = s.sequence + 1
    where s.practice_id = new.practice_id and s.id = new.session_id;
  elsif new.kind = 'linked' then
    if new.member_id is distinct from session.coach_id or new.starts_at is distinct from session.starts_at then
      raise exception 'a meeting link is the coach''s, and moves no hour' using errcode = 'check_violation';
    end if;
    update public.sessions s
    set link = new.link, sequence = s.sequence + 1
    where s.practice_id = new.practice_id and s.id = new.session_id;
  else
    update public.sessions s
    set cancelled_at = now(), cancelled_by = new.member_id, sequence = s.sequence + 1
    where s.practice_id = new.practice_id and s.id = new.session_id;
  end if;
  return null;
end
$$;
