import { memberOrNotFound } from '@/lib/auth/page'
import { wordsHeader } from '@/lib/find/found'
import { findWords } from '@/lib/find/input'
import { find } from '@/lib/find/queries'

type Context = { params: Promise<{ practice: string }> }

/** What the words lead to, for whoever writes them into Find. */
export async function GET(request: Request, { params }: Context) {
  const who = await memberOrNotFound((await params).practice, 'owner', 'coach', 'client')
  const words = findWords.safeParse(request.headers.get(wordsHeader) ?? '')
  const headers = { 'cache-control': 'private, no-store' }
  if (!words.success) return Response.json({ found: [] }, { status: 400, headers })
  return Response.json({ found: await find(who, words.data) }, { headers })
}
