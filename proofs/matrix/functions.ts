import { mayWrite } from './document-rules'
import { both, type May, never, type Row, seats, underWay } from './rule'
import { isCoachedHere } from './rules'

/** What a function is asked, about an engagement. Without a row in the answer it did nothing and told nothing. */
export type Call = { what: string; sql: string; may: May }
/** `about` names the table from whose rows the question is taken; `id` is that of the row. */
type Asked = { says: string; about?: string; asks?: (row: Row, id: string) => Call[] }

/** Functions that the serving role may call: ways in of their own. */
export const functions: Readonly<Record<string, Asked>> = {
  'wall.me': { says: 'who one is: asked by every policy' },
  'wall.my_role': { says: 'what one is: asked by every policy' },
  'wall.seat': {
    says: 'a coach invites clients, an owner coaches as well',
    about: 'practices',
    asks: () => {
      const place = (role: string) => `select wall.seat('new@proof.example', 'Somebody', '${role}')`
      const runs: May = (hat) => hat.member?.role === 'owner'
      const coaches: May = (hat) => runs(hat, anyRow) || hat.member?.role === 'coach'
      return [
        { what: 'a place for a client', sql: place('client'), may: coaches },
        { what: 'a place for a coach', sql: place('coach'), may: runs },
        { what: 'a place for an owner', sql: place('owner'), may: never },
      ]
    },
  },
  'wall.coached': {
    says: 'a coach knows whom they have coached',
    about: 'engagements',
    asks: ({ engagement }) => [
      {
        what: 'have I coached the client',
        sql: ifYes(`wall.coached('${engagement?.clientId}')`),
        may: seats('coach'),
      },
    ],
  },
  'wall.accept_handover': {
    says: 'another coach needs the client’s yes, and no other',
    about: 'handovers',
    asks: (_row, id) => [
      { what: 'accept', sql: ifYes(`wall.accept_handover('${id}')`), may: both(seats('client'), underWay) },
    ],
  },
  'wall.describe_me': {
    says: 'one’s own name, place and time zone, and nobody else’s: it has no way to name another',
    about: 'practices',
    asks: () => [
      {
        what: 'call oneself',
        sql: ifYes(`wall.describe_me('Proved', 'UTC', null)`),
        may: (hat) => hat.member !== null,
      },
    ],
  },
  'wall.pause_work_of': {
    says: 'the work of a coach whom an owner has removed waits; nobody’s who is here',
    about: 'engagements',
    asks: ({ engagement }) => [
      {
        what: 'pause the work of a coach who is here',
        sql: `select from wall.pause_work_of('${engagement?.coachId}')`,
        may: never,
      },
    ],
  },
  'wall.hours_held': {
    says: 'the hours that one held, also of what is another coach’s by now',
    about: 'engagements',
    asks: (_row, id) => [
      {
        what: 'the hours of this engagement',
        sql: `select 1 from wall.hours_held() where engagement_id = '${id}'`,
        may: seats('coach'),
      },
    ],
  },
  'wall.taken': {
    says: 'a coach’s taken hours, without names: for the coach, and for those who book within them',
    about: 'engagements',
    asks: ({ engagement }) => [
      {
        what: 'when is the coach taken',
        sql: `select 1 from wall.taken('${engagement?.coachId}')`,
        may: (hat, row) => hat.member?.id === row.engagement?.coachId || isCoachedHere(hat, row),
      },
    ],
  },
  'wall.may_write': {
    says: 'what the log asks before it takes an edit',
    about: 'documents',
    asks: (_row, id) => [{ what: 'may I write', sql: ifYes(`wall.may_write('${id}')`), may: mayWrite }],
  },
  'wall.lock_vision': {
    says: 'whoever of the two proposes, signs or sends back waits for the other',
    about: 'visions',
    asks: (_row, id) => [
      {
        what: 'alone with the vision',
        sql: ifYes(`wall.lock_vision('${id}')`),
        may: seats('coach', 'client'),
      },
    ],
  },
  'wall.log_to_freeze': {
    says: 'what a version is frozen from: for the coach between sessions only what has settled',
    about: 'visions',
    asks: (_row, id) => [
      {
        what: 'freeze',
        sql: `select from wall.log_to_freeze('${id}')`,
        may: both(seats('coach', 'client'), underWay),
      },
    ],
  },
  'wall.log_of_session': {
    says: 'what a recap is drafted from: for the coach, once the session is over',
    about: 'engagements',
    asks: (_row, id) => [
      {
        what: 'draft a recap',
        sql: `select from wall.log_of_session((select id from sessions where engagement_id = '${id}' and minutes = 98))`,
        may: both(seats('coach'), underWay),
      },
    ],
  },
  'wall.append_updates': {
    says: 'inserts as whoever calls it; each row is judged under the name it comes with',
  },
  'wall.judge_visits': {
    says: 'asks as each of those it is given, who see what the wall lets them see',
  },
  'wall.sign_in_lives': {
    says: 'whether a sign-in whose id one has is still good; whose it is it does not say',
  },
  'queue.add': { says: 'a job is ids for later work; whoever serves may add one' },
}

const anyRow: Row = {
  practiceId: '',
  engagement: null,
  kind: null,
  member: null,
  subjectId: null,
  late: false,
  privately: false,
}

function ifYes(call: string) {
  return `select from (select ${call} as yes) as answer where yes`
}
