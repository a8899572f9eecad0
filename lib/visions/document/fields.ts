import { isPlanDate, type Leaning, noDate, type PlanDate } from '@/lib/visions/document/plan-date'

/**
 * One value of an element: which values it may hold, and what stands there before anybody chose. Written words are
 * compared word by word, everything else as a whole.
 *
 * What it may hold is asked in plain code: a library of schemas would be a tenth of what a page brings, and compiles
 * with `new Function`, which the Content-Security-Policy forbids in the browser.
 */
export type Field<T extends FieldValue = FieldValue> = {
  label: string
  fallback: T
  holds: (value: unknown) => value is T
} & Form

export type FieldValue = string | number | boolean | null | readonly string[]

export type Form =
  | { form: 'words'; max: number }
  /** `options` says each choice in the interface's words, in their order. An empty key is "not chosen yet". */
  | { form: 'choice'; options: Readonly<Record<string, string>> }
  /** A whole number within the bounds, or null. */
  | { form: 'number'; least: number; most: number }
  /** A month without a year is the next one, or the last one where the date lies back. */
  | { form: 'date'; leaning: Leaning }
  /** Ids of other elements. What they lead to may be gone, or lie in a document this reader does not have. */
  | { form: 'links'; to: readonly string[] }
  /** The key of a section of the template. */
  | { form: 'section' }

export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An element leads to no more than this many others through one field. */
export const mostLinks = 30

/** Letters of a section's key. */
export const longestKey = 60

export function words(label: string, max: number): Field<string> & { form: 'words' } {
  return { form: 'words', holds: (value) => isText(value, max), fallback: '', label, max }
}

export function choice<const Options extends Record<string, string>>(
  label: string,
  options: Options,
  fallback: Extract<keyof Options, string>,
): Field<Extract<keyof Options, string>> & { form: 'choice'; options: Options } {
  const holds = (value: unknown): value is Extract<keyof Options, string> =>
    typeof value === 'string' && Object.hasOwn(options, value)
  return { form: 'choice', holds, fallback, label, options }
}

export function number(
  label: string,
  least: number,
  most: number,
): Field<number | null> & { form: 'number' } {
  const holds = (value: unknown): value is number | null =>
    value === null || (Number.isSafeInteger(value) && least <= Number(value) && Number(value) <= most)
  return { form: 'number', holds, fallback: null, label, least, most }
}

export function date(
  label: string,
  leaning: Leaning = 'ahead',
): Field<PlanDate> & { form: 'date'; leaning: Leaning } {
  const holds = (value: unknown): value is PlanDate => typeof value === 'string' && isPlanDate(value)
  return { form: 'date', holds, fallback: noDate, label, leaning }
}

export function links(
  label: string,
  to: readonly string[],
): Field<readonly string[]> & { form: 'links'; to: readonly string[] } {
  const holds = (value: unknown): value is readonly string[] =>
    Array.isArray(value) &&
    value.length <= mostLinks &&
    value.every((id) => typeof id === 'string' && uuid.test(id))
  return { form: 'links', holds, fallback: [], label, to }
}

export function section(label: string): Field<string> & { form: 'section' } {
  return { form: 'section', holds: (value) => isText(value, longestKey), fallback: '', label }
}

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length <= max
