import type { Template, TemplateSection } from '@/lib/visions/document/template'

/** Raise the version when sections or element kinds change; a better-worded question alone does not need it. */
export const careerAndLife: Template = {
  key: 'career-and-life',
  version: 1,
  title: 'Career and life vision',
  subtitle: 'Where I am heading, and what comes with me',
  parts: [
    {
      key: 'vision',
      label: 'Vision',
      heading: 'Part one: vision',
      sections: [
        section({
          key: 'why',
          title: 'Why',
          lead: 'What is this work for, beyond the title and the pay?',
          prompts: [
            'Some years from now: what are you doing, for whom, and what does a good Tuesday look like?',
            'How would you finish this sentence: without this I would only be…',
            'What would you tell yourself on the day it gets hard?',
          ],
          hint: 'Start with one true sentence. It does not have to be finished, or good.',
          elements: ['direction'],
          mandatory: true,
          firstSitting: true,
        }),
        section({
          key: 'stock',
          title: 'How I got here',
          lead: 'Which moves did you choose, and which just happened?',
          prompts: [
            'What did you hope each place would be, and what was it?',
            'What did you learn there that you would not give back?',
            'Where did the work give you energy, and where did it take it?',
          ],
          hint: 'Take the last three roles. Beside each, one word: chosen, offered or drifted.',
          elements: ['past_role'],
          startsPrivate: true,
        }),
        section({
          key: 'overlap',
          title: 'Where it overlaps',
          lead: 'What lights you up, what do you do well, what are you reaching for? Where do all three meet?',
          prompts: [
            'When did each of these last happen?',
            'What do people thank you for that costs you little?',
            'What would you call the place where they meet, in words of your own?',
          ],
          hint: 'Write two things for each of the three. The place where they meet can wait.',
          elements: ['spark', 'overlap'],
          firstSitting: true,
        }),
        section({
          key: 'value',
          title: 'The value I add',
          lead: 'What does the place gain from you that is in nobody’s job description?',
          prompts: [
            'What would quietly stop working if you left for three months?',
            'Who would notice first, and what would they say?',
          ],
          hint: 'Think of the last time somebody asked for you by name. What did they need?',
        }),
        section({
          key: 'life',
          title: 'The life it supports',
          lead: 'What life should this career carry?',
          prompts: [
            'Which freedoms matter: the hours you keep, room to travel, time to learn?',
            'Who must still recognize you in ten years?',
            'Which part of life has been waiting the longest, and what would good look like there?',
          ],
          hint: 'Describe one ordinary day at home that the work should leave room for.',
          elements: ['life_domain'],
          startsPrivate: true,
        }),
        section({
          key: 'nonneg',
          title: 'Non-negotiables',
          lead: 'What has to be protected for the rest to be worth having? Rank them: when two collide, the higher one wins.',
          prompts: [
            'What must be there for you to feel whole?',
            'How would you know that one of them is broken?',
            'When may one of them bend, and who has a say in it?',
          ],
          hint: 'Name one thing you would turn a good offer down for. One is enough to begin.',
          elements: ['nonnegotiable', 'value'],
          firstSitting: true,
        }),
        section({
          key: 'place',
          title: 'Where I do my best work',
          lead: 'Which rooms, which people, which missions?',
          prompts: [
            'Which surroundings fit what you will not give up?',
            'How much quiet, how much company, how much change?',
            'What would you not work for, whatever it paid?',
          ],
          hint: 'Remember a week when the work went well. Who was there, and how were things decided?',
          elements: ['environment_need', 'mission_test'],
        }),
        section({
          key: 'meet',
          title: 'Where work and life meet',
          lead: 'Which few sentences hold both? Would you read them aloud?',
          prompts: [
            'Where do the work and the life pull against each other, and which one gives way?',
            'What are you giving up, knowingly?',
          ],
          hint: 'Three to five sentences that begin with “I”. Leave out what you would not say to a friend.',
          elements: ['clash'],
        }),
      ],
    },
    {
      key: 'strategy',
      label: 'Strategy',
      heading: 'Part two: strategy',
      sections: [
        section({
          key: 'role',
          title: 'The role',
          lead: 'Which role do you want, and what makes it yours?',
          prompts: [
            'Is it here, somewhere else, or something of your own?',
            'By when, and what would make that too early or too late?',
          ],
          hint: 'Write the role as you would explain it to someone outside your field.',
          elements: ['target_role'],
        }),
        section({
          key: 'skills',
          title: 'Skills and experience',
          lead: 'What would the role ask of you that you cannot yet show?',
          prompts: [
            'What would count as proof, for the person who decides?',
            'Which is the better way there: a project, a course, a mentor, or being in the room?',
          ],
          hint: 'Pick the one gap that would make you hard to turn down once it is closed.',
          elements: ['skill_gap'],
        }),
        section({
          key: 'impact',
          title: 'Impact',
          lead: 'Who is better off because you did this work, and how would you see it?',
          prompts: [
            'What would be different a year after you started?',
            'What small sign would tell you early?',
          ],
          hint: 'Name one person or group first. What changes for them comes after.',
          elements: ['impact_aim'],
        }),
        section({
          key: 'fit',
          title: 'Fit with the organization',
          lead: 'How does this fit where your organization is going?',
          prompts: [
            'Which of its aims are also yours, and which pull the other way?',
            'What if the honest answer is “not at all”?',
          ],
          hint: 'Take one goal your organization has said aloud. Does it carry you, leave you alone, or stand in the way?',
          elements: ['objective'],
        }),
        section({
          key: 'roadmap',
          title: 'Roadmap',
          lead: 'What will be true, and by when? Which comes first, and why?',
          prompts: [
            'How will you both know that it has happened?',
            'Which gap or aim does each milestone serve?',
          ],
          hint: 'Begin with the one thing that could be true three months from now.',
          elements: ['milestone'],
        }),
        section({
          key: 'people',
          title: 'People and presence',
          lead: 'Who has walked this road? Whom do you want to know, for a reason you can say aloud?',
          prompts: [
            'What do you give each of them?',
            'What are you known for today, and what do you want to be known for?',
          ],
          hint: 'One name, and the question you would ask over coffee.',
          elements: ['person', 'reputation'],
        }),
        section({
          key: 'focus',
          title: 'Focus',
          lead: 'What will you put down so that this can move?',
          prompts: [
            'How many hours a week do you honestly have for it?',
            'What could wait, and who has to hear that it will?',
          ],
          hint: 'List what you carry now. Then cross out one thing.',
          elements: ['focus_area'],
        }),
      ],
    },
    {
      key: 'true',
      label: 'Keeping it true',
      heading: 'Part three: keeping it true',
      sections: [
        section({
          key: 'openings',
          title: 'Openings',
          lead: 'Are you taking it because you want it, or because it is there?',
          prompts: [
            'How does it stand against your why, your non-negotiables and your milestones?',
            'By when do you decide, and what would you have to see first?',
          ],
          hint: 'When something is offered, write down the offer and the day it needs an answer.',
          elements: ['opening'],
        }),
        section({
          key: 'alive',
          title: 'Still true?',
          lead: 'What did you do this week that served it?',
          prompts: ['What has moved since you wrote it?', 'What do you change, in the plan or in the week?'],
          hint: 'Read your why once more. Is it still true, has it changed, or are you unsure?',
          elements: ['affirmation'],
        }),
      ],
    },
  ],
}

type Written = Pick<TemplateSection, 'key' | 'title' | 'lead' | 'prompts' | 'hint'> & Partial<TemplateSection>

function section(written: Written): TemplateSection {
  return { elements: [], startsPrivate: false, mandatory: false, firstSitting: false, ...written }
}
