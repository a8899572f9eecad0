import { memberOrNotFound } from '@/lib/auth/page'
import { hoursFile } from '@/lib/hours/queries'

type Context = { params: Promise<{ practice: string }> }

/** The coach's own log of hours, as a spreadsheet. */
export async function GET(_request: Request, { params }: Context) {
  const { actor, member, practice } = await memberOrNotFound((await params).practice, 'coach', 'owner')
  return new Response(await hoursFile(actor, member.timeZone), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="coaching-hours-${practice.slug}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
