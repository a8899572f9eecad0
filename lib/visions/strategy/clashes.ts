import { saysSomething } from '@/lib/visions/document/content'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { nameOfElement } from '@/lib/visions/document/tell'
import { type AnyTold, ofKind, type Told } from '@/lib/visions/document/told'
import { byDue } from '@/lib/visions/strategy/due'

/**
 * Where work and life meet: what somebody wants to do against what it has to leave room for. Whether two things pull
 * against each other is said by people; nobody guesses it from their words.
 */
export type Meeting = {
  work: End[]
  life: End[]
  clashes: Clash[]
  /** The clashes that name both. */
  between: (work: string, life: string) => Clash[]
}

export type End = { id: string; kind: ElementKind; name: string }

export type Clash = { id: string; ends: End[]; state: ClashState; reason: string }

/** Changed or accepted hold with a reason only: a year later it is the reason that is read. */
export type ClashState = 'open' | 'changed' | 'accepted' | 'wants a reason'

const workKinds = ['overlap', 'target_role', 'opening', 'milestone', 'past_role'] as const
const lifeKinds = ['nonnegotiable', 'life_domain'] as const

const dueFirst = byDue<AnyTold>(({ fields }) => String(Reflect.get(fields, 'due') ?? ''))

/** The work is named before what it pulls against. */
const order: readonly ElementKind[] = [...workKinds, ...lifeKinds]

export function meetingOf(elements: readonly AnyTold[]): Meeting {
  // A row that was added and not yet written has nothing that could pull against anything.
  const named = elements.filter(saysSomething)
  const clashes = ofKind(elements, 'clash').map((clash) => tellClash(clash, named))
  const inAClash = new Set(clashes.flatMap(({ ends }) => ends.map(({ id }) => id)))
  const stands = standing(elements)
  return {
    work: workKinds.flatMap((kind) =>
      endsOf(kind === 'milestone' ? [...named].sort(dueFirst) : named, kind).filter(
        ({ id }) => stands.has(id) || inAClash.has(id),
      ),
    ),
    life: lifeKinds.flatMap((kind) => endsOf(named, kind)),
    clashes,
    between: (work, life) =>
      clashes.filter(({ ends }) => [work, life].every((id) => ends.some((end) => end.id === id))),
  }
}

function clashState({ standing, reason }: Told<'clash'>['fields']): ClashState {
  if (standing === 'open') return 'open'
  return reason.trim() === '' ? 'wants a reason' : standing
}

/** Settled is what nobody has to look at again today. */
export const isSettled = ({ state }: Pick<Clash, 'state'>) => state === 'changed' || state === 'accepted'

/** An end that is not here is left out, without a trace: it is gone, or lies where this reader may not look. */
function tellClash(clash: Told<'clash'>, named: readonly AnyTold[]): Clash {
  const ends = named.filter(({ id }) => clash.fields.between.includes(id)).map(endOf)
  return {
    id: clash.id,
    ends: ends.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)),
    state: clashState(clash.fields),
    reason: clash.fields.reason.trim(),
  }
}

/** What is still wanted or still to be decided. A past role and what is over stand here only in a clash. */
function standing(elements: readonly AnyTold[]): ReadonlySet<string> {
  return new Set(
    [
      ...ofKind(elements, 'overlap'),
      ...ofKind(elements, 'target_role'),
      ...ofKind(elements, 'opening').filter(({ fields }) => fields.decision !== 'declined'),
      ...ofKind(elements, 'milestone').filter(
        ({ fields }) => fields.status === 'ahead' || fields.status === 'started',
      ),
    ].map(({ id }) => id),
  )
}

const endsOf = (elements: readonly AnyTold[], kind: ElementKind) =>
  elements.filter((element) => element.kind === kind).map(endOf)

const endOf = (element: AnyTold): End => ({
  id: element.id,
  kind: element.kind,
  name: nameOfElement(element),
})
