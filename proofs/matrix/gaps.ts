import type { Gap } from './tables'

// The control: what somebody could get wrong in a migration on a bad day, one at a time.

const loosened = (place: string, policy: string): Gap => ({
  name: `the policy "${policy}" lets everybody in the practice through`,
  place,
  careless: `alter policy "${policy}" on ${place} using (true)`,
})

const openable = (change: (definition: string) => string) => `do $gap$ begin
  execute 'create or replace view openable_documents with (security_invoker = true) as ' || ${change(
    `pg_get_viewdef('openable_documents'::regclass)`,
  )}; end $gap$`

const opensBetweenSessions: Gap = {
  name: 'the coach opens the vision between sessions',
  place: 'document_updates',
  careless: openable((definition) => `replace(${definition}, 's.ended_at IS NULL', 'true')`),
}

const writesWhatHasEnded: Gap = {
  name: 'what has ended can still be written',
  place: 'document_updates',
  careless: `${openable(
    (definition) => `regexp_replace(${definition}, 'e\\.status = ANY \\([^)]*\\)', 'true', 'g')`,
  )};
  do $gap$ begin
    execute replace(pg_get_functiondef('wall.may_write(uuid)'::regprocedure), $$e.status in ('active', 'paused')$$, 'true');
  end $gap$`,
}

/** Opened for a moment under a running live process, which must be seen to let people through. */
export const plantedUnderLive: readonly Gap[] = [opensBetweenSessions, writesWhatHasEnded]

export const plantedGaps: readonly Gap[] = [
  loosened('engagements', 'engagements: its coach, its client, the owner of the business'),
  loosened('members', 'members: yourself, colleagues, and who you work with'),
  loosened('visions', 'visions: the coach and the client'),
  loosened('documents', 'documents: by kind, the coach or the client'),
  loosened('document_updates', 'document_updates: who may open the document now'),
  loosened('document_snapshots', 'document_snapshots: who may open the document now'),
  loosened('checkpoints', 'checkpoints: the coach and the client'),
  loosened('checkpoint_reads', 'checkpoint_reads: the coach and the client'),
  loosened('search_texts', 'search_texts: what settled, who may read the checkpoint'),
  loosened('search_texts', 'search_texts: versions and comments, the coach and the client'),
  loosened('search_texts', 'search_texts: commitments, topics and recaps, the coach and the client'),
  loosened('search_texts', 'search_texts: drafts and notes, who may know the document'),
  loosened('section_places', 'section_places: the client; of shared sections, the coach'),
  loosened('versions', 'versions: the coach and the client'),
  loosened('sign_offs', 'sign_offs: the coach and the client'),
  loosened('sessions', 'sessions: the coach, the client, the owner of the business'),
  loosened('events', 'events: your engagements'),
  loosened('threads', 'threads: the coach and the client'),
  loosened('comments', 'comments: the coach and the client'),
  loosened('commitments', 'commitments: the coach and the client'),
  {
    name: 'the wall between practices falls around engagements',
    place: 'engagements',
    careless: 'drop policy "engagements: within the practice" on engagements',
  },
  {
    name: 'row-level security is switched off on checkpoints',
    place: 'checkpoints',
    careless: 'alter table checkpoints disable row level security',
  },
  {
    name: 'edits are accepted in the name of somebody else',
    place: 'document_updates',
    careless: `alter policy "document_updates: as yourself, where you may write now" on document_updates
      with check (exists (select 1 from openable_documents o where o.document_id = document_updates.document_id and o.writable))`,
  },
  opensBetweenSessions,
  writesWhatHasEnded,
  {
    name: 'somebody who has left still counts',
    place: 'checkpoints',
    careless: `create or replace function wall.me() returns uuid language sql stable security definer set search_path = ''
      as $$ select nullif(current_setting('app.member_id', true), '')::uuid $$`,
  },
  {
    name: 'the setting is believed instead of the membership',
    place: 'engagements',
    careless: `create or replace function wall.my_role() returns text language sql stable security definer set search_path = ''
      as $$ select 'owner' $$`,
  },
  {
    name: 'the log may be deleted',
    place: 'document_updates',
    careless: 'grant delete on document_updates to waymark_app',
  },
  {
    name: 'a session may be moved to another engagement',
    place: 'sessions',
    careless: 'grant update (engagement_id) on sessions to waymark_app',
  },
  {
    name: 'a signature is given from any seat',
    place: 'sign_offs',
    careless: `alter policy "sign_offs: as yourself, from your own seat" on sign_offs with check (member_id = (select wall.me()))`,
  },
  { name: 'versions may be altered', place: 'versions', careless: 'grant update on versions to waymark_app' },
  { name: 'sign-ins can be read', place: 'sign_ins', careless: 'grant select on sign_ins to waymark_app' },
]
