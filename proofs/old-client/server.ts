import { actorFromCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import { startLive } from '@/lib/live/main'
import { compact } from '@/lib/visions/compact'
import { settle } from '@/lib/visions/settle'

// The live process as it is in the build, but for the shape of documents it says it knows: before a deploy and after.

const { LIVE_PORT, AUTH_URL } = env()
await startLive({
  port: LIVE_PORT,
  authUrl: AUTH_URL,
  whoAsks: actorFromCookie,
  schemaVersion: Number(process.env.PROOF_SCHEMA_VERSION),
  settle,
  compact,
})
