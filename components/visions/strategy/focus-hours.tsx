import type { Told } from '@/lib/visions/document/told'
import { focusHours } from '@/lib/visions/strategy/focus-hours'
import { counted, countedInWords } from '@/lib/words'

/** What a week is asked for, all in all. A plain sum: what it means is for two people to say. */
export function FocusHours({ areas }: { areas: readonly Told<'focus_area'>[] }) {
  const { hours, unsaid } = focusHours(areas)
  if (hours === 0) return null
  return (
    <p className="mt-2 text-14 text-ink-2">
      <strong className="font-semibold text-ink">{counted(hours, 'hour')} a week</strong> in all
      {unsaid > 0 && `, and ${countedInWords(unsaid, 'focus', 'focus areas')} without any`}.
    </p>
  )
}
