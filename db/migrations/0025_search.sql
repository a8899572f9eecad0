CREATE TABLE "search_texts" (
	"practice_id" uuid NOT NULL,
	"engagement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"section" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"through_seq" bigint,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', regexp_replace(normalize(lower("text"), nfd), '[\u0300-\u036f]', '', 'g')) || to_tsvector('english', regexp_replace(normalize(lower("text"), nfd), '[\u0300-\u036f]', '', 'g'))) STORED,
	CONSTRAINT "search_texts_practice_id_kind_source_id_section_pk" PRIMARY KEY("practice_id","kind","source_id","section"),
	CONSTRAINT "search_texts_kind" CHECK ("search_texts"."kind" in ('settled', 'version', 'comment', 'private_draft', 'shared_notes', 'coach_notes', 'client_notes')),
	CONSTRAINT "search_texts_size" CHECK (length("search_texts"."text") <= 100000)
);
--> statement-breakpoint
ALTER TABLE "search_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "search_texts" ADD CONSTRAINT "search_texts_practice_id_engagement_id_engagements_practice_id_id_fk" FOREIGN KEY ("practice_id","engagement_id") REFERENCES "public"."engagements"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_texts_by_engagement" ON "search_texts" USING btree ("practice_id","engagement_id");--> statement-breakpoint
CREATE POLICY "search_texts: within the practice" ON "search_texts" AS RESTRICTIVE FOR ALL TO "waymark_app" USING ("search_texts"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null) WITH CHECK ("search_texts"."practice_id" = (select nullif(current_setting('app.practice_id', true), '')::uuid) and (select wall.me()) is not null);--> statement-breakpoint
CREATE POLICY "search_texts: versions and comments, the coach and the client" ON "search_texts" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("search_texts"."kind" in ('version', 'comment') and "search_texts"."engagement_id" in (select e.id from engagements e where e.coach_id = (select wall.me()) or e.client_id = (select wall.me())));--> statement-breakpoint
CREATE POLICY "search_texts: what settled, who may read the checkpoint" ON "search_texts" AS PERMISSIVE FOR SELECT TO "waymark_app" USING ("search_texts"."kind" = 'settled' and (
        "search_texts"."engagement_id" in (
          select e.id from engagements e where e.client_id = (select wall.me()) or (e.coach_id = (select wall.me()) and e.status <> 'ended'))
        or exists (
          select 1 from engagements e
          where e.practice_id = "search_texts"."practice_id" and e.id = "search_texts"."engagement_id" and e.coach_id = (select wall.me())
            and "search_texts"."at" <= coalesce(e.status_since, 'infinity'))));--> statement-breakpoint
CREATE POLICY "search_texts: drafts and notes, who may know the document" ON "search_texts" AS PERMISSIVE FOR SELECT TO "waymark_app" USING (("search_texts"."kind", "search_texts"."source_id") in (select d.kind::text, d.id from documents d where d.kind <> 'vision'));--> statement-breakpoint
CREATE POLICY "search_texts: sign-in and jobs" ON "search_texts" AS PERMISSIVE FOR ALL TO "waymark_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "search_texts: all by the wall" ON "search_texts" AS PERMISSIVE FOR ALL TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
-- From here on by hand: the wall, and how these copies follow their sources.
alter table search_texts force row level security;
--> statement-breakpoint
-- People find, and write nothing here. What only the log holds is copied by a job.
grant select on search_texts to waymark_app;
--> statement-breakpoint
grant select, insert, delete on search_texts to waymark_system;
--> statement-breakpoint
-- What a section of a settled plan says: its text, and the fields of its elements that hold words. Choices are known by
-- name, so that a field of words that is added later is found without being added here; a test compares both.
create function wall.words_of(section jsonb) returns text
language sql immutable
set search_path = ''
as $$
  select left(coalesce(string_agg(said.words, E'\n'), ''), 100000) from (
    select run #>> '{}' as words
    from jsonb_path_query(section, 'strict $.text.** ? (exists(@.text)).text', silent => true) run
    union all
    select field ->> 'value'
    from jsonb_path_query(section, 'lax $.elements[*].fields.keyvalue()') field
    where jsonb_typeof(field -> 'value') = 'string' and field ->> 'value' <> ''
      and field ->> 'key' <> all (array['from', 'to', 'last', 'by', 'due', 'next', 'decided', 'revisit', 'on',
        'came', 'energy', 'circle', 'firmness', 'status', 'weight', 'standing', 'where', 'route', 'stance', 'nature',
        'part', 'fits_vision', 'fits_nonnegotiables', 'fits_milestones', 'decision', 'about'])
  ) said
$$;
--> statement-breakpoint
-- The newest checkpoint is found, and nothing of those before it.
create function wall.find_settled() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select 1 from public.checkpoints c where c.practice_id = new.practice_id
    and c.engagement_id = new.engagement_id and c.made_at > new.made_at)
  then return null; end if;
  delete from public.search_texts t
  where t.practice_id = new.practice_id and t.engagement_id = new.engagement_id and t.kind = 'settled';
  insert into public.search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
  select new.practice_id, new.engagement_id, 'settled', new.id, s.key, s.words, new.made_at
  from (select section ->> 'key' as key, wall.words_of(section) as words
    from jsonb_path_query(new.content, 'lax $.sections[*]') section) s
  where s.words <> '' and s.key is not null
  on conflict do nothing;
  return null;
end
$$;
--> statement-breakpoint
create trigger find_settled after insert on checkpoints for each row execute function wall.find_settled();
--> statement-breakpoint
create function wall.find_version() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
  select new.practice_id, new.engagement_id, 'version', new.id, s.key, s.words, new.frozen_at
  from (select section ->> 'key' as key, wall.words_of(section) as words
    from jsonb_path_query(new.content::jsonb, 'lax $.sections[*]') section) s
  where s.words <> '' and s.key is not null
  on conflict do nothing;
  return null;
end
$$;
--> statement-breakpoint
create trigger find_version after insert on versions for each row execute function wall.find_version();
--> statement-breakpoint
-- What is edited is found as it stands now; what is deleted, no more.
create function wall.find_comment() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.search_texts t
  where t.practice_id = new.practice_id and t.kind = 'comment' and t.source_id = new.id;
  if new.body <> '' then
    insert into public.search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
    values (new.practice_id, new.engagement_id, 'comment', new.id, '', new.body, new.written_at);
  end if;
  return null;
end
$$;
--> statement-breakpoint
create trigger find_comment after insert or update of body on comments
  for each row execute function wall.find_comment();
--> statement-breakpoint
revoke all on function wall.words_of(jsonb), wall.find_settled(), wall.find_version(), wall.find_comment() from public;
--> statement-breakpoint
-- The job reads what documents say with the same eyes.
grant usage on schema wall to waymark_system;
--> statement-breakpoint
grant execute on function wall.words_of(jsonb) to waymark_system;
--> statement-breakpoint
-- What was written before there was anything to find it with.
insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
select c.practice_id, c.engagement_id, 'settled', c.id, s.key, s.words, c.made_at
from (select distinct on (practice_id, engagement_id) * from checkpoints
  order by practice_id, engagement_id, made_at desc) c
cross join lateral (select section ->> 'key' as key, wall.words_of(section) as words
  from jsonb_path_query(c.content, 'lax $.sections[*]') section) s
where s.words <> '' and s.key is not null
on conflict do nothing;
--> statement-breakpoint
insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
select v.practice_id, v.engagement_id, 'version', v.id, s.key, s.words, v.frozen_at
from versions v
cross join lateral (select section ->> 'key' as key, wall.words_of(section) as words
  from jsonb_path_query(v.content::jsonb, 'lax $.sections[*]') section) s
where s.words <> '' and s.key is not null
on conflict do nothing;
--> statement-breakpoint
-- Behind the wall like everyone, the owner of the tables has no policy on what people said to each other.
alter table comments no force row level security;
--> statement-breakpoint
insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
select m.practice_id, m.engagement_id, 'comment', m.id, '', m.body, m.written_at from comments m where m.body <> '';
--> statement-breakpoint
alter table comments force row level security;
