import type { FieldsOf } from '@/lib/visions/document/element-kinds'
import { ChangeBar } from '../change-bar'
import { Card } from './card'
import { Bends, Standing } from './standing'

export type ReadElement = { id: string; fields: FieldsOf<'nonnegotiable'> }

/** The ranked cards as they are read: on paper, by the coach between sessions, and until the editor has loaded. */
export function NonnegotiablesRead({
  elements,
  changed = [],
}: {
  elements: readonly ReadElement[]
  changed?: readonly string[]
}) {
  if (elements.length === 0) return null
  return (
    <ol className="mt-5 grid gap-2">
      {elements.map(({ id, fields }, index) => {
        const card = (
          <Card rank={index + 1}>
            <p className="text-element wrap-anywhere">{fields.statement}</p>
            <p className="text-14 text-ink-2 wrap-anywhere">
              <Bends {...fields} />
              <span className="ml-3 inline-flex align-text-bottom">
                <Standing status={fields.status} />
              </span>
            </p>
            {fields.test.trim() !== '' && (
              <p className="text-14 text-ink-3 wrap-anywhere">
                I would know it is broken when: {fields.test.trim()}
              </p>
            )}
          </Card>
        )
        return <li key={id}>{changed.includes(id) ? <ChangeBar>{card}</ChangeBar> : card}</li>
      })}
    </ol>
  )
}
