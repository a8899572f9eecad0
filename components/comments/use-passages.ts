import { useEffect, useMemo, useRef } from 'react'
import type { Thread } from '@/lib/comments/thread'
import type { PassageAnchor } from '@/lib/visions/document/anchors'
import type { ShownPassages } from './editor-marks'
import { type Room, useRoomOrNull } from './room'
import type { Source } from './source'
import { useStored } from './stored'

const nothing: ShownPassages = { passages: [], open: null }

/**
 * The passages of a section that something is said about, where they are by now. `revision` grows when the text has
 * changed. Each look begins where the last one ended, so that many small changes never add up to a lost passage.
 */
export function usePassages(section: string, source: Source | null, revision: unknown): ShownPassages {
  const room = useRoomOrNull()
  return useLook(room && source && section in room.place.titles ? room : null, section, source, revision)
}

function useLook(
  room: Room | null,
  section: string,
  source: Source | null,
  revision: unknown,
): ShownPassages {
  const followed = useRef(new Map<string, PassageAnchor>())
  const wanted = useWanted(room, section)
  const open = useStored(room?.store ?? null, (state) =>
    state.open !== null && wanted.some(({ id }) => id === state.open) ? state.open : null,
  )
  useEffect(() => (room && source ? room.register(section, source) : undefined), [room, section, source])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says when the text has changed
  const found = useMemo(() => {
    if (!source || wanted.length === 0) return null
    const find = source.look()
    return new Map(
      wanted.map(({ id, anchor }) => {
        const before = followed.current.get(id)
        const now = (before && find(before)) ?? find(anchor)
        if (now) followed.current.set(id, now.anchor)
        return [id, now && { ...now.passage, words: now.words }] as const
      }),
    )
  }, [source, wanted, revision])
  useEffect(() => {
    if (room && found) room.noteFound(found)
  }, [room, found])

  return useMemo(() => {
    if (!found) return nothing
    const passages = [...found].flatMap(([id, passage]) =>
      passage ? [{ id, from: passage.from, to: passage.to }] : [],
    )
    return { passages, open }
  }, [found, open])
}

type Wanted = { id: string; anchor: PassageAnchor }

/** The open conversations about passages of this section, the one that is being begun, and a resolved one that is read. */
function useWanted(room: Room | null, section: string): readonly Wanted[] {
  const wanted = useStored(
    room?.store ?? null,
    ({ conversation, composing, open }) => {
      const threads = conversation.threads.flatMap((thread) =>
        thread.section === section && (thread.resolvedAt === null || thread.id === open)
          ? wantedOf(thread)
          : [],
      )
      return composing?.section === section
        ? [...threads, ...wantedOf({ ...composing, id: composing.threadId })]
        : threads
    },
    (one, other) =>
      one.length === other.length &&
      one.every(({ id, anchor }, at) => id === other[at]?.id && anchor === other[at]?.anchor),
  )
  return wanted ?? none
}

const none: readonly Wanted[] = []

function wantedOf({ id, about }: Pick<Thread, 'id' | 'about'>): Wanted[] {
  return about.kind === 'passage' ? [{ id, anchor: about.anchor }] : []
}
