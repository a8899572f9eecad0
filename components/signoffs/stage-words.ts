import type { DocumentState } from '@/components/ui/document-bar'
import type { Stage } from '@/lib/signoffs/stage'
import { counted } from '@/lib/words'
import { draftState } from './plan-words'

/** The plan's legal state as a sentence, for whoever reads it. `changes` are those the page has counted itself. */
export function stageState(
  stage: Stage,
  { seat, other }: { seat: 'client' | 'coach'; other: string },
  changes: number | null = stage.changes,
): DocumentState {
  const { open, review } = stage
  if (open && !open.signedByMe)
    return {
      word: `Version ${open.number}`,
      rest: ' waits for your signature',
      more: open.signedByOther ? `${other} has signed` : undefined,
      mark: 'attend',
      form: open.signedByOther ? 'half' : 'outline',
    }
  if (open)
    return {
      word: `Waiting for ${other}`,
      rest: ` to sign version ${open.number}`,
      mark: 'plain',
      form: 'half',
    }
  const toRead = changes === null ? 'the draft' : counted(changes, 'change')
  if (review === 'waiting')
    return seat === 'client'
      ? { word: `Waiting for ${other}`, rest: ` to read ${toRead}`, mark: 'plain', form: 'half' }
      : { word: `${other} asks you`, rest: ` to read ${toRead}`, mark: 'attend' }
  if (review === 'changes' && seat === 'client')
    return { word: `${other} asked for a change`, mark: 'attend', form: 'half' }
  if (review === 'ready' && seat === 'client')
    return { word: `${other} found it ready`, mark: 'accent', form: 'half' }
  return draftState(stage.signed.at(-1)?.number ?? null, changes)
}

/** Where the sentence leads: to the version that is open, or to what changed. */
export const stageHref = (base: string, { open }: Stage) =>
  open ? `${base}/versions/${open.number}` : `${base}/changes`
