import { elementKinds } from '@/lib/visions/document/element-kinds'
import { ofKind } from '@/lib/visions/document/told'
import { ReadItem, type ReadProps } from './read-row'
import { TermRow } from './term-row'

const { weight } = elementKinds.environment_need.fields
const { test, never } = elementKinds.mission_test.fields

/** Surroundings and missions, each under what it is about. */
export function PlaceRead({ elements, changed }: ReadProps) {
  const needs = ofKind(elements, 'environment_need')
  const tests = ofKind(elements, 'mission_test')
  return (
    <ul className="border-line border-t">
      {needs.map(({ id, fields }) => (
        <ReadItem key={id} id={id} changed={changed}>
          <TermRow term={fields.dimension.trim() || 'What I need'}>
            <p className="text-element-sm wrap-anywhere">{fields.need}</p>
            <p className="text-14 text-ink-2">{weight.options[fields.weight]}</p>
          </TermRow>
        </ReadItem>
      ))}
      {tests.map(({ id, fields }) => (
        <ReadItem key={id} id={id} changed={changed}>
          {fields.test.trim() !== '' && (
            <TermRow term={test.label}>
              <p className="text-element-sm wrap-anywhere">{fields.test}</p>
            </TermRow>
          )}
          {fields.never.trim() !== '' && (
            <TermRow term={never.label}>
              <p className="text-element-sm wrap-anywhere">{fields.never}</p>
            </TermRow>
          )}
        </ReadItem>
      ))}
    </ul>
  )
}
