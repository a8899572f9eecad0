import type { Sql } from './attempt'
import type { Relation } from './catalog'
import { engagementsAsked, type Hat, hats } from './people'
import type { Row, Rule } from './rule'
import { rules } from './rules'
import { keyOf, list, literal, quoted } from './statements'

/** A table that somebody may see something of. */
export type Table = Relation & { rule: Rule; facts: Facts }

/** A row that is there, as the superuser sees it. */
export type FoundRow = Row & { key: string; columns: Record<string, unknown>; engagementId: string | null }

export type Found = {
  table: Table
  rows: FoundRow[]
  /** For each engagement asked about, one of every sort. */
  targets: FoundRow[]
}

/** Where a table keeps what a row is about. */
type Facts = {
  from?: string
  practice?: string
  engagement?: string
  document?: string
  member?: string
  /** Whose row it is matters for reading and changing it, not only for writing it. */
  personal?: boolean
  subject?: string
  late?: string
  privately?: string
}

const facts: Readonly<Record<string, Facts>> = {
  practices: { practice: 't.id' },
  members: { member: 't.id', personal: true },
  engagements: { engagement: 't.id' },
  handovers: { engagement: 't.engagement_id', member: 't.proposed_by' },
  invitations: {
    engagement: 't.engagement_id',
    member: 't.invited_by',
    personal: true,
    subject: 't.member_id',
    late: 't.accepted_at is not null',
  },
  acceptances: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
  visions: { engagement: 't.engagement_id' },
  templates: {},
  template_versions: { member: 't.made_by' },
  documents: { document: 't.id' },
  openable_documents: {
    // Read as the superuser, who is no member, the view is empty; its rows are those of the documents.
    from: '(select practice_id, id as document_id, engagement_id, kind, false as writable from documents)',
    document: 't.document_id',
  },
  document_updates: { document: 't.document_id', member: 't.member_id' },
  document_snapshots: { document: 't.document_id' },
  checkpoints: {
    engagement: 't.engagement_id',
    late: `e.status = 'ended' and t.made_at > e.status_since`,
  },
  checkpoint_reads: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
  section_places: {
    engagement: 't.engagement_id',
    member: 't.moved_by',
    privately: `t.place = 'private'`,
  },
  review_requests: { engagement: 't.engagement_id', member: 't.asked_by' },
  review_answers: {
    engagement: 't.engagement_id',
    member: 't.answered_by',
    late: `t.answer = 'withdrawn'`,
  },
  versions: { engagement: 't.engagement_id', member: 't.proposed_by' },
  sign_offs: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
  version_endings: { engagement: 't.engagement_id', member: 't.member_id' },
  sessions: { engagement: 't.engagement_id' },
  session_changes: { engagement: 't.engagement_id', member: 't.member_id' },
  commitments: { engagement: 't.engagement_id', member: 't.created_by' },
  commitment_outcomes: { engagement: 't.engagement_id', member: 't.member_id' },
  offered_hours: { member: 't.coach_id', personal: true },
  hours_elsewhere: { member: 't.coach_id', personal: true },
  hours_terms: { member: 't.coach_id', personal: true },
  calendar_feeds: { member: 't.member_id', personal: true },
  agenda_topics: { engagement: 't.engagement_id', member: 't.added_by' },
  preparations: {
    engagement: 't.engagement_id',
    member: 't.client_id',
    privately: `t.ready_at is null and not exists (
      select 1 from sessions s where s.id = t.session_id and s.opened_at is not null)`,
  },
  notes_to_self: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
  recap_drafts: { engagement: 't.engagement_id' },
  recaps: { engagement: 't.engagement_id', member: 't.sent_by' },
  recap_reads: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
  drift_signals: { engagement: 't.engagement_id', privately: 't.coach_from is null or t.coach_from > now()' },
  drift_answers: {
    engagement: 't.engagement_id',
    member: 't.member_id',
    privately: `(select s.coach_from is null from drift_signals s where s.id = t.signal_id)`,
  },
  check_ins: { engagement: 't.engagement_id', member: 't.member_id' },
  plan_reminders: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
  search_texts: {
    engagement: 't.engagement_id',
    // Of a draft or of notes, the document says who may know of it.
    document: `case when t.kind in ('private_draft', 'shared_notes', 'coach_notes', 'client_notes') then t.source_id end`,
    late: `t.kind = 'settled' and e.status = 'ended' and t.at > e.status_since`,
  },
  events: {
    engagement: 't.engagement_id',
    member: 't.member_id',
    personal: true,
    subject: 't.subject_id',
  },
  event_chains: {},
  notices: {
    engagement: 't.engagement_id',
    member: 't.from_id',
    personal: true,
    subject: 't.recipient_id',
    late: 't.recipient_id not in (e.coach_id, e.client_id)',
  },
  message_settings: { member: 't.member_id', personal: true },
  reminders: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
  threads: {
    engagement: 't.engagement_id',
    member: 't.opened_by',
    personal: true,
    late: 't.resolved_at is not null',
  },
  comments: { engagement: 't.engagement_id', member: 't.author_id', personal: true },
  questions: { engagement: 't.engagement_id', member: 't.asked_by', personal: true },
  suggestions: { engagement: 't.engagement_id', member: 't.suggested_by' },
  thread_reads: { engagement: 't.engagement_id', member: 't.member_id', personal: true },
}

export function openTable(relation: Relation): Table[] {
  const rule = relation.schema === 'public' ? rules[relation.name] : undefined
  const where = facts[relation.full]
  return rule && where ? [{ ...relation, rule, facts: where }] : []
}

/** Every row of these tables with what it is about. */
export async function findRows(
  sql: Sql,
  tables: readonly Table[],
  engagements: readonly { id: string }[],
): Promise<Found[]> {
  const found: Found[] = []
  for (const table of tables) {
    const { engagement = 'null::uuid', document = 'null::uuid', member = 'null::uuid' } = table.facts
    const { practice = 't.practice_id', subject = 'null', late = 'false', privately = 'false' } = table.facts
    const rows = await sql.unsafe<FoundRow[]>(`
      select ${keyOf(table)} as key, to_jsonb(t) as columns, ${practice} as "practiceId", e.id as "engagementId",
        d.kind, ${subject} as "subjectId", coalesce(${late}, false) as late, coalesce(${privately}, false) as privately,
        case when e.id is not null then jsonb_build_object('coachId', e.coach_id, 'clientId', e.client_id,
          'underWay', e.status in ('active', 'paused'), 'sessionIsOpen', exists (select 1 from sessions s
            where s.engagement_id = e.id and s.opened_at is not null and s.ended_at is null
              and coalesce(d.session_id, s.id) = s.id)) end as engagement,
        case when m.id is not null then jsonb_build_object('id', m.id, 'role', m.role, 'worksWith', (
          select coalesce(jsonb_agg(other), '[]') from (
            select case when w.coach_id = m.id then w.client_id else w.coach_id end as other
            from engagements w where m.id in (w.coach_id, w.client_id)
            union all
            select unnest(array[w.coach_id, w.client_id]) from handovers h
            join engagements w on w.id = h.engagement_id where m.id in (h.to_coach_id, h.proposed_by)
          ) as known)) end as member
      from ${table.facts.from ?? quoted(table)} t
      left join documents d on d.practice_id = ${practice} and d.id = ${document}
      left join engagements e on e.practice_id = ${practice} and e.id = coalesce(${engagement}, d.engagement_id)
      left join members m on m.practice_id = ${practice} and m.id = ${member}
      order by 1`)
    found.push({ table, rows: [...rows], targets: oneOfEverySort(table, rows, engagements) })
  }
  return found
}

function oneOfEverySort({ facts }: Table, rows: readonly FoundRow[], engagements: readonly { id: string }[]) {
  const asked = new Set<string | null>([null, ...engagements.map(({ id }) => id)])
  const people = new Set(hats.map(({ member }) => member?.id))
  const sorts = new Map<string, FoundRow>()
  for (const row of rows) {
    if (!asked.has(row.engagementId) || (row.member && !people.has(row.member.id))) continue
    const whose = facts.personal ? row.member?.id : null
    const open = row.engagement?.sessionIsOpen
    const sort = [row.practiceId, row.engagementId, row.kind, whose, row.late, row.privately, open].join()
    if (!sorts.has(sort)) sorts.set(sort, row)
  }
  return [...sorts.values()]
}

/** The same row as somebody else would write it. */
export function inNameOf(
  memberId: string | undefined,
  { facts: { member } }: Table,
  row: FoundRow,
): FoundRow {
  const column = member?.slice('t.'.length)
  if (!row.member || !column || column === 'id') return row
  const id = memberId ?? crypto.randomUUID()
  return { ...row, columns: { ...row.columns, [column]: id }, member: { ...row.member, id } }
}

/** In the name of the other one at the table, whoever asks. */
export function inNameOfAnother(hat: Hat, table: Table, row: FoundRow): FoundRow | null {
  if (!row.engagement) return null
  const { coachId, clientId } = row.engagement
  const other = inNameOf(hat.member?.id === clientId ? coachId : clientId, table, row)
  return other === row ? null : other
}

const names = new Map(hats.flatMap(({ name, member }) => (member ? [[member.id, name] as const] : [])))

/** In words, for the list of wrong cells. */
export function about({ engagement, kind, member, practiceId, late, privately }: FoundRow): string {
  const pair = engagement
    ? `${names.get(engagement.coachId)}+${names.get(engagement.clientId)}`
    : practiceId.slice(-1)
  return [`of ${pair}`, kind, member && `by ${names.get(member.id)}`, late && 'late', privately && 'private']
    .filter(Boolean)
    .join(' ')
}

const sealedId = (
  seal: string,
) => `(overlay(overlay(substr(encode(sha256(convert_to(${seal}, 'UTF8')), 'hex'), 1, 32)
  placing '8' from 13 for 1) placing 'a' from 17 for 1))::uuid`

/** A version that one of the two signed, one that both did, and one that was sent back, sealed as the database asks. */
function versionsToAskAbout(asked: string): string {
  const freeze = `insert into versions (practice_id, id, engagement_id, vision_id, number, follows_id, proposed_by,
      frozen_at, through_seq, content, digest, state, seal)
    select practice_id, ${sealedId('seal')}, engagement_id, vision_id, number, follows_id, coach_id, at, 1, '{}', digest,
      '\\x0000', seal
    from (select f.*, jsonb_build_object('practiceId', practice_id, 'engagementId', engagement_id, 'visionId', vision_id,
        'number', number, 'digest', digest, 'stateDigest', encode(sha256('\\x0000'::bytea), 'hex'), 'proposedBy', coach_id,
        'followsId', follows_id, 'frozenAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text as seal
      from (select v.practice_id, v.id as vision_id, e.id as engagement_id, e.coach_id,
          date_trunc('milliseconds', clock_timestamp()) as at, encode(sha256('{}'::bytea), 'hex') as digest,
          1 + (select count(*) from versions o where o.vision_id = v.id)::int as number,
          (select o.id from versions o where o.vision_id = v.id and 2 = (select count(*) from sign_offs s
            where s.version_id = o.id) order by o.number desc limit 1) as follows_id
        from visions v join engagements e on e.id = v.engagement_id where e.id in (${asked})) f) sealed;`
  const newest = `v.number = (select max(o.number) from versions o where o.vision_id = v.vision_id)`
  const sign = (
    seat: 'coach' | 'client',
  ) => `insert into sign_offs (practice_id, id, engagement_id, version_id, digest,
      member_id, seat, typed_name, signed_at, statement, evidence)
    select practice_id, ${sealedId('evidence')}, engagement_id, version_id, digest, member_id, '${seat}', 'Signed', at, '',
      evidence
    from (select f.*, jsonb_build_object('practiceId', practice_id, 'versionId', version_id, 'digest', digest,
        'memberId', member_id, 'seat', '${seat}', 'typedName', 'Signed', 'statementHash', encode(sha256(''), 'hex'),
        'signedAt', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text as evidence
      from (select v.practice_id, v.id as version_id, v.engagement_id, v.digest, e.${seat}_id as member_id,
          date_trunc('milliseconds', clock_timestamp()) as at
        from versions v join engagements e on e.id = v.engagement_id
        where e.id in (${asked}) and ${newest}) f) sealed;`
  const sendBack = `insert into version_endings (practice_id, version_id, engagement_id, kind, member_id, reason)
    select v.practice_id, v.id, v.engagement_id, 'sent back', e.client_id, 'Not yet.'
    from versions v join engagements e on e.id = v.engagement_id where e.id in (${asked}) and ${newest};`
  return [freeze, sign('coach'), sign('client'), freeze, sendBack, freeze, sign('coach')].join('\n')
}

/** Every kind of row for each engagement asked about, so that no cell is answered by an empty table. */
export async function arrange(sql: Sql) {
  const asked = list(engagementsAsked)
  const [daniel, sofia, felix] = engagementsAsked.map(({ id }) => literal(id))
  const member = (name: string) => literal(hats.find((hat) => hat.name === name)?.member?.id)
  // Which of the sessions is meant is told by its minutes: numbers are counted by the database.
  await sql.unsafe(`
    insert into sessions (practice_id, engagement_id, number, minutes, starts_at)
      select practice_id, id, 900, 100, now() + interval '600 days' from engagements where id in (${asked});
    insert into documents (practice_id, engagement_id, session_id, kind)
      select practice_id, engagement_id, id, kind::document_kind from sessions,
        unnest(array['shared_notes', 'coach_notes', 'client_notes']) as kind
      where minutes = 100 and engagement_id in (${asked});
    insert into document_updates (practice_id, document_id, member_id, bytes)
      select d.practice_id, d.id, member, '\\x0000' from documents d join engagements e on e.id = d.engagement_id,
        unnest(array[e.coach_id, e.client_id]) as member where e.id in (${asked});
    insert into document_snapshots (practice_id, document_id, through_seq, state)
      select practice_id, id, 1, '\\x0000' from documents where engagement_id in (${asked}) on conflict do nothing;
    insert into checkpoints (practice_id, engagement_id, document_id, through_seq, reason, content, changed_sections, ready_sections)
      select practice_id, engagement_id, id, 1000000, 'pause', '{}', '{}', '{}' from documents
      where kind = 'vision' and engagement_id in (${asked});
    insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
      select d.practice_id, d.engagement_id, d.kind::text, d.id, 'proved', 'proved', now() from documents d
      where d.kind <> 'vision' and d.engagement_id in (${asked});
    insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
      select practice_id, id, kind, uuidv7(), 'why', 'proved', now() from engagements,
        unnest(array['settled', 'version', 'comment', 'commitment', 'topic', 'recap']) as kind where id in (${asked});
    insert into checkpoint_reads (practice_id, engagement_id, member_id, checkpoint_id)
      select c.practice_id, c.engagement_id, member, c.id from checkpoints c join engagements e on e.id = c.engagement_id,
        unnest(array[e.coach_id, e.client_id]) as member where e.id in (${asked}) and c.through_seq = 1000000
      on conflict do nothing;
    insert into section_places (practice_id, engagement_id, section, place, moved_by)
      select practice_id, id, moved.section, moved.place::section_place, client_id from engagements,
        (values ('life', 'shared'), ('role', 'private')) as moved(section, place) where id in (${asked});
    insert into review_requests (practice_id, engagement_id, vision_id, asked_by, note)
      select v.practice_id, e.id, v.id, e.client_id, note from visions v join engagements e on e.id = v.engagement_id,
        unnest(array['Read it.', 'Taken back.']) as note
      where e.id in (${asked});
    insert into review_answers (practice_id, request_id, engagement_id, answer, answered_by)
      select r.practice_id, r.id, r.engagement_id, said.answer,
        case said.answer when 'withdrawn' then e.client_id else e.coach_id end
      from review_requests r join engagements e on e.id = r.engagement_id
      cross join lateral (select case r.note when 'Taken back.' then 'withdrawn' else 'ready' end as answer) said
      where e.id in (${asked});
    ${versionsToAskAbout(asked)}
    insert into sessions (practice_id, engagement_id, number, minutes, starts_at)
      select practice_id, id, 899, 99, now() + interval '500 days' from engagements where id in (${asked});
    insert into session_changes (practice_id, engagement_id, session_id, kind, starts_at, member_id)
      select practice_id, id, uuidv7(), 'booked', now() + interval '400 days', coach_id from engagements where id in (${asked});
    insert into commitments (practice_id, engagement_id, owner_id, text, created_by)
      select practice_id, id, client_id, 'Prove it', coach_id from engagements where id in (${asked});
    insert into commitment_outcomes (practice_id, engagement_id, commitment_id, kind, member_id)
      select c.practice_id, c.engagement_id, c.id, 'kept', c.owner_id from commitments c where c.text = 'Prove it';
    insert into commitment_links (practice_id, engagement_id, commitment_id, member_id, expires_at)
      select practice_id, engagement_id, id, owner_id, now() from commitments where text = 'Prove it';
    insert into sessions (practice_id, engagement_id, number, minutes, starts_at, opened_at, opened_by, ended_at, ended_by)
      select practice_id, id, 898, 98, now(), now(), coach_id, now(), coach_id from engagements where id in (${asked});
    insert into preparations (practice_id, session_id, engagement_id, client_id)
      select s.practice_id, s.id, s.engagement_id, e.client_id from sessions s
      join engagements e on e.id = s.engagement_id where s.minutes in (98, 99) and e.id in (${asked});
    insert into notes_to_self (practice_id, session_id, engagement_id, member_id, words)
      select s.practice_id, s.id, s.engagement_id, e.coach_id, 'Proved' from sessions s
      join engagements e on e.id = s.engagement_id where s.minutes = 98 and e.id in (${asked});
    insert into recap_drafts (practice_id, session_id, engagement_id, edits)
      select practice_id, id, engagement_id, '{}' from sessions where minutes = 98 and engagement_id in (${asked});
    insert into recaps (practice_id, session_id, engagement_id, content, digest, sent_by)
      select s.practice_id, s.id, s.engagement_id, '{}', encode(sha256('{}'::bytea), 'hex'), e.coach_id from sessions s
      join engagements e on e.id = s.engagement_id where s.minutes = 98 and e.id in (${asked});
    insert into recap_reads (practice_id, session_id, engagement_id, member_id)
      select r.practice_id, r.session_id, r.engagement_id, e.client_id from recaps r
      join engagements e on e.id = r.engagement_id where r.content = '{}' and e.id in (${asked});
    insert into agenda_topics (practice_id, engagement_id, session_id, text, rank, added_by)
      select s.practice_id, s.engagement_id, s.id, 'Proved', 1, e.coach_id from sessions s
      join engagements e on e.id = s.engagement_id where s.minutes = 99 and e.id in (${asked});
    insert into offered_hours (practice_id, coach_id, hours)
      select distinct practice_id, coach_id, '[]'::jsonb from engagements where id in (${asked});
    insert into hours_elsewhere (practice_id, coach_id, client, began_on, ended_on, minutes, pay)
      select distinct practice_id, coach_id, 'Proved', current_date, current_date, 60, 'paid' from engagements where id in (${asked});
    insert into hours_terms (practice_id, engagement_id, coach_id, pay, naming)
      select practice_id, id, coach_id, 'paid', 'initials' from engagements where id in (${asked});
    insert into calendar_feeds (practice_id, member_id, token_hash)
      select distinct practice_id, member, encode(sha256(member::text::bytea), 'hex') from engagements,
        unnest(array[coach_id, client_id]) as member where id in (${asked});
    insert into handovers (practice_id, engagement_id, from_coach_id, to_coach_id, proposed_by)
      select e.practice_id, e.id, e.coach_id, other::uuid, e.coach_id from engagements e
      join (values (${daniel}, ${member('jonas')}), (${sofia}, ${member('maya')}), (${felix}, ${member('sofiaNextDoor')}))
        as h(id, other) on h.id = e.id::text;
    insert into invitations (practice_id, member_id, engagement_id, invited_by, email)
      select practice_id, client_id, id, coach_id, 'somebody@proof.example' from engagements where id in (${asked});
    insert into invitations (practice_id, member_id, engagement_id, invited_by, email, accepted_at)
      select practice_id, client_id, id, coach_id, 'somebody@proof.example', now() from engagements where id in (${asked});
    insert into invitations (practice_id, member_id, invited_by, email)
      select practice_id, ${member('jonas')}, id, 'somebody@proof.example' from members where id = ${member('ingrid')};
    insert into acceptances (practice_id, invitation_id, member_id, engagement_id, terms, terms_hash)
      select practice_id, id, member_id, engagement_id, 'Agreed.', encode(sha256('Agreed.'), 'hex') from invitations
      where email = 'somebody@proof.example';
    insert into templates (practice_id, id, title) select practice_id, id, 'Proved' from members
      where id in (${member('maya')}, ${member('amara')});
    insert into template_versions (practice_id, template_id, version, content, made_by)
      select practice_id, id, 1, '{}', id from templates where title = 'Proved';
    insert into drift_signals (practice_id, engagement_id, kind, about, facts, coach_from)
      select practice_id, id, 'section untouched', about, '{}', told from engagements,
        (values ('proved', now()), ('proved later', now() + interval '7 days'), ('proved alone', null)) as s(about, told)
      where id in (${asked});
    insert into drift_answers (practice_id, signal_id, engagement_id, member_id, kind)
      select s.practice_id, s.id, s.engagement_id, e.client_id, 'seen' from drift_signals s
      join engagements e on e.id = s.engagement_id where s.about in ('proved', 'proved alone');
    insert into check_ins (practice_id, engagement_id, member_id, going, kept, at_risk, line)
      select practice_id, id, client_id, 5, '{}', '{}', 'Proved.' from engagements where id in (${asked});
    insert into plan_reminders (practice_id, engagement_id, member_id, on_day)
      select practice_id, id, client_id, '2026-12-01' from engagements where id in (${asked});
    insert into threads (practice_id, engagement_id, section, quote, anchor, opened_by)
      select practice_id, id, 'why', 'proved', '{}', member from engagements, unnest(array[coach_id, client_id]) as member
      where id in (${asked});
    insert into comments (practice_id, engagement_id, thread_id, author_id, body)
      select practice_id, engagement_id, id, opened_by, 'Proved.' from threads where quote = 'proved';
    insert into questions (practice_id, engagement_id, thread_id, asked_by)
      select practice_id, engagement_id, id, opened_by from threads where quote = 'proved';
    insert into suggestions (practice_id, engagement_id, thread_id, suggested_by, replacement)
      select t.practice_id, t.engagement_id, t.id, e.coach_id, 'proven' from threads t
      join engagements e on e.id = t.engagement_id and e.coach_id = t.opened_by where t.quote = 'proved';
    insert into thread_reads (practice_id, engagement_id, thread_id, member_id)
      select practice_id, engagement_id, id, opened_by from threads where quote = 'proved';
    insert into notices (practice_id, recipient_id, from_id, kind, verb, engagement_id, about_id)
      select practice_id, told, of, 'work', 'proved', id, id from engagements,
        lateral (values (coach_id, client_id), (client_id, coach_id)) as pairs(told, of) where id in (${asked});
    insert into notices (practice_id, recipient_id, from_id, kind, verb, engagement_id, about_id)
      select practice_id, to_coach_id, from_coach_id, 'work', 'proved', engagement_id, engagement_id from handovers
      where engagement_id in (${asked});
    insert into message_settings (practice_id, member_id, choices, rhythm, hour, weekday, day_before, hour_before, when_due)
      select practice_id, id, '{}', 'daily', 8, 1, true, true, true from members on conflict do nothing;
    insert into reminders (practice_id, member_id, engagement_id, about_id, due_at)
      select practice_id, member, id, id, now() + interval '1 day' from engagements,
        unnest(array[coach_id, client_id]) as member where id in (${asked});
    insert into events (practice_id, engagement_id, member_id, verb, subject_id)
      select practice_id, id, member, 'proved', id from engagements, unnest(array[coach_id, client_id]) as member
      where id in (${asked});
    insert into events (practice_id, member_id, verb) select practice_id, id, 'proved' from members`)
}
