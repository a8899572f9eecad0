'use client'

import { Lock } from 'lucide-react'
import { firstName } from '@/lib/people/name'
import type { Clash, Meeting } from '@/lib/visions/strategy/clashes'
import { usePlanElements, useWholePlan } from '../elements/whole-plan'

/** A section that both read lists rows of the client's own draft too, and says that nobody else is shown those. */
export function FromOwnDraft({ meeting }: { meeting: Meeting }) {
  const { coach } = useWholePlan()
  const isOwn = useIsOwn()
  if (![...meeting.work, ...meeting.life].some(({ id }) => isOwn(id))) return null
  return (
    <p className="flex gap-1.5 text-13 text-ink-3">
      <Lock aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-3.5 shrink-0" />
      What is listed here from your private sections, only you can see. {firstName(coach)} cannot.
    </p>
  )
}

/** What lies in the client's own draft stays there, also where a clash in the shared plan leads to it. */
export function PrivateEnd({ clash }: { clash: Clash }) {
  const { coach } = useWholePlan()
  const isOwn = useIsOwn()
  const ends = clash.ends.filter(({ id }) => isOwn(id))
  if (ends.length === 0) return null
  return (
    <p className="text-13 text-ink-3">
      {ends.map(({ name }) => name).join(', ')}: in a section only you can see. {firstName(coach)} reads the
      reason, and not what it is about.
    </p>
  )
}

/** Whether an element lies in the client's own draft. For the coach none does. */
function useIsOwn(): (id: string) => boolean {
  const { homes, seat } = useWholePlan()
  const elements = usePlanElements()
  const shared = homes.clash?.doc
  return (id) =>
    seat === 'client' && !shared?.getMap('elements').has(id) && elements.some((element) => element.id === id)
}
