import { ofKind } from '@/lib/visions/document/told'
import { byStart, sayHow, sayWhen } from './past-roles'
import { ReadItem, type ReadProps } from './read-row'

/** The roles so far, by date. */
export function PastRolesRead({ elements, changed, brief }: ReadProps) {
  return (
    <ol aria-label="Roles so far, the earliest first" className="border-line border-t">
      {ofKind(elements, 'past_role')
        .sort(byStart)
        .map(({ id, fields }) => (
          <ReadItem key={id} id={id} changed={changed} className="border-line border-b py-3">
            <p className="text-element wrap-anywhere">{fields.title}</p>
            <p className="min-h-6 text-14 text-ink-2">
              {[sayWhen(fields), sayHow(fields)].filter(Boolean).join('. ')}
            </p>
            {!brief && fields.learned.trim() !== '' && (
              <p className="text-15 text-ink-2 wrap-anywhere">{fields.learned}</p>
            )}
          </ReadItem>
        ))}
    </ol>
  )
}
