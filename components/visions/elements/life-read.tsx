import { ofKind } from '@/lib/visions/document/told'
import { sayWhere, spokeOf } from './life-domains'
import { ReadItem, type ReadProps } from './read-row'
import { TermRow } from './term-row'
import { Wheel, WheelKey } from './wheel'

/** The wheel, and the list that says the same. */
export function LifeRead({ elements, changed }: ReadProps) {
  const domains = ofKind(elements, 'life_domain')
  return (
    <>
      {domains.length > 1 && (
        <>
          <Wheel domains={domains.map(spokeOf)} />
          <WheelKey />
        </>
      )}
      <ul aria-label="Parts of life" className="border-line border-t">
        {domains.map(({ id, fields }, index) => (
          <ReadItem key={id} id={id} changed={changed}>
            <TermRow
              term={
                <>
                  <span aria-hidden="true" className="mr-2 font-normal text-ink-3 sm:hidden">
                    {index + 1}
                  </span>
                  {fields.name}
                </>
              }
            >
              <p className="text-14 text-ink-2">
                {[sayWhere(fields), fields.importance !== null && `matters ${fields.importance} of 5`]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {fields.good.trim() !== '' && <p className="text-element-sm wrap-anywhere">{fields.good}</p>}
            </TermRow>
          </ReadItem>
        ))}
      </ul>
    </>
  )
}
