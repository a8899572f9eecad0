import type * as Y from 'yjs'
import type { Day } from '@/lib/dates'
import { addElement, type ElementOf, listKind, setField } from '@/lib/visions/document/elements'
import { sectionState } from '@/lib/visions/document/states'
import { type PlacedVision, placeOf } from '@/lib/visions/vision'
import { byHand, stepOf } from '../elements/history'
import type { PlanSection } from '../sections'

export type Standing = 'yes' | 'changed' | 'unsure'
export type Answer = { standing: Standing; own: string }

/** The section that keeps the answers, where the template has one and it is shared. */
export function keepsAnswers(sections: readonly PlanSection[], placed: PlacedVision): string | null {
  const kept = sections.find(
    ({ key, elements }) => elements.includes('affirmation') && placeOf(placed, key) === 'shared',
  )
  return kept?.key ?? null
}

/** The shared sections in which anything stands: what is empty cannot have become untrue. */
export function sectionsToAsk(
  doc: Y.Doc,
  sections: readonly PlanSection[],
  placed: PlacedVision,
  keeping: string,
): PlanSection[] {
  return sections.filter(
    ({ key }) =>
      key !== keeping && placeOf(placed, key) === 'shared' && sectionState(doc, key) !== 'to begin',
  )
}

/** What was said of a section today; earlier answers stay as they are. */
export function answerOf(
  doc: Y.Doc,
  keeping: string,
  about: string,
  today: Day,
): ElementOf<'affirmation'> | null {
  return (
    listKind(doc, keeping, 'affirmation').findLast(
      ({ fields }) => fields.about === about && fields.on === today,
    ) ?? null
  )
}

/** Writes the answer into the plan, as one step that can be taken back; said again on the same day, it is the same row. */
export function affirm(doc: Y.Doc, keeping: string, about: string, answer: Answer, today: Day): void {
  const said = answerOf(doc, keeping, about, today)
  stepOf(doc, () => {
    if (said) {
      setField(doc, said.id, 'standing', answer.standing, byHand)
      setField(doc, said.id, 'own', answer.own, byHand)
    } else {
      addElement(
        doc,
        { kind: 'affirmation', section: keeping, fields: { about, on: today, ...answer } },
        byHand,
      )
    }
  })
}
