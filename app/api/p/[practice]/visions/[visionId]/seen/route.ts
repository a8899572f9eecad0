import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { lastLookOrNull } from '@/lib/visions/queries'

type Context = { params: Promise<{ practice: string; visionId: string }> }

/** What the coach knew of the plan when the session began, for a page that shows what changed since. */
export async function GET(_request: Request, { params }: Context) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const answer = await lastLookOrNull(who.actor, visionId)
  if (!answer) return notFoundFor(who, visionId)
  return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } })
}
