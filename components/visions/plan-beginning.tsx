import type { Editor } from '@tiptap/core'
import type * as Y from 'yjs'
import { onDemand, useOnDemand } from '@/components/ui/on-demand'
import { appendText } from '@/lib/visions/document/write'
import { whys } from './first-sitting/steps'
import { Openings } from './openings'

const fromFile = onDemand(() => import('./begin-from-file'))

type Props = {
  /** The document that the first section lies in. */
  doc: Y.Doc
  /** The editor of that section, once it has arrived. */
  editor: () => Editor | undefined
  /** Nothing has begun anywhere: then the plan may begin from a file as well. */
  untouched: boolean
  practice: string
  visionId: string
  coach: string
}

/** Ways into the first section, while nothing stands in it. */
export function PlanBeginning({ doc, editor, untouched, practice, visionId, coach }: Props) {
  const file = useOnDemand(fromFile, untouched)
  const choose = (words: string) => {
    const why = editor()
    if (!why) return appendText(doc, 'why', `${words} `, 'opening')
    why.commands.command(({ tr }) => Boolean(tr.insertText(`${words} `, 1)))
    why.commands.focus('end')
  }
  return (
    <>
      <Openings openings={whys} onChoose={choose} />
      {untouched && file && <file.BeginFromFile practice={practice} visionId={visionId} coach={coach} />}
    </>
  )
}
