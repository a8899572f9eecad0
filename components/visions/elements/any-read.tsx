import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { nameOfElement, tellField } from '@/lib/visions/document/tell'
import { Card } from './card'
import { ReadItem, type ReadProps } from './read-row'

/** Elements of any kind as they are read: the words they go by, and under them everything that was said. */
export function AnyRead({ kinds, elements, changed, names, brief }: ReadProps) {
  return kinds.map((kind) => {
    const of = elements.filter((element) => element.kind === kind)
    if (of.length === 0) return null
    return (
      <ol key={kind} aria-label={kindDefinition(kind).noun.many} className="grid gap-2 not-first:mt-6">
        {of.map((element) => {
          const name = nameOfElement(element)
          const told = Object.entries(kindDefinition(kind).fields).flatMap(([key, field]) => {
            const words = tellField(field, Reflect.get(element.fields, key), names)
            return words === '' || words.trim() === name ? [] : [{ key, label: field.label, words }]
          })
          return (
            <ReadItem key={element.id} id={element.id} changed={changed}>
              <Card>
                <p className="text-element wrap-anywhere">{name}</p>
                {brief ? (
                  <p className="min-h-6 text-14 text-ink-2">More</p>
                ) : (
                  <dl className="grid gap-x-4 text-14 text-ink-2 sm:grid-cols-[auto_1fr]">
                    {told.map(({ key, label, words }) => (
                      <div key={key} className="contents">
                        <dt className="text-ink-3">{label}</dt>
                        <dd className="wrap-anywhere">{words}</dd>
                      </div>
                    ))}
                  </dl>
                )}
              </Card>
            </ReadItem>
          )
        })}
      </ol>
    )
  })
}
