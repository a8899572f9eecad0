import { cast, castEngagements } from '@/db/cast'
import { mayBegin, mayKnow, mayOpen, mayWrite } from './document-rules'
import type { Hat } from './people'
import {
  both,
  coachesHere,
  either,
  never,
  own,
  type Row,
  type Rule,
  runs,
  seatAt,
  seats,
  self,
  tells,
  underWay,
  within,
} from './rule'

// Who sees what, as a table that a person can read. It is written from what the product promises and never from the
// policies: where both say the same, two people have said it.

export const rules: Readonly<Record<string, Rule>> = {
  practices: {
    says: 'a practice exists for its members, and its owner runs it',
    select: within,
    update: runs,
    columns: { update: ['slug', 'name', 'mark', 'accent_hue', 'time_zone', 'closed_at'] },
  },
  members: {
    says: 'the owner runs the business; coaches know who runs it with them; coach and client know each other',
    select: either(runs, (hat, row) => within(hat, row) && (own(hat, row) || knows(hat, row))),
    update: runs,
    columns: { update: ['role', 'left_at'] },
    acts: [{ name: 'leaves', set: () => 'left_at = now()', may: either(own, runs) }],
  },
  engagements: {
    says: 'engagement: names, dates, status, counts | r | w | r | -',
    select: seats('owner', 'coach', 'client'),
    insert: both(seats('coach'), underWay),
    update: both(seats('coach'), underWay),
    columns: {
      insert: [
        'practice_id',
        'id',
        'coach_id',
        'client_id',
        'purpose',
        'status',
        'starts_on',
        'sessions_agreed',
        'created_at',
      ],
      update: ['status', 'ends_on'],
    },
    acts: [
      {
        name: 'ends',
        set: () => `status = 'ended', ends_on = current_date`,
        may: both(seats('coach', 'client'), underWay),
      },
    ],
  },
  handovers: {
    says: 'engagement, who coaches | r | w | r | -; another coach needs the client’s yes',
    select: seats('owner', 'coach', 'client'),
    insert: both(seats('owner', 'coach'), own),
    columns: {
      insert: ['practice_id', 'id', 'engagement_id', 'from_coach_id', 'to_coach_id', 'proposed_by'],
      update: ['answer', 'answered_by', 'answered_at'],
    },
    acts: [
      { name: 'is declined', set: answering('declined'), may: seats('client') },
      { name: 'is withdrawn', set: answering('withdrawn'), may: seats('owner', 'coach') },
      { name: 'is accepted without the function', set: answering('accepted'), may: never },
      {
        name: 'is declined in the client’s name',
        set: (_hat, row) =>
          `answer = 'declined', answered_at = now(), answered_by = '${row.engagement?.clientId}'`,
        may: seats('client'),
      },
    ],
  },
  invitations: {
    says: 'who has been invited: known to who invited them, for coaches to the owner, and once accepted to whom it went',
    select: either(
      own,
      seats('coach'),
      both(runs, aboutNoEngagement),
      (hat, row) => row.late && tells(hat, row),
    ),
    insert: both(own, either(seats('coach'), both(runs, aboutNoEngagement))),
    update: either(seats('coach'), both(runs, aboutNoEngagement)),
    columns: {
      insert: ['practice_id', 'id', 'member_id', 'engagement_id', 'invited_by', 'email', 'note'],
      update: ['revoked_at', 'revoked_by'],
    },
  },
  acceptances: {
    says: 'what somebody agreed to by joining: theirs, and known to both of an engagement',
    select: either(own, seats('coach', 'client')),
  },
  visions: {
    says: 'vision | - | r | w | -; begun with the engagement',
    select: seats('coach', 'client'),
    insert: seats('coach'),
    columns: {
      insert: ['practice_id', 'id', 'engagement_id', 'template_key', 'template_version', 'created_at'],
      update: ['template_version', 'template'],
    },
    update: both(seats('client'), underWay),
  },
  templates: {
    says: 'a method of the practice’s own: read by all in it, written by who coaches in it or runs it',
    select: within,
    insert: coachesHere,
    update: coachesHere,
    columns: { insert: ['practice_id', 'id', 'title'], update: ['title', 'retired_at'] },
  },
  template_versions: {
    says: 'what such a method asks; never changed, because plans are read by it',
    select: within,
    insert: both(coachesHere, own),
    columns: { insert: ['practice_id', 'template_id', 'version', 'content', 'made_by'] },
  },
  documents: {
    says: 'vision, private draft, notes: one document per set of readers; the plan is begun with the engagement, notes by whom they are for',
    select: mayKnow,
    insert: mayBegin,
    columns: { insert: ['practice_id', 'id', 'engagement_id', 'kind', 'session_id', 'created_at'] },
  },
  openable_documents: { says: 'which documents one may open live now', select: mayOpen },
  document_updates: {
    says: 'private draft | - | - | w | -; shared, between sessions: the coach reads the checkpoint; open: w, live',
    select: mayOpen,
    insert: both(mayWrite, own),
    columns: { insert: ['practice_id', 'document_id', 'member_id', 'bytes'] },
  },
  document_snapshots: { says: 'a cache of the log, under the rule of the log', select: mayOpen },
  checkpoints: {
    says: 'vision: shared sections, between sessions | - | r (checkpoint) | w | -; what settles after the end is the client’s',
    select: (hat, row) => seats('client')(hat, row) || (seats('coach')(hat, row) && !row.late),
  },
  checkpoint_reads: {
    says: 'how far one has read: told to both, said by oneself',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own),
    update: both(seats('coach', 'client'), own),
    columns: {
      insert: [
        'practice_id',
        'engagement_id',
        'member_id',
        'checkpoint_id',
        'read_at',
        'before_checkpoint_id',
      ],
      update: ['checkpoint_id', 'read_at', 'before_checkpoint_id'],
    },
  },
  section_places: {
    says: 'the client moves a section to shared with one deliberate act; of private sections not even the names are read',
    select: (hat, row) => seats('client')(hat, row) || (seats('coach')(hat, row) && !row.privately),
    insert: both(seats('client'), own, underWay),
    columns: { insert: ['practice_id', 'engagement_id', 'section', 'place', 'moved_by'] },
  },
  hours_elsewhere: {
    says: 'a coach’s own log of hours, for their credential',
    select: own,
    insert: both(own, coachesHere),
    update: both(own, coachesHere),
    columns: {
      insert: ['practice_id', 'id', 'coach_id', 'client', 'people', 'began_on', 'ended_on', 'minutes', 'pay'],
      update: ['removed_at'],
    },
  },
  hours_terms: {
    says: 'how the hours of an engagement stand in the log of whoever held them',
    select: own,
    insert: both(own, coachesHere),
    update: both(own, coachesHere),
    columns: {
      insert: ['practice_id', 'engagement_id', 'coach_id', 'pay', 'naming'],
      update: ['pay', 'naming'],
    },
  },
  calendar_feeds: {
    says: 'a private address for one’s own calendar: nobody else knows of it',
    select: own,
    insert: both(own, within),
    update: own,
    columns: {
      insert: ['practice_id', 'member_id', 'token_hash', 'made_at'],
      update: ['token_hash', 'made_at'],
    },
  },
  search_texts: {
    says: 'full text: who may read the source finds it, and nobody else; an owner finds no word of a plan',
    select: (hat, row) =>
      row.kind ? mayKnow(hat, row) : seats('client')(hat, row) || (seats('coach')(hat, row) && !row.late),
  },
  review_requests: {
    says: 'the client asks for a review; both know of it',
    select: seats('coach', 'client'),
    insert: both(seats('client'), own, underWay),
    columns: { insert: ['practice_id', 'engagement_id', 'vision_id', 'asked_by', 'note'] },
  },
  review_answers: {
    says: 'comments on shared sections, between sessions | - | comments | w | -; the coach answers a review, the client takes it back',
    select: seats('coach', 'client'),
    insert: both((hat, row) => seatAt(hat, row) === (row.late ? 'client' : 'coach'), own, underWay),
    columns: {
      insert: ['practice_id', 'request_id', 'engagement_id', 'answer', 'answered_by', 'words'],
    },
  },
  versions: {
    says: 'versions, sign-offs, certificates | - | r | r | -; either proposes; nobody ever alters one',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    columns: {
      insert: [
        'practice_id',
        'id',
        'engagement_id',
        'vision_id',
        'number',
        'follows_id',
        'proposed_by',
        'frozen_at',
        'through_seq',
        'content',
        'digest',
        'state',
        'seal',
      ],
    },
  },
  sign_offs: {
    says: 'versions, sign-offs, certificates | - | r, signs | r, signs | -; each in their own name from their own seat',
    select: seats('coach', 'client'),
    insert: both(fromTheSeatOfTheRow, own, underWay),
    columns: {
      insert: [
        'practice_id',
        'id',
        'engagement_id',
        'version_id',
        'digest',
        'member_id',
        'seat',
        'typed_name',
        'signed_at',
        'statement',
        'evidence',
      ],
    },
  },
  version_endings: {
    says: 'a version is withdrawn or sent back by one of the two, in their own name',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    columns: {
      insert: ['practice_id', 'version_id', 'engagement_id', 'kind', 'member_id', 'reason'],
    },
  },
  sessions: {
    says: 'engagement: names, dates, status, counts | r | w | r | -',
    select: seats('owner', 'coach', 'client'),
    insert: seats('coach'),
    update: seats('coach'),
    columns: {
      insert: [
        'practice_id',
        'id',
        'engagement_id',
        'number',
        'starts_at',
        'minutes',
        'opened_at',
        'opened_by',
        'ended_at',
        'ended_by',
        'created_at',
      ],
      update: ['opened_at', 'opened_by', 'ended_at', 'ended_by'],
    },
  },
  session_changes: {
    says: 'the schedule is changed by either of the two, as themselves, while the work is active; it stays said',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    columns: {
      insert: [
        'practice_id',
        'id',
        'engagement_id',
        'session_id',
        'kind',
        'starts_at',
        'was',
        'minutes',
        'link',
        'series_id',
        'reason',
        'member_id',
      ],
    },
  },
  commitments: {
    says: 'shared notes, commitments, recap | - | w | w | -; said once, for one of the two, in one’s own name',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    columns: {
      insert: [
        'practice_id',
        'id',
        'engagement_id',
        'session_id',
        'owner_id',
        'text',
        'due_on',
        'confidence',
        'would_change',
        'milestone_id',
        'follows_id',
        'created_by',
      ],
    },
  },
  commitment_outcomes: {
    says: 'shared notes, commitments, recap | - | w | w | -; settled once, by either, in their own name',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    columns: {
      insert: ['practice_id', 'id', 'engagement_id', 'commitment_id', 'kind', 'words', 'member_id'],
    },
  },
  commitment_links: {
    says: 'a link in a reminder is made and looked up by jobs and sign-in, and by nobody’s work',
    select: never,
  },
  preparations: {
    says: 'three questions to answer before a session: the client’s, and the coach’s to read once they are ready or it opens',
    select: (hat, row) => seats('client')(hat, row) || (seats('coach')(hat, row) && !row.privately),
    insert: both(seats('client'), own, underWay),
    update: both(seats('client'), underWay),
    columns: {
      insert: ['practice_id', 'session_id', 'engagement_id', 'client_id', 'since', 'focus', 'worth'],
      update: ['since', 'focus', 'worth', 'ready_at', 'updated_at'],
    },
  },
  notes_to_self: {
    says: 'coach-private notes | - | w | - | -',
    select: own,
    insert: both(seats('coach'), own),
    update: both(seats('coach'), own),
    columns: {
      insert: ['practice_id', 'session_id', 'engagement_id', 'member_id', 'words'],
      update: ['words', 'updated_at'],
    },
  },
  recap_drafts: {
    says: 'recap | - | w | w (recap: reads once sent) | -',
    select: seats('coach'),
    insert: both(seats('coach'), underWay),
    update: both(seats('coach'), underWay),
    columns: {
      insert: ['practice_id', 'session_id', 'engagement_id', 'edits'],
      update: ['edits', 'updated_at'],
    },
  },
  recaps: {
    says: 'recap | - | w | w (recap: reads once sent) | -; of a session that is over, and never changed',
    select: seats('coach', 'client'),
    insert: both(seats('coach'), own, underWay),
    columns: { insert: ['practice_id', 'session_id', 'engagement_id', 'content', 'digest', 'sent_by'] },
  },
  recap_reads: {
    says: 'that the client has read a recap: said by them, told to both',
    select: seats('coach', 'client'),
    insert: both(seats('client'), own),
    columns: { insert: ['practice_id', 'session_id', 'engagement_id', 'member_id'] },
  },
  agenda_topics: {
    says: 'an agenda either can add to; what comes from a question or is left over is the database’s word',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    update: both(seats('coach', 'client'), underWay),
    columns: {
      insert: ['practice_id', 'id', 'engagement_id', 'session_id', 'text', 'minutes', 'rank', 'added_by'],
      update: ['text', 'minutes', 'rank', 'reached_at', 'taken_off_at'],
    },
    acts: [
      { name: 'is reached', set: () => 'reached_at = now()', may: both(seats('coach', 'client'), underWay) },
      {
        name: 'is reached in the name of the other one',
        set: (_hat, row) => `reached_at = now(), reached_by = '${row.engagement?.coachId}'`,
        may: never,
      },
    ],
  },
  offered_hours: {
    says: 'when a coach can: theirs to say, and for those who book within them',
    select: (hat, row) => own(hat, row) || isCoachedBy(hat, row.member?.id),
    insert: both(own, coachesHere),
    update: both(own, coachesHere),
    columns: { insert: ['practice_id', 'coach_id', 'hours'], update: ['hours'] },
  },
  drift_signals: {
    says: 'drift: the client sees a signal first; the coach sees it for shared sections only, while the work is under way',
    select: (hat, row) =>
      seats('client')(hat, row) || (seats('coach')(hat, row) && underWay(hat, row) && !row.privately),
  },
  drift_answers: {
    says: 'the client dismisses a signal with a reason; whoever sees the signal reads it, and it stays said',
    select: (hat, row) =>
      seats('client')(hat, row) || (seats('coach')(hat, row) && underWay(hat, row) && !row.privately),
    insert: both(seats('client'), own, underWay),
    columns: { insert: ['practice_id', 'signal_id', 'engagement_id', 'member_id', 'kind', 'reason'] },
  },
  check_ins: {
    says: 'between sessions the client checks in, and the coach reads it; it stays said',
    select: seats('coach', 'client'),
    insert: both(seats('client'), own, underWay),
    columns: {
      insert: ['practice_id', 'id', 'engagement_id', 'member_id', 'going', 'kept', 'at_risk', 'line'],
    },
  },
  plan_reminders: {
    says: 'the client asks to be reminded of their own plan; nobody else knows of it',
    select: own,
    insert: both(seats('client'), own, underWay),
    columns: { insert: ['practice_id', 'engagement_id', 'member_id', 'on_day'] },
  },
  events: {
    says: 'audit trail of this engagement | r, without content | r | r | -; and of what one did or what was done to one',
    select: either(runs, own, seats('coach', 'client'), (hat, row) => hat.member?.id === row.subjectId),
    insert: both(own, either(both(within, aboutNoEngagement), seats('owner', 'coach', 'client'))),
    columns: { insert: ['practice_id', 'engagement_id', 'member_id', 'verb', 'subject_id'] },
  },
  event_chains: { says: 'where the audit trail of the practice ends: for its owner to verify', select: runs },
  notices: {
    says: 'messages: whoever does something tells the others of the engagement; what one was told is one’s own',
    select: tells,
    insert: both(own, seats('owner', 'coach', 'client'), (hat, row) => !row.late && !tells(hat, row)),
    update: tells,
    columns: {
      insert: ['practice_id', 'recipient_id', 'from_id', 'kind', 'verb', 'engagement_id', 'about_id'],
      update: ['seen_at'],
    },
  },
  message_settings: {
    says: 'messages: how one is written to is one’s own',
    select: own,
    insert: both(within, own),
    update: own,
    columns: {
      insert: [
        'practice_id',
        'member_id',
        'choices',
        'rhythm',
        'hour',
        'weekday',
        'quiet_from',
        'quiet_until',
        'day_before',
        'hour_before',
        'when_due',
      ],
      update: [
        'choices',
        'rhythm',
        'hour',
        'weekday',
        'quiet_from',
        'quiet_until',
        'day_before',
        'hour_before',
        'when_due',
      ],
    },
  },
  reminders: {
    says: 'messages: what one is reminded of, written by the jobs',
    select: own,
  },
  threads: {
    says: 'comments | - | w own, reply | w own, reply | -; who opened a thread resolves it',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    // Nobody says again that the other one resolved it.
    update: both(seats('coach', 'client'), underWay, (hat, row) => !row.late || own(hat, row)),
    columns: {
      insert: [
        'practice_id',
        'id',
        'engagement_id',
        'section',
        'element_id',
        'field',
        'quote',
        'anchor',
        'opened_by',
      ],
      update: ['resolved_by', 'resolved_at'],
    },
    acts: [
      {
        name: 'is resolved',
        set: (hat) => `resolved_at = now(), resolved_by = ${self(hat)}`,
        may: both(seats('coach', 'client'), own, underWay),
      },
      {
        name: 'is resolved in the name of who opened it',
        set: (_hat, row) => `resolved_at = now(), resolved_by = '${row.member?.id}'`,
        may: both(seats('coach', 'client'), own, underWay),
      },
    ],
  },
  comments: {
    says: 'comments | - | w own, reply | w own, reply | -; deleted words are gone and their place stays',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    update: both(seats('coach', 'client'), own, underWay),
    columns: {
      insert: ['practice_id', 'id', 'engagement_id', 'thread_id', 'author_id', 'body'],
      update: ['body', 'edited_at', 'deleted_at'],
    },
    acts: [
      {
        name: 'is deleted',
        set: () => `body = '', deleted_at = now()`,
        may: both(seats('coach', 'client'), own, underWay),
      },
    ],
  },
  questions: {
    says: 'comments: a thread is turned into a question by who asks',
    select: seats('coach', 'client'),
    insert: both(seats('coach', 'client'), own, underWay),
    update: both(seats('coach', 'client'), own, underWay),
    columns: {
      insert: ['practice_id', 'thread_id', 'engagement_id', 'asked_by'],
      update: ['asked_at', 'withdrawn_at'],
    },
  },
  suggestions: {
    says: 'vision between sessions: the coach suggests; the client applies or declines, once',
    select: seats('coach', 'client'),
    insert: both(seats('coach'), own, underWay),
    columns: {
      insert: ['practice_id', 'thread_id', 'engagement_id', 'suggested_by', 'replacement'],
      update: ['outcome', 'decided_by', 'decided_at'],
    },
    acts: [
      { name: 'is applied', set: deciding, may: both(seats('client'), underWay) },
      {
        name: 'is applied in the name of the client',
        set: (_hat, row) =>
          `outcome = 'applied', decided_at = now(), decided_by = '${row.engagement?.clientId}'`,
        may: both(seats('client'), underWay),
      },
      {
        name: 'is applied in the name of the coach',
        set: (_hat, row) =>
          `outcome = 'applied', decided_at = now(), decided_by = '${row.engagement?.coachId}'`,
        may: never,
      },
    ],
  },
  thread_reads: {
    says: 'how far one has read what is said: told to nobody else',
    select: own,
    insert: both(seats('coach', 'client'), own),
    update: own,
    columns: {
      insert: ['practice_id', 'thread_id', 'engagement_id', 'member_id'],
      update: ['read_at'],
    },
  },
  logins: { says: 'one identity across practices: nobody’s business inside one', select: never },
  sign_ins: { says: 'belongs to a login', select: never },
  sign_on_accounts: { says: 'belongs to a login', select: never },
  sign_in_requests: { says: 'asked before anybody is known', select: never },
  attempts: { says: 'counts tries across practices', select: never },
  emails: { says: 'sign-in mail belongs to no practice', select: never },
}

/** Whole schemas that hold nothing of a practice, and that people’s work does not touch. */
export const closedSchemas: Readonly<Record<string, string>> = {
  graphile_worker: 'the queue belongs to its own role',
  drizzle: 'the list of migrations belongs to the owner',
}

/** Has active work with the coach of this engagement: this one, or one that the states of the matrix leave alone. */
export function isCoachedHere(hat: Hat, row: Row): boolean {
  if (seatAt(hat, row) === 'client') return row.engagement?.underWay === true
  return isCoachedBy(hat, row.engagement?.coachId, 'active')
}

/** Works, or has worked, with that coach. */
function isCoachedBy({ name }: Hat, coachId: string | undefined, only?: 'active'): boolean {
  return Object.values(castEngagements).some(
    ({ coach, client, status }) =>
      client === name && cast[coach].id === coachId && (only === undefined || status === only),
  )
}

/** Colleagues who run the practice, and the two of an engagement. */
function knows({ member }: Hat, row: Row): boolean {
  if (!member || !row.member) return false
  const runsIt = row.member.role === 'owner' || row.member.role === 'coach'
  return (member.role === 'coach' && runsIt) || row.member.worksWith.includes(member.id)
}

/** A row that a client signed is a client's signature, whoever writes it again. */
function fromTheSeatOfTheRow(hat: Hat, row: Row): boolean {
  return seatAt(hat, row) === (row.member?.role === 'client' ? 'client' : 'coach')
}

function aboutNoEngagement(_hat: Hat, { engagement }: Row) {
  return engagement === null
}

function deciding(hat: Hat) {
  return `outcome = 'applied', decided_at = now(), decided_by = ${self(hat)}`
}

function answering(answer: string) {
  return (hat: Hat) => `answer = '${answer}', answered_at = now(), answered_by = ${self(hat)}`
}
