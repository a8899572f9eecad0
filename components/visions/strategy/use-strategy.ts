import { useMemo } from 'react'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/dates'
import { type LineOfSight, lineOfSight } from '@/lib/visions/strategy/line-of-sight'
import { usePlanElements } from '../elements/whole-plan'

/** The line of sight through everything this person may read, as it stands now. */
export function useLineOfSight(): LineOfSight {
  const elements = usePlanElements()
  return useMemo(() => lineOfSight(elements), [elements])
}

/** The day it is where the reader sits. */
export const useToday = () => dayOf(now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
