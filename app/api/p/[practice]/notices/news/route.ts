import { memberOrNotFound } from '@/lib/auth/page'
import { hasRoomFor, newsStream } from '@/lib/news'
import { unseenWhile } from '@/lib/notices/queries'

type Context = { params: Promise<{ practice: string }> }

/** How many notices wait, said again whenever that may have changed: to the bell of a page that is open. */
export async function GET(request: Request, { params }: Context) {
  const { actor, signIn } = await memberOrNotFound((await params).practice, 'client', 'coach', 'owner')
  const headers = { 'cache-control': 'private, no-store, no-transform' }
  // Whoever does not wait for events is told so, instead of being left waiting.
  if (!request.headers.get('accept')?.includes('text/event-stream'))
    return Response.json({ as: 'text/event-stream' }, { headers })
  const waiting = {
    practiceId: actor.practiceId,
    memberId: actor.memberId,
    signInId: signIn.id,
    of: ['notices-changed'] as const,
  }
  // An answer without content tells a browser not to ask again; the count it came with stands.
  if (!hasRoomFor(waiting)) return new Response(null, { status: 204, headers })
  const stream = newsStream(waiting, async () => {
    const unseen = await unseenWhile(actor, signIn.id)
    return unseen === null ? null : String(unseen)
  })
  return new Response(stream, { headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' } })
}
