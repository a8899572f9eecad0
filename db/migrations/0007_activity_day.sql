-- The day where the practice is at home: at the other end of the world it is another one.
create or replace function wall.note_activity() returns trigger
language plpgsql security definer
set search_path = ''
as $$
declare
  day date := (
    select (case tg_table_name
      when 'checkpoints' then to_jsonb(new) ->> 'made_at' else to_jsonb(new) ->> 'opened_at' end)::timestamptz
      at time zone p.time_zone
    from public.practices p where p.id = new.practice_id);
begin
  update public.engagements e set active_on = day
    where e.practice_id = new.practice_id and e.id = new.engagement_id and (e.active_on is null or e.active_on < day);
  return null;
end
$$;
--> statement-breakpoint
alter table checkpoints no force row level security;
--> statement-breakpoint
alter table sessions no force row level security;
--> statement-breakpoint
update engagements e set active_on = greatest(
  (select max(c.made_at at time zone p.time_zone)::date from checkpoints c
    where c.practice_id = e.practice_id and c.engagement_id = e.id),
  (select max(s.opened_at at time zone p.time_zone)::date from sessions s
    where s.practice_id = e.practice_id and s.engagement_id = e.id))
  from practices p where p.id = e.practice_id;
--> statement-breakpoint
alter table checkpoints force row level security;
--> statement-breakpoint
alter table sessions force row level security;
