/** Remembers over signing in where somebody wanted to go. `__Host-` needs https, as for every cookie of ours. */
export const wayBackCookie = (overHttps: boolean) => `${overHttps ? '__Host-' : ''}waymark-way-back`

/** A page of a practice, as an address within this site; null for whatever would lead anywhere else. */
export function wayBack(asked: string | null | undefined): string | null {
  if (!asked || asked.length > 500 || /[\\\s\p{C}]/u.test(asked)) return null
  if (!asked.startsWith('/p/') || !URL.canParse(asked, here)) return null
  const { origin, pathname, search } = new URL(asked, here)
  return origin === here && pathname.startsWith('/p/') ? pathname + search : null
}

/** The practice such a page belongs to. */
export const practiceOf = (path: string) => path.split(/[/?]/)[2] ?? ''

const here = 'http://here.invalid'
