import type { CastName } from './cast'

// What the cast has put on the agenda of its next session, and said before it, as the screens show it.

export type CastPreparation = {
  topics?: { says: string; minutes: number; by: CastName }[]
  /** What the client answered; ready to be read where it says since when. */
  answers?: { since: string; focus: string; worth: string; readyDaysAgo?: number }
  /** The coach's line to themselves. */
  noteToSelf?: string
}

export const castPreparations: Partial<Record<CastName, CastPreparation>> = {
  daniel: {
    topics: [
      { says: 'Check in', minutes: 5, by: 'maya' },
      { says: 'Budget ownership', minutes: 15, by: 'daniel' },
      { says: 'What to put down', minutes: 15, by: 'maya' },
    ],
    answers: {
      since:
        'Tom Hale said I could look at the pilot numbers. I have not asked him for more than that. Two evenings went to the vendor council.',
      focus: 'What I put down so that the pilot can move.',
      worth: 'I leave with one thing I have told somebody I am stopping.',
      readyDaysAgo: 1,
    },
    noteToSelf: 'Ask what six years of drifting protected him from.',
  },
  grace: {
    topics: [
      { says: 'Check in', minutes: 5, by: 'maya' },
      { says: 'The portfolio, out loud', minutes: 30, by: 'grace' },
      { says: 'Who else should see it', minutes: 15, by: 'maya' },
    ],
  },
  tomas: {
    topics: [{ says: 'What the first version leaves out', minutes: 25, by: 'tomas' }],
    answers: {
      since: 'I read the first version aloud to my sister. She asked where the money was.',
      focus: '',
      worth: '',
    },
  },
  felix: {
    topics: [{ says: 'Who runs the lab when I do not', minutes: 20, by: 'felix' }],
  },
}
