import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { versionFile } from '@/lib/signoffs/queries'

type Context = { params: Promise<{ practice: string; visionId: string; number: string }> }

/**
 * A version as a file: its words, its certificate, or everything that proves it. Reads only; that it was taken along
 * is written down.
 */
export async function GET(request: Request, { params }: Context) {
  const { practice, visionId, number } = await params
  const who = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const file = await versionFile(who.actor, visionId, number, new URL(request.url).searchParams.get('as'))
  if (!file) return notFoundFor(who, visionId)
  return new Response(file.body, {
    headers: {
      'content-type': file.type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
    },
  })
}
