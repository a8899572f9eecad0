import { memberOrNotFound } from '@/lib/auth/page'
import { hasRoomFor, newsStream } from '@/lib/news'
import { callWhile, workOf } from '@/lib/sessions/queries'

type Context = { params: Promise<{ practice: string }> }

/** Calls a client whose session has been opened, wherever in the product they are; and says when it is over. */
export async function GET(request: Request, { params }: Context) {
  const { actor, signIn } = await memberOrNotFound((await params).practice, 'client')
  const headers = { 'cache-control': 'private, no-store, no-transform' }
  // Whoever does not wait for events is told so, instead of being left waiting.
  if (!request.headers.get('accept')?.includes('text/event-stream'))
    return Response.json({ as: 'text/event-stream' }, { headers })
  const waiting = {
    practiceId: actor.practiceId,
    engagementIds: await workOf(actor),
    memberId: actor.memberId,
    signInId: signIn.id,
    of: ['session-opened', 'session-ended'] as const,
  }
  if (!hasRoomFor(waiting)) return new Response(null, { status: 204, headers })
  const stream = newsStream(waiting, async () => {
    const asked = await callWhile(actor, signIn.id)
    return asked && JSON.stringify(asked.call)
  })
  return new Response(stream, { headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' } })
}
