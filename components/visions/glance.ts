/** What a file says of itself before anybody trusts it: enough to be asked whether it is the right one. */
export type Glance = { client: string; on: string; shared: string[]; own: string[] }

/** Null where it does not even look like a plan. The server reads it in earnest. */
export function glanceAt(text: string): Glance | null {
  try {
    const file: unknown = JSON.parse(text)
    if (get(file, 'format') !== 'waymark-plan') return null
    const exported = get(file, 'exported')
    const on = String(get(exported, 'on'))
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return null
    const titles = new Map(
      list(get(get(file, 'template'), 'sections')).map((section) => [
        get(section, 'key'),
        get(section, 'title'),
      ]),
    )
    const written = (place: string) =>
      list(get(file, 'parts'))
        .filter((part) => get(part, 'place') === place)
        .flatMap((part) => list(get(get(part, 'plan'), 'sections')))
        .filter((section) => list(get(section, 'text')).length + list(get(section, 'elements')).length > 0)
        .map((section) => String(titles.get(get(section, 'key')) ?? get(section, 'key')))
    return { client: String(get(exported, 'client')), on, shared: written('shared'), own: written('private') }
  } catch {
    return null
  }
}

const get = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
