import { useMemo, useSyncExternalStore } from 'react'
import { type PlanSnapshot, watchPlan } from './plan-watch'
import type { PlanSection } from './sections'
import type { Rooms } from './use-rooms'

/** How far each section is, as it stands now; null while the documents are on their way. */
export function usePlanSnapshot(rooms: Rooms | null, sections: readonly PlanSection[]): PlanSnapshot | null {
  const watch = useMemo(() => {
    if (!rooms) return null
    return watchPlan(
      sections.flatMap(({ key, place }) => {
        const room = rooms[place]
        return room ? [{ key, doc: room.doc }] : []
      }),
    )
  }, [rooms, sections])
  return useSyncExternalStore(
    watch?.subscribe ?? noNews,
    () => watch?.read() ?? null,
    () => null,
  )
}

const noNews = () => () => {}
