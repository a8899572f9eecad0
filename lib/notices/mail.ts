import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { Mail } from '@/lib/emails/mail'
import { env } from '@/lib/env'
import { capital, countedInWords } from '@/lib/words'
import { isKind } from './kinds'
import { toldRows } from './queries'
import { recipientsAmong } from './recipients'
import { stopping } from './stop'
import { leadsTo, sentence } from './words'

/** More than this is found in the bell. */
const toldInOneMail = 20

/** What a mail about notices says: a sentence and a link for each that has not been looked at meanwhile. */
export async function noticesMail(db: Practice['db'], emailId: string, now: Date): Promise<Mail | null> {
  const [whom] = await db.execute<{ practiceId: string; memberId: string }>(sql`
    select practice_id as "practiceId", recipient_id as "memberId" from notices where email_id = ${emailId} limit 1`)
  const [recipient] = whom ? await recipientsAmong(db, [whom]) : []
  if (!recipient) return null
  const { practice, name, zone, settings } = recipient
  const rows = await toldRows(
    db,
    sql`n.email_id = ${emailId} and n.seen_at is null`,
    toldInOneMail + 1,
    'job',
  )
  const told = rows.flatMap((row) => {
    const said = sentence(row, { zone, now })
    return said && isKind(row.kind) ? [{ said, kind: row.kind, path: leadsTo(row) }] : []
  })
  if (told.length === 0) return null
  const [first] = told
  const address = (path: string) => new URL(`/p/${practice.slug}${path}`, env().AUTH_URL).href
  const many = told.length > 1
  const kinds = new Set(told.map(({ kind }) => kind))
  const [kind] = kinds
  // One kind that comes at once is stopped by itself; what was bundled is the digest.
  const stops = kinds.size === 1 && kind && settings.choices[kind] === 'at once' ? kind : 'digest'
  return {
    subject:
      many || !first
        ? `${capital(countedInWords(told.length, 'thing', 'things'))} for you at ${practice.name}`
        : first.said,
    letterhead: { practice: practice.name, accentHue: practice.accentHue },
    blocks: [
      { say: `Hello ${name},` },
      ...[...byPlace(told.slice(0, toldInOneMail))].flatMap(([path, sentences]) => [
        ...sentences.map((say) => ({ say })),
        { link: address(path), words: 'See it' },
      ]),
      ...(rows.length > toldInOneMail ? [{ link: address('/notices'), words: 'See all notices' }] : []),
      { aside: 'Opening a link changes nothing. No words of a plan or a note are in this email.' },
    ],
    stop: stopping(recipient, stops),
  }
}

/** What leads to the same place has one link. */
function byPlace(told: readonly { said: string; path: string }[]): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const { said, path } of told) {
    const there = places.get(path) ?? []
    if (!there.includes(said)) places.set(path, [...there, said])
  }
  return places
}
