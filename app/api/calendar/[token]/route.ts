import { env } from '@/lib/env'
import { calendarFeed } from '@/lib/sessions/queries'

type Context = { params: Promise<{ token: string }> }

/** What somebody has booked, for their own calendar: the secret in the address is all that it brings. */
export async function GET(request: Request, { params }: Context) {
  const token = (await params).token.replace(/\.ics$/, '')
  // The last entry was written by our own proxy, or by Next from the socket; earlier ones by anybody.
  const network = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const file = await calendarFeed(token, { network, host: new URL(env().AUTH_URL).hostname })
  const headers = { 'cache-control': 'private, no-store' }
  if (file === 'busy')
    return new Response(null, { status: 429, headers: { ...headers, 'retry-after': '3600' } })
  if (file === null) return new Response(null, { status: 404, headers })
  return new Response(file, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="sessions.ics"',
      'x-robots-tag': 'noindex',
    },
  })
}
