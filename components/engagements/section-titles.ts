import { numberedSections } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'

const sections = numberedSections(defaultTemplate)

/** Titles of sections in the order of the plan; a key the template does not know is left out. */
export function sectionTitles(keys: readonly string[]): string[] {
  return sections.filter(({ key }) => keys.includes(key)).map(({ title }) => title)
}

export function sectionTitle(key: string): string {
  return sectionTitles([key])[0] ?? key
}
