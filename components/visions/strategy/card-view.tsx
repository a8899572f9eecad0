'use client'

import type { ComponentType, ReactNode } from 'react'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import type { ElementOf } from '@/lib/visions/document/elements'
import { capital } from '@/lib/words'
import { ElementCard } from '../elements/element-card'
import { ElementList, type ElementsEditorProps } from '../elements/element-list'
import type { FieldName, Row } from '../elements/row'

type Look<K extends ElementKind> = {
  kind: K
  title: FieldName<K>
  placeholder: string
  ranked?: boolean
  order?: (one: ElementOf<K>, other: ElementOf<K>) => number
  Summary: ComponentType<{ row: Row<K> }>
  Always?: ComponentType<{ row: Row<K> }>
  Fields: ComponentType<{ row: Row<K> }>
}

/** Elements of one kind as cards, each with its own line and its own fields. */
export function Cards<K extends ElementKind>({
  look,
  doc,
  section,
  peers,
  onPlace,
  adding,
  onAdded,
  children,
}: ElementsEditorProps & { look: Look<K>; children?: ReactNode }) {
  const { kind, title, placeholder, ranked, order, Summary, Always, Fields } = look
  const { noun } = kindDefinition(kind)
  return (
    <div className="not-first:mt-6">
      <ElementList
        doc={doc}
        section={section}
        peers={peers}
        onPlace={onPlace}
        adding={adding}
        onAdded={onAdded}
        kind={kind}
        order={order}
        label={capital(noun.many)}
        add={`Add ${noun.a}`}
        listClass={ranked ? undefined : 'border-line border-t'}
      >
        {(row) => (
          <ElementCard
            row={row}
            ranked={ranked}
            title={title}
            placeholder={placeholder}
            summary={<Summary row={row} />}
            always={Always && <Always row={row} />}
          >
            <Fields row={row} />
          </ElementCard>
        )}
      </ElementList>
      {children}
    </div>
  )
}
