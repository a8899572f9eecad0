import { nameOfElement } from '@/lib/visions/document/tell'
import type { AnyTold } from '@/lib/visions/document/told'
import type { Check } from '@/lib/visions/strategy/checks'

/** What a check found, with the name of what it is about. */
export function checkWords(
  { about, says }: Pick<Check, 'about' | 'says'>,
  elements: readonly AnyTold[],
): string {
  const element = elements.find(({ id }) => id === about)
  const name = element ? nameOfElement(element) : ''
  switch (says.what) {
    case 'nonnegotiable':
      return `${name}: hard, and ${says.status === 'broken' ? 'broken' : 'at risk'}`
    case 'life':
      return `${name}: ${says.now} now, ${says.wanted} wanted`
    case 'opening': {
      const taken = says.taken ? 'accepted, and it ' : 'it '
      return `${name}: ${taken}${says.answer === 'partly' ? 'only partly ' : 'does not '}${against[says.against][says.answer]}`
    }
  }
}

const against = {
  vision: { no: 'fit the vision', partly: 'fits the vision' },
  nonnegotiables: { no: 'keep the non-negotiables', partly: 'keeps the non-negotiables' },
  milestones: { no: 'help the milestones', partly: 'helps the milestones' },
} as const
