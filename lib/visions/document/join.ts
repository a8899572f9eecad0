import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import type { FieldValue } from '@/lib/visions/document/fields'

/**
 * What several elements say as one: their words after each other, and of everything else what was said first. Null
 * where the words are more than their field takes.
 */
export function joined(
  kind: ElementKind,
  elements: readonly { fields: object }[],
): Record<string, FieldValue> | null {
  const fields: Record<string, FieldValue> = {}
  for (const [name, field] of Object.entries(kindDefinition(kind).fields)) {
    const values = elements.map((element): FieldValue => Reflect.get(element.fields, name) ?? field.fallback)
    if (field.form === 'words') {
      const said = [...new Set(values.map((value) => String(value).trim()).filter((words) => words !== ''))]
      const words = said.reduce(append, '')
      if (words.length > field.max) return null
      fields[name] = words
    } else if (field.form === 'links') {
      fields[name] = [...new Set(values.flatMap((value) => (Array.isArray(value) ? value : [])))]
    } else fields[name] = values.find((value) => value !== null && value !== field.fallback) ?? field.fallback
  }
  return fields
}

/** A sentence after a sentence; what is no sentence is set off. */
function append(before: string, words: string) {
  if (before === '') return words
  return /[.!?…]$/.test(before) ? `${before} ${words}` : `${before}; ${words}`
}
