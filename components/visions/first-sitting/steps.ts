import { type Circle, circleOrder } from '@/lib/visions/drawings/circles'
import type { PlanSection } from '../sections'

/** One page of the first sitting: a section, or one of the three circles, or the place where they meet. */
export type Step = {
  key: string
  section: PlanSection
  shows: { circle: Circle } | 'meeting' | 'cards' | 'text'
  title: string
  lead: string
  /** Beginnings of sentences; the one that is chosen is there to be finished. */
  openings: readonly string[]
}

/**
 * The sections of the first sitting in an order in which each leads to the next. A section of the private draft is no
 * part of it: the sitting writes what both will read.
 */
export function stepsOf(sections: readonly PlanSection[], coach: string): Step[] {
  return sections
    .filter(({ firstSitting, place }) => firstSitting && place === 'shared')
    .flatMap((section, index): Step[] => {
      if (section.elements.includes('spark')) {
        return [
          ...circleOrder.map((circle) => ({ key: circle, section, shows: { circle }, ...circles[circle] })),
          { key: 'meeting', section, shows: 'meeting', ...meeting },
        ]
      }
      if (section.elements.includes('nonnegotiable'))
        return [{ key: section.key, section, shows: 'cards', ...cards }]
      const title = index === 0 ? 'Start with one true sentence.' : `${section.title}.`
      const lead = `${section.lead} It does not have to be finished, or good. ${coach} will meet you where it is.`
      return [
        {
          key: section.key,
          section,
          shows: 'text',
          title,
          lead,
          openings: section.key === 'why' ? whys : [],
        },
      ]
    })
}

export const whys = [
  'I have been saying yes to whatever came next since',
  'The last time I lost track of the hours, I was',
  'Three years from now I want someone at home to say',
]

type Words = Pick<Step, 'title' | 'lead' | 'openings'>

const circles: Record<Circle, Words> = {
  lights: {
    title: 'What lights you up?',
    lead: 'The last time you lost track of the hours, what were you doing? Two small things are enough.',
    openings: ['Explaining', 'Building', 'Being the one who'],
  },
  well: {
    title: 'What do you do well?',
    lead: 'What do people thank you for that costs you little?',
    openings: ['Seeing early that', 'Staying calm when', 'Getting people to'],
  },
  reaching: {
    title: 'What are you reaching for?',
    lead: 'It may be larger than what you can do today.',
    openings: ['Owning', 'Being asked to', 'Learning to'],
  },
}

const meeting: Words = {
  title: 'Where do they meet?',
  lead: 'Choose two or three that belong together, and give the place a name of its own. It can wait.',
  openings: [],
}

const cards: Words = {
  title: 'What has to be protected?',
  lead: 'Name one thing you would turn a good offer down for. One is enough to begin; the highest one wins.',
  openings: ['Home for', 'No work on', 'Time each week for'],
}
