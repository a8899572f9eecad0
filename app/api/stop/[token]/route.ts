import { env } from '@/lib/env'
import { stop } from '@/lib/notices/steps'

type Context = { params: Promise<{ token: string }> }

/**
 * Where a mail program posts when somebody presses its "unsubscribe" (RFC 8058): from no page of ours, and without
 * cookies. The signed token says what may be stopped, and nothing else can be done with it. Opened as a page it leads to
 * the one that asks first.
 */
export async function POST(_request: Request, { params }: Context) {
  const stopped = await stop((await params).token)
  return new Response(stopped ? 'Stopped.' : 'This link stops nothing.', {
    status: stopped ? 200 : 404,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  })
}

export async function GET(_request: Request, { params }: Context) {
  const { token } = await params
  return Response.redirect(new URL(`/stop/${encodeURIComponent(token)}`, env().AUTH_URL), 303)
}
