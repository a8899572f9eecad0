export type RequestOrigin = { origin: string | null; fetchSite: string | null }

/**
 * Whether a state-changing request came from our own pages. A missing header is no excuse: without `Origin`, the
 * browser must say `Sec-Fetch-Site: same-origin`, and without both the answer is no.
 */
export function fromOurPages({ origin, fetchSite }: RequestOrigin, address: string): boolean {
  if (fetchSite !== null && fetchSite !== 'same-origin') return false
  return origin === null ? fetchSite === 'same-origin' : isOrigin(origin, address)
}

/** The handshake of a socket always carries `Origin`; only exactly ours will do. */
export const isOrigin = (origin: string | null | undefined, address: string) =>
  origin === new URL(address).origin
