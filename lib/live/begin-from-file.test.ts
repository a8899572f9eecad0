import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Practice, withPractice } from '@/db/practice'
import { beginFromFile } from '@/lib/visions/begin-from-file'
import { content } from '@/lib/visions/document/content'
import { digest } from '@/lib/visions/document/digest'
import { everyKind } from '@/lib/visions/document/every-kind'
import { writePlanFile } from '@/lib/visions/document/plan-file'
import type { TakenPart } from '@/lib/visions/document/taken-plan'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { ownParts } from '@/lib/visions/plan-parts'
import {
  admin,
  live,
  logOf,
  page,
  type Someone,
  type Stage,
  saved,
  setStage,
  tearDown,
  textIn,
  until,
  write,
} from './fixture'

let stage: Stage

beforeEach(async () => {
  stage = await setStage()
})
afterEach(tearDown)

/** A plan whose private sections are not those that the template starts private. */
const privately = ['life', 'value']

async function aFile(change: (parts: TakenPart[]) => void = () => {}) {
  const doc = everyKind()
  const keys = defaultTemplate.parts.flatMap(({ sections }) => sections.map(({ key }) => key))
  const part = (place: TakenPart['place'], sections: string[]): TakenPart => ({
    place,
    content: content(doc, { template: defaultTemplate, sections }),
    ready: sections.slice(0, 1),
  })
  const parts = [
    part(
      'shared',
      keys.filter((key) => !privately.includes(key)),
    ),
    part('private', privately),
  ]
  change(parts)
  const file = await writePlanFile({
    client: 'Daniel Reyes',
    practice: 'Harbor Coaching',
    coach: 'Maya',
    template: defaultTemplate,
    day: '2026-11-25',
    parts,
  })
  return { file, parts }
}

const begin = (file: string, someone: Someone = stage.client) =>
  withPractice(someone.actor, (practice) => beginFromFile(practice, { visionId: stage.visionId, file }))

const partsNow = () =>
  withPractice(stage.client.actor, (practice: Practice) =>
    ownParts(practice, { engagementId: stage.engagementId, template: defaultTemplate }),
  )

describe('a vision that begins from a file', () => {
  it('has the digests of the plan in it, and its private sections private', async () => {
    const { file, parts } = await aFile()
    expect(await begin(file)).toEqual({ sections: 17 })
    const now = await partsNow()
    expect(now).toEqual(parts)
    for (const [at, { content }] of now.entries())
      expect(await digest(content)).toBe(await digest(parts[at]?.content ?? content))
  })

  it('is shown on a page that is open, whose empty line goes on being written in', async () => {
    const server = await live()
    const open = page(server, stage.client, stage.documents.vision)
    await saved(open)
    const { file } = await aFile()
    await begin(file)
    await until(() => textIn(open.doc, 'text:why').includes('Words about Why.'))
    write(open.doc, ' And more.', 'text:why')
    await saved(open)
    expect((await partsNow())[0]?.content.sections[0]?.text).toHaveLength(2)
  })

  it('never begins over words, also when two come at once', async () => {
    const { file } = await aFile()
    const both = await Promise.allSettled([begin(file), begin(file)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(begin(file)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringMatching(/words in this plan already/),
    })
    expect((await partsNow())[0]?.content.sections[0]?.text).toHaveLength(1)
  })

  it('is begun by its client alone', async () => {
    const { file } = await aFile()
    for (const someone of [
      stage.coach,
      stage.owner,
      stage.colleague,
      stage.otherClient,
      stage.clientNextDoor,
    ])
      await expect(begin(file, someone)).rejects.toMatchObject({ kind: expect.stringMatching(/^not-/) })
    await admin`update engagements set status = 'ended' where id = ${stage.engagementId}`
    await expect(begin(file)).rejects.toMatchObject({ kind: 'not-allowed' })
  })

  it.each([
    ['no plan', async () => '{}', 'invalid'],
    [
      'a section this plan does not have',
      async () =>
        (
          await aFile(([shared]) =>
            shared?.content.sections.splice(0, 1, { key: 'hobby', text: [], elements: [] }),
          )
        ).file,
      'invalid',
    ],
    [
      'words that are not written as ours',
      async () =>
        (await aFile(([, own]) => own?.content.sections[0]?.text.push({ type: 'paragraph', content: [] })))
          .file,
      'invalid',
    ],
    [
      'what is shared for good',
      async () => {
        await admin`insert into section_places (practice_id, engagement_id, section, place, moved_by)
        values (${stage.practiceId}, ${stage.engagementId}, 'life', 'shared', ${stage.client.actor.memberId})`
        return (await aFile()).file
      },
      'conflict',
    ],
  ])('takes nothing at all from %s', async (_what, file, kind) => {
    await expect(begin(await file())).rejects.toMatchObject({ kind })
    expect(await logOf(stage.documents.vision)).toHaveLength(0)
    expect(await logOf(stage.documents.private_draft)).toHaveLength(0)
    const [places] =
      await admin`select count(*)::int from section_places where engagement_id = ${stage.engagementId} and place = 'private'`
    expect(places?.count).toBe(0)
  })
})
