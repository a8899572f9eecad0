import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { newsStream } from '@/lib/news'
import { markWhile } from '@/lib/visions/queries'

type Context = { params: Promise<{ practice: string; visionId: string }> }

/**
 * Says whenever there is something new about a vision, to a page that has no socket: the coach’s between sessions,
 * and those about versions. What it says is where the plan stands, so that a remark alone draws no page anew.
 */
export async function GET(request: Request, { params }: Context) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const { actor, signIn } = who
  const marked = await markWhile(actor, signIn.id, visionId)
  if (!marked) return notFoundFor(who, visionId)
  const headers = { 'cache-control': 'private, no-store, no-transform' }
  // Whoever does not wait for events is told so, instead of being left waiting.
  if (!request.headers.get('accept')?.includes('text/event-stream'))
    return Response.json({ as: 'text/event-stream' }, { headers })
  const waiting = {
    practiceId: actor.practiceId,
    engagementIds: [marked.engagementId],
    memberId: actor.memberId,
    signInId: signIn.id,
    of: ['comments-changed', 'plan-changed'] as const,
  }
  const stream = newsStream(waiting, async () => (await markWhile(actor, signIn.id, visionId))?.mark ?? null)
  return new Response(stream, { headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' } })
}
