ALTER TABLE "sign_offs" DROP CONSTRAINT "sign_offs_id_of_evidence";--> statement-breakpoint
ALTER TABLE "sign_offs" DROP CONSTRAINT "sign_offs_evidence";--> statement-breakpoint
ALTER TABLE "versions" DROP CONSTRAINT "versions_id_of_seal";--> statement-breakpoint
ALTER TABLE "sign_offs" ADD COLUMN "sealed_hash" text;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "sealed_hash" text;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_statement" CHECK ("sign_offs"."sealed_hash" is not null or (("sign_offs"."evidence"::jsonb ->> 'statementHash') is not distinct from (encode(sha256(convert_to("sign_offs"."statement", 'UTF8')), 'hex'))::text));--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_id_of_evidence" CHECK (replace("sign_offs"."id"::text, '-', '') = overlay(overlay(substr(coalesce("sign_offs"."sealed_hash", encode(sha256(convert_to("sign_offs"."evidence", 'UTF8')), 'hex')), 1, 32) placing '8' from 13 for 1) placing 'a' from 17 for 1));--> statement-breakpoint
ALTER TABLE "sign_offs" ADD CONSTRAINT "sign_offs_evidence" CHECK (("sign_offs"."evidence"::jsonb ->> 'practiceId') is not distinct from ("sign_offs"."practice_id")::text and ("sign_offs"."evidence"::jsonb ->> 'versionId') is not distinct from ("sign_offs"."version_id")::text and ("sign_offs"."evidence"::jsonb ->> 'digest') is not distinct from ("sign_offs"."digest")::text and ("sign_offs"."evidence"::jsonb ->> 'memberId') is not distinct from ("sign_offs"."member_id")::text and ("sign_offs"."evidence"::jsonb ->> 'seat') is not distinct from ("sign_offs"."seat")::text and ("sign_offs"."evidence"::jsonb ->> 'typedName') is not distinct from ("sign_offs"."typed_name")::text and ("sign_offs"."evidence"::jsonb ->> 'signedAt') is not distinct from (to_char("sign_offs"."signed_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text);--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_id_of_seal" CHECK (replace("versions"."id"::text, '-', '') = overlay(overlay(substr(coalesce("versions"."sealed_hash", encode(sha256(convert_to("versions"."seal", 'UTF8')), 'hex')), 1, 32) placing '8' from 13 for 1) placing 'a' from 17 for 1));
--> statement-breakpoint
-- What is sealed stays as it is, for anybody. One exception beside the erased practice: the owner of the tables may put
-- a member's present name, which has become a pseudonym, in the place of the one that was sealed, and nothing else; the
-- hash of what was sealed stays beside it (db/pseudonymize.ts).
create function wall.only_names_replaced(which text, old_row jsonb, new_row jsonb) returns boolean
language plpgsql stable
set search_path = ''
as $$
declare
  sealed text := case which when 'versions' then 'seal' when 'sign_offs' then 'evidence' end;
  names text[] := case which when 'versions' then array['clientName', 'coachName'] else array['name', 'typedName'] end;
  touched text[] := array[sealed, 'sealed_hash', 'statement', 'typed_name'];
  before jsonb;
  after jsonb;
  whose uuid;
  each text;
begin
  if sealed is null then return false; end if;
  before := (old_row ->> sealed)::jsonb;
  after := (new_row ->> sealed)::jsonb;
  if old_row - touched <> new_row - touched or before - names <> after - names then return false; end if;
  if (new_row ->> 'sealed_hash') is distinct from
    coalesce(old_row ->> 'sealed_hash', encode(sha256(convert_to(old_row ->> sealed, 'UTF8')), 'hex'))
  then return false; end if;
  foreach each in array names loop
    whose := (before ->> case each when 'clientName' then 'clientId' when 'coachName' then 'coachId' else 'memberId' end)::uuid;
    if after ->> each <> before ->> each and not exists (
      select 1 from public.members m
      where m.practice_id = (old_row ->> 'practice_id')::uuid and m.id = whose and m.name = after ->> each)
    then return false; end if;
  end loop;
  if which = 'versions' then return true; end if;
  -- A statement names both, and says nothing else than it did.
  return new_row ->> 'typed_name' = after ->> 'typedName' and exists (
    select 1 from public.versions v
    join public.members client on client.practice_id = v.practice_id
      and client.id = (v.seal::jsonb ->> 'clientId')::uuid
    join public.members coach on coach.practice_id = v.practice_id
      and coach.id = (v.seal::jsonb ->> 'coachId')::uuid
    where v.practice_id = (old_row ->> 'practice_id')::uuid and v.id = (old_row ->> 'version_id')::uuid
      and new_row ->> 'statement' = replace(replace(old_row ->> 'statement',
        v.seal::jsonb ->> 'clientName', client.name), v.seal::jsonb ->> 'coachName', coach.name));
end
$$;
--> statement-breakpoint
create or replace function wall.kept_for_good() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if tg_op = 'DELETE' and current_user = 'waymark_owner' then
    perform 1 from public.practices p
      where p.id = old.practice_id and p.closed_at <= now() - interval '30 days';
    if found then return old; end if;
  end if;
  if tg_op = 'UPDATE' and current_user = 'waymark_owner' then
    if wall.only_names_replaced(tg_table_name, to_jsonb(old), to_jsonb(new)) then return new; end if;
  end if;
  raise exception using errcode = '55000', message = format('A row of %s stays as it is.', tg_table_name);
end
$$;
--> statement-breakpoint
-- Nothing begins with its name withheld: whoever froze or signed is named by what was sealed.
create function wall.sealed_in_full() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.sealed_hash is not null then
    raise exception using errcode = '23514', message = 'What is sealed is sealed in full.';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger versions_sealed_in_full before insert on versions for each row execute function wall.sealed_in_full();
--> statement-breakpoint
create trigger sign_offs_sealed_in_full before insert on sign_offs for each row execute function wall.sealed_in_full();
--> statement-breakpoint
revoke all on function wall.only_names_replaced(text, jsonb, jsonb), wall.sealed_in_full() from public;
--> statement-breakpoint
revoke insert on versions, sign_offs from waymark_app;
--> statement-breakpoint
grant insert (practice_id, id, engagement_id, vision_id, number, follows_id, proposed_by, frozen_at, through_seq,
  content, digest, state, seal) on versions to waymark_app;
--> statement-breakpoint
grant insert (practice_id, id, engagement_id, version_id, digest, member_id, seat, typed_name, signed_at, statement,
  evidence) on sign_offs to waymark_app;
