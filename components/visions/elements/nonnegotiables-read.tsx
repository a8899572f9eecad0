import { ofKind } from '@/lib/visions/document/told'
import { Card } from './card'
import { ReadItem, type ReadProps } from './read-row'
import { Bends, Standing } from './standing'

/** The ranked cards as they are read. */
export function NonnegotiablesRead({ elements, changed, brief }: ReadProps) {
  return (
    <ol className="grid gap-2">
      {ofKind(elements, 'nonnegotiable').map(({ id, fields }, index) => (
        <ReadItem key={id} id={id} changed={changed}>
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
        </ReadItem>
      ))}
    </ol>
  )
}
