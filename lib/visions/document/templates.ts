import { careerAndLife } from '@/lib/visions/document/career-and-life'
import type { Template } from '@/lib/visions/document/template'

const builtIn: readonly Template[] = [careerAndLife]

/** What a new vision starts from. */
export const defaultTemplate = careerAndLife

/** The built-in template of that key and version. Those of a practice's own are kept in the database. */
export function builtInOrNull(key: string, version: number): Template | null {
  return builtIn.find((template) => template.key === key && template.version === version) ?? null
}

export function newestBuiltIn(key: string): Template | null {
  const versions = builtIn.filter((template) => template.key === key)
  return versions.reduce<Template | null>(
    (newest, each) => (newest && newest.version > each.version ? newest : each),
    null,
  )
}
