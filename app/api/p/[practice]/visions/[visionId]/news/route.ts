import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { hears } from '@/lib/comments/queries'
import { newsStream } from '@/lib/news'

type Context = { params: Promise<{ practice: string; visionId: string }> }

/**
 * Says whenever there is something new about a vision, to a page that has no socket: the coach’s between sessions,
 * and those about versions.
 */
export async function GET(request: Request, { params }: Context) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const { actor, signIn } = who
  const engagementId = await hears(actor, signIn.id, visionId)
  if (!engagementId) return notFoundFor(who, visionId)
  const headers = { 'cache-control': 'private, no-store, no-transform' }
  // Whoever does not wait for events is told so, instead of being left waiting.
  if (!request.headers.get('accept')?.includes('text/event-stream'))
    return Response.json({ as: 'text/event-stream' }, { headers })
  const waiting = {
    practiceId: actor.practiceId,
    engagementIds: [engagementId],
    memberId: actor.memberId,
    signInId: signIn.id,
    of: ['comments-changed', 'plan-changed'] as const,
  }
  const stream = newsStream(waiting, async () => ((await hears(actor, signIn.id, visionId)) ? 'look' : null))
  return new Response(stream, { headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' } })
}
