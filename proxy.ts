import { type NextRequest, NextResponse } from 'next/server'
import { wayBack, wayBackCookie } from '@/lib/auth/way-back'

/**
 * Writes the headers that differ for each answer. It decides nothing about who may see what: every page,
 * action and socket asks for itself.
 */
export function proxy(request: NextRequest) {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce)

  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  // A page does not know its own address; whoever must sign in first comes back to it.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'private, no-store')
  if (origin()?.protocol === 'https:')
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  rememberTheWayBack(request, response)
  return response
}

function rememberTheWayBack({ nextUrl }: NextRequest, response: NextResponse) {
  if (nextUrl.pathname !== '/sign-in') return
  const path = wayBack(nextUrl.searchParams.get('to'))
  const secure = origin()?.protocol === 'https:'
  if (path)
    response.cookies.set(wayBackCookie(secure), path, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure,
      maxAge: 15 * 60,
    })
}

export const config = { matcher: '/((?!_next/static/|live(?:/|$)).*)' }

function contentSecurityPolicy(nonce: string) {
  const developing = process.env.NODE_ENV === 'development'
  const secure = origin()?.protocol === 'https:'
  return [
    "default-src 'self'",
    // The development server evaluates code to rebuild error stacks, and injects styles.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    developing ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Style attributes carry measured positions (agenda widths, carets); they cannot load or run anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...sockets()].join(' ')}`,
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Some browsers do not count the page's own WebSocket as 'self'. */
function sockets() {
  const own = origin()
  if (!own) return []
  return [`${own.protocol === 'https:' ? 'wss' : 'ws'}://${own.host}`]
}

function origin() {
  const address = process.env.AUTH_URL
  return address && URL.canParse(address) ? new URL(address) : null
}
