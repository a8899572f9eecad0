/** What raw SQL brings back: instants as text. */
export type Stored<T> = {
  [K in keyof T]: T[K] extends Date
    ? string
    : T[K] extends Date | null
      ? string | null
      : T[K] extends (infer E)[]
        ? Stored<E>[]
        : T[K] extends string | number | boolean | null
          ? T[K]
          : T[K] extends object | null
            ?
                | {
                    [F in keyof NonNullable<T[K]>]: NonNullable<T[K]>[F] extends Date
                      ? string
                      : NonNullable<T[K]>[F]
                  }
                | Extract<T[K], null>
            : T[K]
}

export function dateOrNull(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant)
}

/** The same row with the instant under that key as a date. */
export function dated<Row extends object, Key extends keyof Row>(row: Row | null, key: Key) {
  return row === null
    ? null
    : ({ ...row, [key]: new Date(String(row[key])) as Date } as Omit<Row, Key> & Record<Key, Date>)
}
