import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { noticesPage } from '@/lib/notices/queries'
import { shownNotices } from '@/lib/notices/shown'

type Context = { params: Promise<{ practice: string }> }

/** What somebody was told lately, for the bell that was opened. */
export async function GET(_request: Request, { params }: Context) {
  const { practice } = await params
  const { actor, member } = await memberOrNotFound(practice, 'client', 'coach', 'owner')
  const reader = { zone: member.timeZone, now: now() }
  const { notices } = await noticesPage(actor, reader)
  return Response.json(shownNotices(notices, `/p/${practice}`, reader), {
    headers: { 'cache-control': 'private, no-store' },
  })
}
