import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { hasRoomFor, newsStream } from '@/lib/news'
import { markWhile } from '@/lib/sessions/queries'

type Context = { params: Promise<{ practice: string; session: string }> }

/** Says to the page of a session whenever the other of the two has changed what stands on it. */
export async function GET(request: Request, { params }: Context) {
  const { practice, session } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const { actor, signIn } = who
  const marked = await markWhile(actor, signIn.id, session)
  if (!marked) return notFoundFor(who, session)
  const headers = { 'cache-control': 'private, no-store, no-transform' }
  // Whoever does not wait for events is told so, instead of being left waiting.
  if (!request.headers.get('accept')?.includes('text/event-stream'))
    return Response.json({ as: 'text/event-stream' }, { headers })
  const waiting = {
    practiceId: actor.practiceId,
    engagementIds: [marked.engagementId],
    memberId: actor.memberId,
    signInId: signIn.id,
    of: ['session-changed', 'agenda-changed', 'session-opened', 'session-ended'] as const,
  }
  if (!hasRoomFor(waiting)) return new Response(null, { status: 204, headers })
  const stream = newsStream(waiting, async () => (await markWhile(actor, signIn.id, session))?.mark ?? null)
  return new Response(stream, { headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' } })
}
