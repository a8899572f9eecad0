'use client'

import { type ElementKind, type FieldsOf, kindDefinition } from '@/lib/visions/document/element-kinds'
import { namesIn, tellField } from '@/lib/visions/document/tell'
import { capital } from '@/lib/words'
import { AnyField } from './any-field'
import { ElementCard } from './element-card'
import { ElementList, type ElementsEditorProps } from './element-list'
import { type FieldName, type Row, valueIn } from './row'
import { usePlanElements, useWholePlan } from './whole-plan'

/** Cards for any kind: the first words in the open, everything else below. A kind with manners has its own editor. */
export default function AnyEdit({ kinds, ...props }: ElementsEditorProps) {
  return kinds.map((kind) => <OfKind key={kind} {...props} kind={kind} />)
}

function OfKind<K extends ElementKind>({ kind, ...props }: Omit<ElementsEditorProps, 'kinds'> & { kind: K }) {
  const { noun, fields } = kindDefinition(kind)
  const title = Object.keys(fields).find((name) => fields[name]?.form === 'words')
  const rest = Object.keys(fields).filter((name) => name !== title)
  return (
    <div className="not-first:mt-6">
      <ElementList {...props} kind={kind} label={capital(noun.many)} add={`Add ${noun.a}`}>
        {(row) => (
          // Every key of a kind's fields is a name of one of its fields.
          <ElementCard
            row={row}
            title={title as FieldName<K>}
            placeholder={fields[title ?? '']?.label ?? ''}
            summary={<Summary row={row} names={rest} />}
          >
            {rest.map((name) => (
              <AnyField key={name} row={row} field={name as keyof FieldsOf<K> & string} />
            ))}
          </ElementCard>
        )}
      </ElementList>
    </div>
  )
}

function Summary<K extends ElementKind>({ row, names }: { row: Row<K>; names: readonly string[] }) {
  const { titles } = useWholePlan()
  const all = usePlanElements()
  const { fields } = kindDefinition(row.element.kind)
  const told = names.flatMap((name) => {
    const field = fields[name]
    if (!field || field.form === 'words') return []
    const words = tellField(field, valueIn(row, name), namesIn(all, titles))
    return words === '' ? [] : [words]
  })
  return told.length > 0 ? told.join(' · ') : 'More'
}
