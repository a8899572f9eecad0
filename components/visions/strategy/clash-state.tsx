import { Blaze, type BlazeForm } from '@/components/ui/blaze'
import type { FieldsOf } from '@/lib/visions/document/element-kinds'
import type { Clash, ClashState as State } from '@/lib/visions/strategy/clashes'
import { listed } from '@/lib/words'

export const clashForm: Record<State, BlazeForm> = {
  open: 'outline',
  'wants a reason': 'half',
  changed: 'full',
  accepted: 'full',
}

export const stateWords: Record<State, string> = {
  open: 'Open',
  'wants a reason': 'Wants a reason',
  changed: 'Changed',
  accepted: 'Accepted',
}

export const reasonLabel: Record<FieldsOf<'clash'>['standing'], string> = {
  open: 'What pulls, and which way',
  changed: 'What I changed',
  accepted: 'Why I accept it',
}

/** "Launch lead and Home for supper, most nights" */
export const clashName = ({ ends }: Clash) => listed(ends.map(({ name }) => name))

/** How it stands, in shape and in words, with the reason beside it for as long as the clash is there. */
export function ClashState({ clash: { state, reason } }: { clash: Clash }) {
  return (
    <p className="flex gap-2 text-14 text-ink-2">
      <Blaze
        form={clashForm[state]}
        color={state === 'wants a reason' ? 'attend' : 'accent'}
        className="mt-[3px] h-3.5 w-[5px]"
      />
      <span className="min-w-0 wrap-anywhere">
        <strong className="font-semibold">{stateWords[state]}</strong>
        {reason !== '' && `: ${reason}`}
      </span>
    </p>
  )
}
