import type { ReactNode } from 'react'
import { OneChange } from '@/components/signoffs/difference'
import type { Change } from '@/lib/visions/document/diff'
import { sentenceOf } from '@/lib/visions/document/summary'
import type { Names } from '@/lib/visions/document/tell'
import { type ChangeTarget, kindOfChange, targetOf } from './change-words'

/** One change as a list shows it. `told` is drawn already, so that a page need not bring what draws it. */
export type ChangeEntry = {
  key: string
  section: string
  title: string
  /** "Reworded" */
  kind: string
  /** "Reworded Why" */
  sentence: string
  target: ChangeTarget
  told: ReactNode
}

export function changeEntries(changes: readonly Change[], names: Names): ChangeEntry[] {
  return changes.map((change, index) => {
    const title = names.section(change.section) ?? change.section
    return {
      key: String(index),
      section: change.section,
      title,
      kind: kindOfChange(change),
      sentence: sentenceOf(change, title),
      target: targetOf(change),
      told: <OneChange change={change} names={names} />,
    }
  })
}
