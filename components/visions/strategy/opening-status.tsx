import type { Day } from '@/lib/dates'
import type { Told } from '@/lib/visions/document/told'
import { dueOf } from '@/lib/visions/strategy/due'
import { askOf } from '@/lib/visions/strategy/openings'
import { HintWords } from './hint-words'
import { askWords } from './opening-words'

/** What an opening asks today; nothing where it asks nothing. */
export function OpeningStatus({ opening, today }: { opening: Told<'opening'>; today: Day }) {
  const ask = askOf(opening, today)
  if (!ask) return null
  const due = ask === 'decide' ? dueOf(opening.fields.by, today)?.distance : undefined
  return (
    <div>
      <HintWords>
        {askWords[ask]}
        {due && ` ${due}`}
      </HintWords>
    </div>
  )
}
