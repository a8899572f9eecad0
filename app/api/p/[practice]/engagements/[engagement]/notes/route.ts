import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { notesFile } from '@/lib/notes/queries'

type Context = { params: Promise<{ practice: string; engagement: string }> }

/** The reader's own notes and the shared ones, as a file for the reader. */
export async function GET(_request: Request, { params }: Context) {
  const { practice, engagement } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const body = await notesFile(who.actor, engagement, who.member.timeZone)
  if (body === null) return notFoundFor(who, engagement)
  return new Response(body, {
    headers: {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': 'attachment; filename=notes.md',
      'cache-control': 'private, no-store',
    },
  })
}
