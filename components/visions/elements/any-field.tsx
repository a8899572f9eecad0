'use client'

import { type ElementKind, fieldOrNull } from '@/lib/visions/document/element-kinds'
import { DateField } from './date-field'
import { ChoiceField, type FieldProps, SectionField, WordsField } from './fields'
import { LinksField } from './links-field'
import { AnyNumberField } from './number-fields'

/** A field in the form it has. */
export function AnyField<K extends ElementKind>(props: FieldProps<K> & { placeholder?: string }) {
  const { placeholder, ...field } = props
  switch (fieldOrNull(props.row.element.kind, props.field)?.form) {
    case 'words':
      return <WordsField {...field} placeholder={placeholder} />
    case 'choice':
      return <ChoiceField {...field} />
    case 'number':
      return <AnyNumberField {...field} />
    case 'date':
      return <DateField {...field} />
    case 'links':
      return <LinksField {...field} />
    case 'section':
      return <SectionField {...field} />
    case undefined:
      return null
  }
}
