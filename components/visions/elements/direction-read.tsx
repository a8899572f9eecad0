import { ofKind } from '@/lib/visions/document/told'
import { countedInWords } from '@/lib/words'
import { ReadItem, type ReadProps } from './read-row'

/** The whole of it in one line, and how far away that is. */
export function DirectionRead({ elements, changed }: ReadProps) {
  return (
    <ul className="grid gap-3">
      {ofKind(elements, 'direction').map(({ id, fields }) => (
        <ReadItem key={id} id={id} changed={changed}>
          <div className="border-line border-y py-4">
            <p className="font-semibold text-13 text-ink-2">
              {fields.years === null
                ? 'In one line'
                : `In one line, ${countedInWords(fields.years, 'year')} from now`}
            </p>
            <p className="text-h2 wrap-anywhere">{fields.line}</p>
          </div>
        </ReadItem>
      ))}
    </ul>
  )
}
