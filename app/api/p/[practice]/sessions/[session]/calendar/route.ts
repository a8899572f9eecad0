import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { sessionFile } from '@/lib/sessions/queries'

type Context = { params: Promise<{ practice: string; session: string }> }

/** One session for the calendar of whoever has it. Reads only. */
export async function GET(_request: Request, { params }: Context) {
  const { practice, session } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const file = await sessionFile(who.actor, session)
  if (!file) return notFoundFor(who, session)
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="session.ics"',
      'cache-control': 'private, no-store',
    },
  })
}
