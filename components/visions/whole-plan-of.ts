import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { Home, WholePlan } from './elements/whole-plan'
import { type PlanSection, titlesOf } from './sections'
import type { Rooms } from './use-rooms'

/** The plan as its elements are told of it; with nothing in it until the documents are there. */
export function wholePlanOf({
  sections,
  rooms,
  ...who
}: Pick<WholePlan, 'seat' | 'coach'> & { sections: readonly PlanSection[]; rooms: Rooms | null }): WholePlan {
  return {
    ...who,
    docs: Object.values(rooms ?? {}).flatMap((room) => room?.doc ?? []),
    titles: titlesOf(sections),
    homes: homesOf(sections, rooms),
  }
}

function homesOf(sections: readonly PlanSection[], rooms: Rooms | null): WholePlan['homes'] {
  const homes: Partial<Record<ElementKind, Home>> = {}
  for (const { key, place, elements } of sections) {
    const doc = rooms?.[place]?.doc
    if (doc) for (const kind of elements) homes[kind] ??= { section: key, doc }
  }
  return homes
}
