ALTER TABLE "search_texts" DROP CONSTRAINT "search_texts_kind";--> statement-breakpoint
ALTER TABLE "search_texts" ADD CONSTRAINT "search_texts_kind" CHECK ("search_texts"."kind" in ('settled', 'version', 'comment', 'commitment', 'topic', 'recap', 'private_draft', 'shared_notes', 'coach_notes', 'client_notes'));--> statement-breakpoint
CREATE POLICY "search_texts: commitments, topics and recaps, the coach and the client" ON "search_texts" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("search_texts"."kind" in ('commitment', 'topic', 'recap') and "search_texts"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
-- From here on by hand: what was promised, is to be talked about and was sent is found as well (0025_search.sql).
create function wall.find_commitment() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
  values (new.practice_id, new.engagement_id, 'commitment', new.id, '', concat_ws(E'\n', new.text, new.would_change),
    new.created_at)
  on conflict do nothing;
  return null;
end
$$;
--> statement-breakpoint
create trigger find_commitment after insert on commitments for each row execute function wall.find_commitment();
--> statement-breakpoint
create function wall.find_outcome() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.search_texts t set text = concat_ws(E'\n', t.text, new.words)
  where t.practice_id = new.practice_id and t.kind = 'commitment' and t.source_id = new.commitment_id;
  return null;
end
$$;
--> statement-breakpoint
create trigger find_outcome after insert on commitment_outcomes for each row execute function wall.find_outcome();
--> statement-breakpoint
create function wall.find_topic() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.search_texts t
  where t.practice_id = new.practice_id and t.kind = 'topic' and t.source_id = new.id;
  if new.taken_off_at is null then
    insert into public.search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
    values (new.practice_id, new.engagement_id, 'topic', new.id, '', new.text, new.created_at);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger find_topic after insert or update of text, taken_off_at on agenda_topics
  for each row execute function wall.find_topic();
--> statement-breakpoint
-- Of a recap what was written for it: the differences of the plan are found where they stand, and commitments as such.
create function wall.words_of_recap(recap jsonb) returns text
language sql immutable
set search_path = ''
as $$
  select left(concat_ws(E'\n', recap ->> 'headline', (
    select string_agg(note #>> '{}', E'\n') from jsonb_path_query(recap, 'lax $.notes[*]') note), recap ->> 'closing'), 100000)
$$;
--> statement-breakpoint
create function wall.find_recap() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
  values (new.practice_id, new.engagement_id, 'recap', new.session_id, '', wall.words_of_recap(new.content::jsonb), new.sent_at)
  on conflict do nothing;
  return null;
end
$$;
--> statement-breakpoint
create trigger find_recap after insert on recaps for each row execute function wall.find_recap();
--> statement-breakpoint
revoke all on function wall.find_commitment(), wall.find_outcome(), wall.find_topic(), wall.find_recap(),
  wall.words_of_recap(jsonb) from public;
--> statement-breakpoint
-- What is there already. Behind the wall like everyone, the owner of the tables has no policy on what people said.
alter table commitments no force row level security;
--> statement-breakpoint
alter table commitment_outcomes no force row level security;
--> statement-breakpoint
alter table agenda_topics no force row level security;
--> statement-breakpoint
alter table recaps no force row level security;
--> statement-breakpoint
insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
select c.practice_id, c.engagement_id, 'commitment', c.id, '', concat_ws(E'\n', c.text, c.would_change, o.words), c.created_at
from commitments c
left join commitment_outcomes o on o.practice_id = c.practice_id and o.commitment_id = c.id
union all
select a.practice_id, a.engagement_id, 'topic', a.id, '', a.text, a.created_at from agenda_topics a
where a.taken_off_at is null
union all
select r.practice_id, r.engagement_id, 'recap', r.session_id, '', wall.words_of_recap(r.content::jsonb), r.sent_at
from recaps r;
--> statement-breakpoint
alter table commitments force row level security;
--> statement-breakpoint
alter table commitment_outcomes force row level security;
--> statement-breakpoint
alter table agenda_topics force row level security;
--> statement-breakpoint
alter table recaps force row level security;
