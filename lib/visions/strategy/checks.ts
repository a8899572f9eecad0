import { type AnyTold, ofKind, type Told } from '@/lib/visions/document/told'
import { type Clash, isSettled, meetingOf } from '@/lib/visions/strategy/clashes'

/**
 * What the plan itself says does not go together, wherever its own rows say it: an opening that does not keep the
 * non-negotiables, a hard non-negotiable that does not hold, a part of life that waits. Words are never interpreted.
 */
export type Check = {
  /** The element it is about. */
  about: string
  says: CheckSays
  /** Clashes in which somebody has looked at it, settled or not. */
  clashes: Clash[]
}

export type CheckSays =
  | { what: 'opening'; against: OpeningTest; answer: 'no' | 'partly'; taken: boolean }
  | { what: 'nonnegotiable'; status: 'at_risk' | 'broken' }
  | { what: 'life'; now: number; wanted: number }

export type OpeningTest = 'vision' | 'nonnegotiables' | 'milestones'

/** A part of life this far from where it is wanted, and that matters, is looked at beside the work. */
const wideGap = 3

export function checksOf(elements: readonly AnyTold[]): Check[] {
  const { clashes } = meetingOf(elements)
  const naming = (id: string) => clashes.filter(({ ends }) => ends.some((end) => end.id === id))
  const found = [
    ...ofKind(elements, 'nonnegotiable').flatMap(({ id, fields }) =>
      fields.firmness === 'hard' && fields.status !== 'kept'
        ? [{ about: id, says: { what: 'nonnegotiable' as const, status: fields.status } }]
        : [],
    ),
    ...ofKind(elements, 'opening').flatMap((opening) =>
      failedTests(opening).map((says) => ({ about: opening.id, says })),
    ),
    ...ofKind(elements, 'life_domain').flatMap(({ id, fields: { now, wanted, importance } }) =>
      now !== null && wanted !== null && wanted - now >= wideGap && (importance ?? 3) >= 3
        ? [{ about: id, says: { what: 'life' as const, now, wanted } }]
        : [],
    ),
  ]
  return found.map((check) => ({ ...check, clashes: naming(check.about) }))
}

/** Those that nobody has settled, with a change or with a reason. */
export const unsettled = (checks: readonly Check[]) =>
  checks.filter(({ clashes }) => !clashes.some(isSettled))

/** The tests an opening does not pass, as far as it can still be, or has been, taken. */
function failedTests({ fields }: Told<'opening'>) {
  if (fields.decision === 'declined') return []
  const answers = {
    vision: fields.fits_vision,
    nonnegotiables: fields.fits_nonnegotiables,
    milestones: fields.fits_milestones,
  } as const
  return (['vision', 'nonnegotiables', 'milestones'] as const).flatMap((against) => {
    const answer = answers[against]
    // Partly is worth a second look where it touches what may not bend, and nowhere else.
    if (answer !== 'no' && !(answer === 'partly' && against === 'nonnegotiables')) return []
    return [{ what: 'opening' as const, against, answer, taken: fields.decision === 'accepted' }]
  })
}
