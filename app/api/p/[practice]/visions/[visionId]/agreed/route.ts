import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { agreedOrNull } from '@/lib/signoffs/queries'

type Context = { params: Promise<{ practice: string; visionId: string }> }

/** The words of the last version that both signed, for a page that counts what changed since. */
export async function GET(_request: Request, { params }: Context) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const answer = await agreedOrNull(who.actor, visionId)
  if (!answer) return notFoundFor(who, visionId)
  return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } })
}
