import { type ElementKind, type FieldsOf, kindDefinition } from '@/lib/visions/document/element-kinds'
import { nameOfElement, tellField } from '@/lib/visions/document/tell'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'
import { openFirst } from '@/lib/visions/strategy/openings'
import { Card } from '../elements/card'
import { ReadItem, type ReadProps } from '../elements/read-row'
import { FocusHours } from './focus-hours'
import { lineOf } from './lines'
import { OpeningStatus } from './opening-status'
import { openingLine, testFields } from './opening-words'

/** What is read of each kind beside its name and its line. */
const more: Partial<Record<ElementKind, readonly string[]>> = {
  target_role: ['why'],
  impact_aim: ['sign'],
  person: ['why', 'give'],
  reputation: ['proof'],
}

/** Cards of the strategy as they are read: the name, its line, and the rest under its labels. */
export function CardsRead({ kinds, elements, changed, names, brief, around }: ReadProps) {
  return kinds.map((kind) => {
    const of = elements.filter((element) => element.kind === kind)
    if (of.length === 0) return null
    const ranked = kind === 'target_role' || kind === 'focus_area'
    return (
      <div key={kind} className="not-first:mt-6">
        <ol
          aria-label={kindDefinition(kind).noun.many}
          className={ranked ? 'grid gap-2' : 'border-line border-t'}
        >
          {of.map((element, index) => (
            <ReadItem key={element.id} id={element.id} changed={changed}>
              <Card rank={ranked ? index + 1 : undefined} look={ranked ? 'card' : 'row'}>
                <p className="text-element wrap-anywhere">{nameOfElement(element)}</p>
                <p className="min-h-6 text-14 text-ink-2 wrap-anywhere">
                  {lineOfElement(element, { names, today: around?.today ?? null }) || (brief && 'More')}
                </p>
                {!brief && <More element={element} names={names} fields={more[kind] ?? []} />}
              </Card>
            </ReadItem>
          ))}
        </ol>
        {kind === 'focus_area' && <FocusHours areas={ofKind(of, 'focus_area')} />}
      </div>
    )
  })
}

function lineOfElement<K extends ElementKind>(
  element: { kind: K; fields: FieldsOf<K> },
  around: Parameters<typeof lineOf>[2],
) {
  return lineOf(element.kind, element.fields, around)
}

/** The openings: the open ones, and the log with its reasons. */
export function OpeningsRead({ elements, changed, names, brief, around }: ReadProps) {
  const today = around?.today ?? null
  return (
    <ol aria-label="openings" className="border-line border-t">
      {ofKind(elements, 'opening')
        .sort(openFirst)
        .map((opening) => (
          <ReadItem key={opening.id} id={opening.id} changed={changed}>
            <Card look="row">
              <p className="text-element wrap-anywhere">{opening.fields.what}</p>
              {today !== null && <OpeningStatus opening={opening} today={today} />}
              <p className="min-h-6 text-14 text-ink-2 wrap-anywhere">{openingLine(opening.fields, today)}</p>
              {!brief && <More element={opening} names={names} fields={[...testFields, 'revisit']} />}
            </Card>
          </ReadItem>
        ))}
    </ol>
  )
}

function More({
  element,
  names,
  fields,
}: {
  element: AnyTold
  names: ReadProps['names']
  fields: readonly string[]
}) {
  const told = fields.flatMap((name) => {
    const field = kindDefinition(element.kind).fields[name]
    const words = field ? tellField(field, Reflect.get(element.fields, name), names).trim() : ''
    return field && words !== '' ? [{ name, label: field.label, words }] : []
  })
  if (told.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-4 text-14 text-ink-3">
      {told.map(({ name, label, words }) => (
        <div key={name} className="wrap-anywhere">
          <dt className="inline">{label}: </dt>
          <dd className="inline text-ink-2">{words}</dd>
        </div>
      ))}
    </dl>
  )
}
