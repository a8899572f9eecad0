import { env } from '@/lib/env'

/** Where anybody drops a pack, as it is printed: without the scheme, for people who type. */
export const verifyAddress = () => new URL('/verify', env().AUTH_URL).href.replace(/^https?:\/\//, '')
