ALTER TABLE "documents" ADD COLUMN "condensed_through" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE POLICY "document_updates: all by the wall" ON "document_updates" AS PERMISSIVE FOR ALL TO "waymark_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "documents: update by the wall" ON "documents" AS PERMISSIVE FOR UPDATE TO "waymark_owner" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- From here on by hand. No serving role may update or delete a row of the log: what has been deleted leaves it through
-- this function and in no other way. It touches nothing younger than twenty hours, keeps who wrote and when of every row
-- that stays, adds none, and remembers how far it came. What the rows say instead is worked out by the jobs process,
-- which compares both logs before it asks (lib/visions/condense.ts).
create function wall.condense_log(
  practice uuid, document uuid, through bigint, seqs bigint[], contents bytea, lengths int[]
) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  read int := 0;
begin
  perform 1 from public.documents d where d.practice_id = practice and d.id = document for update;
  if not found then
    raise exception using errcode = '23514', message = 'There is no such document.';
  end if;
  if exists (select 1 from public.document_updates u
      where u.practice_id = practice and u.document_id = document and u.seq <= through
        and u.at > now() - interval '20 hours') then
    raise exception using errcode = '23514', message = 'A log is condensed when its rows are old.';
  end if;
  if cardinality(seqs) <> cardinality(lengths) or (select count(*) from public.document_updates u
      where u.practice_id = practice and u.document_id = document and u.seq = any (seqs) and u.seq <= through)
      <> cardinality(seqs) then
    raise exception using errcode = '23514', message = 'Only rows of this log stay.';
  end if;
  delete from public.document_updates u
    where u.practice_id = practice and u.document_id = document and u.seq <= through and u.seq <> all (seqs);
  for place in 1 .. cardinality(seqs) loop
    update public.document_updates u set bytes = substring(contents from read + 1 for lengths[place])
      where u.practice_id = practice and u.document_id = document and u.seq = seqs[place]
        and u.bytes <> substring(contents from read + 1 for lengths[place]);
    read := read + lengths[place];
  end loop;
  update public.documents d set condensed_through = through
    where d.practice_id = practice and d.id = document and d.condensed_through < through;
end
$$;
--> statement-breakpoint
revoke all on function wall.condense_log(uuid, uuid, bigint, bigint[], bytea, int[]) from public;
--> statement-breakpoint
grant execute on function wall.condense_log(uuid, uuid, bigint, bigint[], bytea, int[]) to waymark_system;
--> statement-breakpoint
grant usage on schema wall to waymark_system;
