/** For the control: a live process that believes there is no other. */
import { actorFromCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import { startLive } from '@/lib/live/main'
import { schemaVersion } from '@/lib/visions/document/rich-text'

const { LIVE_PORT, AUTH_URL } = env()
await startLive({
  port: LIVE_PORT,
  authUrl: AUTH_URL,
  whoAsks: actorFromCookie,
  schemaVersion,
  settle: async () => null,
  compact: async () => null,
  lookEveryMs: Number.POSITIVE_INFINITY,
})
