import { HintWords } from './hint-words'

/** What a milestone lacks to be one: something it serves, and a day. */
export function MilestoneHints({ busy, wantsDate }: { busy: boolean; wantsDate: boolean }) {
  return (
    <>
      {busy && <HintWords>Busy, not aimed: it serves no skill, aim or role</HintWords>}
      {wantsDate && !busy && <p className="text-13 text-ink-3">By when?</p>}
    </>
  )
}
