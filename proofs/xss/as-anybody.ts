import type { Browser } from '@playwright/test'
import type postgres from 'postgres'
import { cast, castEngagements } from '@/db/cast'
import { asSystem } from '@/db/system'
import { invitationTokenFor } from '@/lib/auth/token'
import { type Pack, writePack } from '@/lib/signoffs/pack'
import { packOf } from '@/lib/signoffs/packing'
import { writtenAnew } from '../stage/forge'
import { openEyes, type Ran, type Seen } from './eyes'
import type { Words } from './words'

// Pages that nobody signs in for: an invitation, as whoever has its link meets it, and the page that checks an evidence
// pack, which anybody may be handed, also one that somebody wrote anew with whatever they liked in it.

const { practiceId } = cast.maya

export async function lookAsAnybody(
  browser: Browser,
  origin: string,
  admin: postgres.Sql,
  words: Words,
): Promise<{ seen: Seen[]; ran: Ran[] }> {
  const eyes = await openEyes(browser)
  const seen: Seen[] = []
  for (const { id } of await admin<{ id: string }[]>`
    select id from invitations where practice_id = ${practiceId} and accepted_at is null and revoked_at is null
    order by created_at desc limit 10`)
    seen.push(
      await eyes.look(`an invitation ${id}`, (page) =>
        page.goto(`${origin}/invitations/${invitationTokenFor(id)}`, { waitUntil: 'load' }),
      ),
    )
  for (const { name, file } of await packs(admin, words))
    seen.push(
      await eyes.look(`checking ${name}`, async (page) => {
        await page.goto(`${origin}/verify`, { waitUntil: 'load' })
        await page
          .getByLabel('Choose an evidence pack')
          .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(file) })
        await page.getByText('This is not whole.').or(page.getByText('It is whole.')).first().waitFor()
      }),
    )
  await eyes.close()
  return { seen, ran: eyes.ran }
}

/** An agreed one with other names in it, written anew to the last hash; and files that are not whole. */
async function packs(admin: postgres.Sql, words: Words): Promise<{ name: string; file: string }[]> {
  const [version] = await admin<{ id: string }[]>`
    select v.id from versions v where v.vision_id = ${castEngagements.daniel.visionId} and (
      select count(*) from sign_offs s where s.practice_id = v.practice_id and s.version_id = v.id) = 2
    order by v.number desc limit 1`
  if (!version) throw new Error('Nothing of Daniel’s has been agreed.')
  const pack = await asSystem('read a pack for a proof', (db) =>
    packOf(db, { practiceId, versionId: version.id }),
  )
  const say = (field: string) => words.one('page', field, 400)
  const named = (pack: Pack) => {
    for (const name of ['clientName', 'coachName', 'practiceName'] as const)
      pack.seal[name] = say(`${name} in a pack`)
    for (const { evidence } of pack.signOffs) {
      evidence.name = evidence.seat === 'client' ? pack.seal.clientName : pack.seal.coachName
      evidence.typedName = say('typed name in a pack')
    }
  }
  const files: { name: string; file: string }[] = []
  for (let round = 0; round < 12; round++)
    files.push({ name: say('name of a pack'), file: writePack(await writtenAnew(pack, named)) })
  const changed = structuredClone(pack)
  named(changed)
  return [...files, { name: say('name of a pack'), file: writePack(changed) }]
}
