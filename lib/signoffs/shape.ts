/**
 * What a file of unknown origin must look like before anything is believed of it. Small predicates and no schema
 * library: a page that reads files of strangers must not need `new Function`, which our policy refuses.
 */
export type Shape = (value: unknown) => boolean

export const text: Shape = (value) => typeof value === 'string'
export const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value)
export const exactly =
  (...allowed: readonly string[]): Shape =>
  (value) =>
    typeof value === 'string' && allowed.includes(value)
const written =
  (pattern: RegExp): Shape =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

export const id = written(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const hash = written(/^[0-9a-f]{64}$/)
/** UTC with milliseconds, and with microseconds as the record writes it. */
export const instant = written(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
export const moment = written(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
export const count: Shape = (value) => Number.isSafeInteger(value) && Number(value) >= 1

/** An object with these keys, each of that shape, and no other. */
export const record =
  (fields: Record<string, Shape>): Shape =>
  (value) =>
    isObject(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(
      ([name, shape]) => Object.hasOwn(value, name) && shape(Reflect.get(value, name)),
    )

export const list =
  (shape: Shape, most: number): Shape =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(shape)

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
