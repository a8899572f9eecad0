import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { visionFile } from '@/lib/engagements/queries'

type Context = { params: Promise<{ practice: string; engagement: string }> }

/** A plan as a file, for its client and its coach. Reads only; that it was taken along is written down. */
export async function GET(request: Request, { params }: Context) {
  const { practice, engagement } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const file = await visionFile(who.actor, engagement, new URL(request.url).searchParams.get('as'))
  if (!file) return notFoundFor(who, engagement)
  return new Response(file.body, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
    },
  })
}
