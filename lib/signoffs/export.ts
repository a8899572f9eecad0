import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { dayOf, recordDay } from '@/lib/dates'
import { env } from '@/lib/env'
import { paperSizeIn } from '@/lib/paper/paper'
import { found } from '@/lib/refusal'
import { diff } from '@/lib/visions/document/diff'
import { planMarkdown } from '@/lib/visions/document/markdown'
import { writePlanFile } from '@/lib/visions/document/plan-file'
import { saysAnything, type TakenPlan } from '@/lib/visions/document/taken-plan'
import { numberedSections, type Template } from '@/lib/visions/document/template'
import { planPdf } from '@/lib/visions/paper/plan-pdf'
import { asSentence, listed } from '@/lib/words'
import { verifyAddress } from './certificate'
import { contentOf, readPlan } from './freeze'
import type { VersionForm } from './input'
import { type Pack, packName, writePack } from './pack'
import { packOf } from './packing'
import { certificatePdf } from './paper/certificate'
import type { Plan } from './plan'
import { signerIn } from './sign'
import { agreedAt, type Standing, type Version } from './version'

export type VersionFile = { name: string; type: string; body: string | Uint8Array<ArrayBuffer> }

/** Everything a file of a version is made from. */
export type TakenVersion = {
  pack: Pack
  plan: Plan
  accentHue: number
  timeZone: string
  changes: number | null
  followsSignedAt: Date | null
  ended: boolean
}

/** A version to take along, by one of the two. That it was taken is written down. */
export async function takeVersionAlong(
  practice: Practice,
  plan: Plan,
  version: Version,
  { versions }: Pick<Standing, 'versions'>,
): Promise<TakenVersion> {
  const { db, actor } = practice
  const { timeZone } = signerIn(plan, practice)
  const pack = await packOf(db, { practiceId: actor.practiceId, versionId: version.id })
  const before = version.followsId ? readPlan(await contentOf(practice, version.followsId)) : null
  const follows = versions.find(({ id }) => id === version.followsId)
  const [row] = await db.execute<{ hue: number }>(
    sql`select accent_hue as hue from practices where id = ${actor.practiceId}`,
  )
  await announce(practice, {
    verb: 'version exported',
    engagementId: plan.engagement.id,
    subjectId: version.id,
  })
  return {
    pack,
    plan,
    accentHue: found(row).hue,
    timeZone,
    changes: before && diff(before, pack.content).length,
    followsSignedAt: follows ? agreedAt(follows) : null,
    ended: version.ending !== null,
  }
}

/** Takes its time: no transaction is open. */
export async function asFile(taken: TakenVersion, form: VersionForm): Promise<VersionFile> {
  const { pack, accentHue, timeZone, changes, followsSignedAt, ended } = taken
  const name = packName(pack.seal).replace(/\.waymark\.json$/, '')
  const size = paperSizeIn(timeZone)
  switch (form) {
    case 'pack':
      return { name: packName(pack.seal), type: 'application/json; charset=utf-8', body: writePack(pack) }
    case 'certificate':
      return {
        name: `certificate-${name}.pdf`,
        type: 'application/pdf',
        body: await certificatePdf({
          ...pack,
          accentHue,
          size,
          timeZone,
          changes,
          followsSignedAt,
          ended,
          verifyAt: { words: verifyAddress(), href: new URL('/verify', env().AUTH_URL).href },
        }),
      }
    case 'pdf':
      return {
        name: `${name}.pdf`,
        type: 'application/pdf',
        body: await planPdf(asTaken(taken), { accentHue, size, today: dayOf(new Date(), timeZone) }),
      }
    case 'markdown':
      return { name: `${name}.md`, type: 'text/markdown; charset=utf-8', body: planMarkdown(asTaken(taken)) }
    case 'json':
      return {
        name: `${name}.json`,
        type: 'application/json; charset=utf-8',
        body: await writePlanFile(asTaken(taken)),
      }
  }
}

/** As a plan is taken along, with the words of the version and the day on which it was frozen. */
function asTaken({ pack, plan, timeZone }: TakenVersion): TakenPlan {
  const { seal, content } = pack
  return {
    client: seal.clientName,
    practice: seal.practiceName,
    coach: seal.coachName,
    template: plan.template,
    day: dayOf(new Date(seal.frozenAt), timeZone),
    standing: versionInWords(pack, plan.template, timeZone),
    parts: [{ place: 'shared', content, ready: [] }],
  }
}

/** What lies beside a plan on the table says by itself what it is, and of which fingerprint. */
function versionInWords({ seal, content, signOffs }: Pack, template: Template, timeZone: string): string {
  const day = (instant: string) => recordDay(dayOf(new Date(instant), timeZone))
  const [one, other] = signOffs
  const titles = new Map(numberedSections(template).map(({ key, title }) => [key, title]))
  const open = content.sections.filter((section) => !saysAnything(section))
  return [
    other
      ? `Version ${seal.number}, signed by both on ${day(other.evidence.signedAt)}.`
      : `Version ${seal.number}, frozen on ${day(seal.frozenAt)}. ${one ? `Signed by ${one.evidence.name} alone.` : 'Not signed.'}`,
    ...(open.length > 0
      ? [asSentence(`Left open on purpose: ${listed(open.map(({ key }) => titles.get(key) ?? key))}`)]
      : []),
    `Fingerprint, SHA-256: ${seal.digest}.`,
  ].join(' ')
}
