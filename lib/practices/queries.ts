import { env } from '@/lib/env'

/** Where the addresses of practices begin, as people type it. */
export const addressBase = () => `${new URL(env().AUTH_URL).host}/p/`

/** Every zone this server can tell the time in, by name. */
export const offeredZones = () => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
]
