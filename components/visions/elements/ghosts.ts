import type { ElementKind } from '@/lib/visions/document/element-kinds'

/** The one useful thing that is said where there is none of a kind yet. */
export const ghosts: Record<ElementKind, string> = {
  direction: 'One line, and how many years away it is.',
  past_role: 'Take the role you have now, and one word for how it came: chosen, offered or drifted.',
  spark: 'The last time you lost track of the hours: what were you doing?',
  overlap: 'Where two or three of these meet, there is something to name.',
  life_domain: 'Twelve parts of a life, to weigh one by one. Leave out what is not yours.',
  value: 'One word you would want said of you, and what you mean by it.',
  nonnegotiable: 'Name one thing you would turn a good offer down for.',
  environment_need: 'Light, quiet, people, pace: what does a good week have around it?',
  mission_test: 'What would you work for, and what not, whatever it paid?',
  clash: 'When two things of this plan pull against each other, note them here.',
  target_role: 'The role by the name you would give it, and where it would be.',
  skill_gap: 'One skill: where you stand, where you need to be.',
  impact_aim: 'Who would be better off, and what would change for them?',
  objective: 'One thing your organization has said it wants.',
  milestone: 'What could be true three months from now?',
  person: 'Somebody who has walked this road.',
  reputation: 'What are you known for today, and what do you want it to be?',
  focus_area: 'The one thing that moves first, and the hours you honestly have.',
  opening: 'What has been offered, and the day it needs an answer.',
  affirmation: 'Take one section and read it again. Is it still true?',
}
