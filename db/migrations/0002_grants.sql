-- FORCE: the owner of the tables is behind the same wall as everyone.
do $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', t.name);
    execute format('alter table %s force row level security', t.name);
  end loop;
end
$$;
--> statement-breakpoint
-- People's work. No grant at all on sign-ins and mail; no update or delete where a record is permanent.
grant select on practices, engagements, visions, documents, document_snapshots, checkpoints, openable_documents
  to waymark_app;
--> statement-breakpoint
-- Not `login_id`: who signs in is nobody's business inside a practice.
grant select (practice_id, id, role, name, time_zone, place, joined_at, left_at) on members to waymark_app;
--> statement-breakpoint
-- The log: `seq` and `at` are the database's word, never the sender's.
grant select on document_updates to waymark_app;
--> statement-breakpoint
grant insert (practice_id, document_id, member_id, bytes) on document_updates to waymark_app;
--> statement-breakpoint
grant select, insert, update (checkpoint_id, read_at) on checkpoint_reads to waymark_app;
--> statement-breakpoint
grant select, insert, update (starts_at, minutes, opened_at, opened_by, ended_at, ended_by) on sessions to waymark_app;
--> statement-breakpoint
grant select, insert (practice_id, engagement_id, member_id, verb, subject_id) on events to waymark_app;
--> statement-breakpoint
-- Sign-in and jobs.
grant select, insert, update, delete on sign_ins, sign_in_requests, attempts, emails to waymark_system;
--> statement-breakpoint
grant select, insert, update (name, email_verified_at) on logins to waymark_system;
--> statement-breakpoint
grant select on practices, members, engagements, visions, documents, sessions, document_updates, events to waymark_system;
--> statement-breakpoint
grant select, insert, update on document_snapshots to waymark_system;
--> statement-breakpoint
grant select, insert on checkpoints to waymark_system;
