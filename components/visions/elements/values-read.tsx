import { ofKind } from '@/lib/visions/document/told'
import { Card } from './card'
import { ReadItem, type ReadProps } from './read-row'

/** Each value with what it means to whoever holds it, in the order in which they decide. */
export function ValuesRead({ elements, changed }: ReadProps) {
  return (
    <>
      <h4 className="mb-2 text-h2">Values</h4>
      <ol className="grid gap-2">
        {ofKind(elements, 'value').map(({ id, fields }, index) => (
          <ReadItem key={id} id={id} changed={changed}>
            <Card rank={index + 1}>
              <p className="text-element wrap-anywhere">{fields.name}</p>
              <p className="min-h-6 text-15 text-ink-2 wrap-anywhere">{fields.definition}</p>
            </Card>
          </ReadItem>
        ))}
      </ol>
    </>
  )
}
