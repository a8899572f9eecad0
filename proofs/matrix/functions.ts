import { both, type May, never, type Row, seats, underWay } from './rules'

/** What a function is asked, about an engagement. Without a row in the answer it did nothing and told nothing. */
export type Call = { what: string; sql: string; may: May }
type About = Row & { handoverId: string }

/** Functions that the serving role may call: ways in of their own. */
export const functions: Readonly<Record<string, { says: string; asks?: (row: About) => Call[] }>> = {
  'wall.me': { says: 'who one is: asked by every policy' },
  'wall.my_role': { says: 'what one is: asked by every policy' },
  'wall.seat': {
    says: 'a coach invites clients, an owner coaches as well',
    asks: ({ practiceId }) => {
      const asks = (role: string): string => `select wall.seat('new@proof.example', 'Somebody', '${role}')`
      const coaches: May = (hat) => hat.member?.role === 'owner' || hat.member?.role === 'coach'
      return [
        { what: `a place for a client in ${practiceId.slice(-1)}`, sql: asks('client'), may: coaches },
        {
          what: `a place for a coach in ${practiceId.slice(-1)}`,
          sql: asks('coach'),
          may: (hat) => hat.member?.role === 'owner',
        },
        { what: 'a place for an owner', sql: asks('owner'), may: never },
      ]
    },
  },
  'wall.coached': {
    says: 'a coach knows whom they have coached',
    asks: ({ engagement }) => [
      {
        what: 'have I coached this client',
        sql: `select from (select wall.coached('${engagement?.clientId}') as yes) as answer where yes`,
        may: seats('coach'),
      },
    ],
  },
  'wall.accept_handover': {
    says: 'another coach needs the client’s yes, and no other',
    asks: ({ handoverId }) => [
      {
        what: 'accept the hand-over',
        sql: `select from (select wall.accept_handover('${handoverId}') as yes) as answer where yes`,
        may: both(seats('client'), underWay),
      },
    ],
  },
  'queue.add': { says: 'a job is ids for later work; whoever serves may add one' },
}
