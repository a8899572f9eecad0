import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { SectionPlace } from '@/lib/visions/vision'
import type { Home, WholePlan } from './elements/whole-plan'
import type { PlanSection } from './sections'
import type { Room } from './use-vision'

/** Where elements of each kind live, for what puts them there from elsewhere. */
export function homesOf(
  sections: readonly PlanSection[],
  rooms: Record<SectionPlace, Room | null> | null,
): WholePlan['homes'] {
  const homes: Partial<Record<ElementKind, Home>> = {}
  for (const { key, place, elements } of sections) {
    const doc = rooms?.[place]?.doc
    if (doc) for (const kind of elements) homes[kind] ??= { section: key, doc }
  }
  return homes
}
