import type postgres from 'postgres'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { compose } from '@/lib/emails/compose'
import { rendered } from '@/lib/emails/mail'
import { addressesInTheApp } from '../matrix/addresses'

// Wherever people's words are read.

const { daniel } = castEngagements

/** Every page that this person has, with the ids at hand; of versions the newest two. */
export async function addressesOf(admin: postgres.Sql, name: CastName): Promise<string[]> {
  const { role } = cast[name]
  const [newest] = await admin<{ number: number }[]>`
    select max(number) as number from versions where vision_id = ${daniel.visionId}`
  const [template] = await admin<{ id: string }[]>`select id from templates order by created_at desc limit 1`
  // Of sessions the one that is next, and the last that was held.
  const sessions = await admin<{ id: string }[]>`
    (select id from sessions where engagement_id = ${daniel.id} and opened_at is null and cancelled_at is null
      and starts_at > now() order by starts_at limit 1)
    union all (select id from sessions where engagement_id = ${daniel.id} and ended_at is not null
      order by ended_at desc limit 1)`
  const last = newest?.number ?? 1
  return addressesInTheApp().flatMap((pattern) => {
    if (!isPageOf(role, pattern)) return []
    const address = pattern
      .replace('[practice]', 'harbor')
      .replace('[engagement]', daniel.id)
      .replace('[visionId]', daniel.visionId)
      .replace('[template]', template?.id ?? 'x')
      .replace('[moment]', String(Date.now()))
    return address.includes('[number]')
      ? [last, last - 1].map((number) => address.replace('[number]', String(number)))
      : address.includes('[session]')
        ? sessions.map(({ id }) => address.replace('[session]', id))
        : address.includes('[')
          ? []
          : [address]
  })
}

const isPageOf = (role: string, pattern: string) => {
  const [, , practice, room] = pattern.split('/')
  if (!pattern.startsWith('/p/') || practice !== '[practice]') return false
  return room === role || !['coach', 'client', 'owner'].includes(room ?? '')
}

/** Files are saved, not shown; and a paper has nothing in it that runs. */
export async function filesOf(origin: string, cookie: string) {
  const version = `/api/p/harbor/visions/${daniel.visionId}/versions/3/file`
  const plan = `/api/p/harbor/engagements/${daniel.id}/export`
  const files: { name: string; dangers: string[] }[] = []
  for (const name of [
    ...['pdf', 'markdown', 'json'].map((form) => `${plan}?as=${form}`),
    ...['pack', 'certificate', 'pdf', 'markdown', 'json'].map((form) => `${version}?as=${form}`),
  ]) {
    const response = await fetch(origin + name, { headers: { cookie } })
    const bytes = Buffer.from(await response.arrayBuffer())
    const dangers: string[] = []
    if (response.status !== 200) dangers.push(`answers ${response.status}`)
    if (!response.headers.get('content-disposition')?.startsWith('attachment'))
      dangers.push('is shown, not saved')
    if (response.headers.get('x-content-type-options') !== 'nosniff')
      dangers.push('may be taken for something else')
    if (
      /\/(JavaScript|JS|OpenAction|Launch|AA)\b/.test(
        bytes.toString('latin1').replaceAll(/stream[\s\S]*?endstream/g, ''),
      )
    )
      dangers.push('has something in it that runs')
    files.push({ name, dangers })
  }
  return files
}

/** What is written by the jobs by now, as it would be sent. */
export async function mailPages(admin: postgres.Sql): Promise<{ name: string; html: string }[]> {
  // Mails are written a moment later than what they are about.
  for (let waited = 0; waited < 20; waited++) {
    const [left] = await admin<{ count: number }[]>`select count(*)::int as count from emails`
    if ((left?.count ?? 0) > 10) break
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return asSystem('read all mail for a proof', async (db) => {
    const pages: { name: string; html: string }[] = []
    for (const email of await db.select().from(emails)) {
      const mail = await compose(db, email)
      if (mail) pages.push({ name: email.kind, html: rendered(mail).html })
    }
    return pages
  })
}
