import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { type Followed, templateOf } from '@/lib/templates/of-vision'
import { numberedSections } from '@/lib/visions/document/template'
import { capital } from '@/lib/words'
import { excerptOf } from './excerpt'
import type { Found } from './found'
import { foldedWords } from './input'

const passagesAtMost = 8

type Hit = Followed & {
  kind: string
  sourceId: string
  section: string
  text: string
  visionId: string
  client: string
  mine: boolean
  author: string | null
  version: number | null
  engagementId: string
  session: { id: string; number: number } | null
}

/**
 * What was written, as far as this person may read it: the row's own policy says so. Everything of one word's
 * beginning or of its stem; of a version only what the plan no longer says.
 */
export async function passagesWith(
  practice: Practice,
  slug: string,
  words: readonly string[],
): Promise<Found[]> {
  const hits = await hitsOf(practice, words)
  const current = new Set(
    hits.filter(({ kind }) => kind === 'settled').map(({ visionId, section }) => `${visionId} ${section}`),
  )
  const shown = hits
    .filter(({ kind, visionId, section }) => kind !== 'version' || !current.has(`${visionId} ${section}`))
    .slice(0, passagesAtMost)
  const titles = await titlesOf(practice, shown)
  return shown.map((hit) => ({
    id: `${hit.kind}:${hit.sourceId}:${hit.section}`,
    kind: 'passage',
    title: capital(titleOf(hit, titles.get(hit.visionId)?.get(hit.section) ?? hit.section)),
    detail: null,
    excerpt: excerptOf(hit.text, foldedWords(words)),
    href: addressOf(hit, slug),
  }))
}

/** One query: only the engagements of this person are looked into, however many the practice has. */
async function hitsOf({ db, actor }: Practice, words: readonly string[]): Promise<Hit[]> {
  const asked = foldedWords(words)
  if (asked.length === 0) return []
  const query = sql.join(
    asked.map((word) => sql`(to_tsquery('simple', ${`${word}:*`}) || plainto_tsquery('english', ${word}))`),
    sql` && `,
  )
  const rows = await db.execute<Hit>(sql`
    select t.kind, t.source_id as "sourceId", coalesce(h.section, t.section) as section, t.text, v.id as "visionId",
      v.template_key as "templateKey", v.template_version as "templateVersion", v.template,
      client.name as client, e.client_id = ${actor.memberId} as mine, author.name as author, frozen.number as version,
      e.id as "engagementId",
      (select jsonb_build_object('id', s.id, 'number', s.number) from sessions s
        where s.practice_id = t.practice_id and s.id = case
          when t.kind = 'recap' then t.source_id
          when t.kind = 'topic' then (select a.session_id from agenda_topics a
            where a.practice_id = t.practice_id and a.id = t.source_id)
          when t.kind like '%_notes' then (select d.session_id from documents d
            where d.practice_id = t.practice_id and d.id = t.source_id) end) as session
    from engagements e
    join search_texts t on t.practice_id = e.practice_id and t.engagement_id = e.id
    join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    left join comments said on t.kind = 'comment' and said.practice_id = t.practice_id and said.id = t.source_id
    left join threads h on h.practice_id = said.practice_id and h.id = said.thread_id
    left join members author on author.practice_id = said.practice_id and author.id = said.author_id
    left join versions frozen on t.kind = 'version' and frozen.practice_id = t.practice_id and frozen.id = t.source_id
    where e.practice_id = ${actor.practiceId} and ${actor.memberId} in (e.coach_id, e.client_id)
      and t.words @@ (${query})
    order by t.kind = 'version', ts_rank(t.words, ${query}) desc, t.at desc
    limit ${passagesAtMost * 4}`)
  return [...rows]
}

/** What the sections of each of these plans are called. */
async function titlesOf(
  { db, actor }: Practice,
  hits: readonly Hit[],
): Promise<Map<string, Map<string, string>>> {
  const titles = new Map<string, Map<string, string>>()
  for (const hit of hits) {
    if (titles.has(hit.visionId)) continue
    const template = await templateOf(db, actor.practiceId, hit)
    titles.set(hit.visionId, new Map(numberedSections(template).map(({ key, title }) => [key, title])))
  }
  return titles
}

function titleOf({ kind, client, mine, author, version, session }: Hit, section: string): string {
  const whose = mine ? '' : `${client}: `
  if (kind === 'comment') return `${whose}${author} in ${section}`
  if (kind === 'version') return `${whose}${section}, version ${version}`
  if (kind === 'private_draft') return `${section}, private`
  if (kind === 'commitment') return `${whose}commitment`
  if (kind === 'topic') return `${whose}agenda of session ${session?.number}`
  if (kind === 'recap') return `${whose}recap of session ${session?.number}`
  if (kind === 'shared_notes') return `${whose}notes of session ${session?.number}`
  if (isOwnNotes(kind)) return `${whose}your own notes, session ${session?.number}`
  return `${whose}${section}`
}

/** The section it stands in; versions and notes have pages of their own. */
function addressOf(
  { kind, mine, visionId, section, version, engagementId, session }: Hit,
  slug: string,
): string {
  const room = `/p/${slug}/${mine ? 'client' : 'coach'}`
  const engagement = `${room}/${mine ? 'engagement' : 'engagements'}/${engagementId}`
  if (isOwnNotes(kind)) return `${engagement}/notes#session-${session?.number}`
  if (kind === 'shared_notes' || kind === 'topic') return `${room}/sessions/${session?.id}`
  if (kind === 'recap') return `${room}/sessions/${session?.id}/recap`
  if (kind === 'commitment') return `${engagement}#commitments`
  const plan = `${room}/visions/${visionId}`
  return kind === 'version' ? `${plan}/versions/${version}` : `${plan}#${section}`
}

const isOwnNotes = (kind: string) => kind === 'coach_notes' || kind === 'client_notes'
