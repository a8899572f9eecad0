import type { FieldsOf } from '@/lib/visions/document/element-kinds'
import { ChangeBar } from '../change-bar'
import { Card } from './card'
import { Bends, Standing } from './standing'

export type ReadElement = { id: string; fields: FieldsOf<'nonnegotiable'> }

/** The ranked cards as they are read: on paper, by the coach between sessions, and until the editor has loaded. */
export function NonnegotiablesRead({
  elements,
  changed = [],
  brief = false,
}: {
  elements: readonly ReadElement[]
  changed?: readonly string[]
  /** Without the test, and how it stands only where that is news: as high as the card one writes in. */
  brief?: boolean
}) {
  if (elements.length === 0) return null
  return (
    <ol className="grid gap-2">
      {elements.map(({ id, fields }, index) => {
        const card = (
          <Card rank={index + 1}>
            <p className="text-element wrap-anywhere">{fields.statement}</p>
            <p className="min-h-6 text-14 text-ink-2 wrap-anywhere">
              <Bends {...fields} />
              {(!brief || fields.status !== 'kept') && (
                <span className="ml-3 inline-flex align-text-bottom">
                  <Standing status={fields.status} />
                </span>
              )}
            </p>
            {!brief && fields.test.trim() !== '' && (
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
