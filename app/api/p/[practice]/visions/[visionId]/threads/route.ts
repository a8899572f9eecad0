import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { conversation } from '@/lib/comments/queries'

type Context = { params: Promise<{ practice: string; visionId: string }> }

/** What is said about a vision, for the page that has it open and was told to look. */
export async function GET(_request: Request, { params }: Context) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const said = await conversation(who.actor, visionId)
  if (!said) return notFoundFor(who, visionId)
  return Response.json(said, { headers: { 'cache-control': 'private, no-store' } })
}
