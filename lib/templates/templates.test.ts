import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { beginEngagement } from '@/lib/engagements/begin'
import { endEngagement } from '@/lib/engagements/commands'
import { inviteClient } from '@/lib/invitations/commands'
import { findSection, sectionKeys } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { visionScreenWithin } from '@/lib/visions/queries'
import { copyTemplate, moveVision, publishTemplate, retireTemplate } from './commands'
import { templateWords } from './input'
import { freshKey, templateFrom, wordsOf } from './words'

const builtIn = { key: defaultTemplate.key, version: defaultTemplate.version }
const words = wordsOf(defaultTemplate)

/** Without "fit", and with a section of the practice's own. */
const ours = {
  ...words,
  title: 'Harbor’s own',
  parts: words.parts.map((part, at) => ({
    ...part,
    sections: [
      ...part.sections.filter(({ key }) => key !== 'fit'),
      ...(at === 0
        ? [
            {
              key: 'money',
              title: 'Money',
              lead: 'What does it have to pay for?',
              prompts: [],
              hint: 'One number.',
              elements: [],
              startsPrivate: true,
              firstSitting: false,
            },
          ]
        : []),
    ],
  })),
}

/** Another piece of work with Luca, whose plan follows the practice's own template. */
async function followed(practice: Practice): Promise<{ templateId: string; visionId: string }> {
  const { templateId } = await copyTemplate(practice, { from: builtIn, title: 'Harbor’s own' })
  await endEngagement(practice, castEngagements.luca.id)
  const { visionId } = await beginEngagement(practice.db, {
    practiceId: cast.maya.practiceId,
    coachId: cast.maya.id,
    clientId: cast.luca.id,
    purpose: 'To follow',
    status: 'active',
    startsOn: '2026-11-01',
    sessionsAgreed: 6,
    template: { key: templateId, version: 1 },
  })
  return { templateId, visionId }
}

test('a template of one’s own begins like the one it was copied from', async () => {
  await rehearse('maya', async (practice) => {
    const { templateId } = await copyTemplate(practice, { from: builtIn, title: 'Ours' })
    const [row] = await practice.db.execute<{ content: unknown }>(
      sql`select content from template_versions where template_id = ${templateId}`,
    )
    expect(row?.content).toEqual({ ...defaultTemplate, key: templateId, version: 1, title: 'Ours' })
  })
})

test('what was changed is the next version, and the one before stays', async () => {
  await rehearse('maya', async (practice) => {
    const { templateId } = await copyTemplate(practice, { from: builtIn, title: 'Ours' })
    expect(await publishTemplate(practice, { templateId, after: 1, words: ours })).toEqual({ version: 2 })
    const rows = await practice.db.execute<{ version: number; sections: number }>(
      sql`select version, jsonb_array_length(jsonb_path_query_array(content, '$.parts[*].sections[*]')) as sections
        from template_versions where template_id = ${templateId} order by version`,
    )
    expect(rows.map(({ version, sections }) => [version, sections])).toEqual([
      [1, 17],
      [2, 17],
    ])
  })
})

test('two who change the same version do not overwrite each other', async () => {
  await rehearse('maya', async (practice) => {
    const { templateId } = await copyTemplate(practice, { from: builtIn, title: 'Ours' })
    await publishTemplate(practice, { templateId, after: 1, words: ours })
    const late = attempt(await become(practice, 'jonas'), (p) =>
      publishTemplate(p, { templateId, after: 1, words }),
    )
    await expect(late).rejects.toMatchObject({ kind: 'conflict' })
  })
})

test('a template of the practice next door is not there', async () => {
  await rehearse('maya', async (practice) => {
    const { templateId } = await copyTemplate(practice, { from: builtIn, title: 'Ours' })
    const amara = await become(practice, 'amara')
    const asked: ((p: Practice) => Promise<unknown>)[] = [
      (p: Practice) => copyTemplate(p, { from: { key: templateId, version: 1 }, title: 'Theirs' }),
      (p: Practice) => publishTemplate(p, { templateId, after: 1, words }),
      (p: Practice) => retireTemplate(p, templateId),
    ]
    for (const ask of asked) {
      await expect(attempt<unknown>(amara, ask)).rejects.toMatchObject({ kind: 'not-found' })
    }
    await retireTemplate(await become(practice, 'jonas'), templateId)
  })
})

test('a client invited with it gets a plan that asks what it asks; retired, it is offered no more', async () => {
  await rehearse('maya', async (practice) => {
    const { templateId } = await copyTemplate(practice, { from: builtIn, title: 'Ours' })
    const client = {
      firstName: 'Robin',
      lastName: 'Wells',
      email: 'robin.wells@post.example',
      note: null,
      purpose: 'To begin',
      startsOn: '2026-12-01',
      sessionsAgreed: 6,
      template: { key: templateId, version: 1 },
    }
    await inviteClient(practice, client)
    const [vision] = await practice.db.execute(
      sql`select template_key as key, template_version as version from visions order by created_at desc, id desc limit 1`,
    )
    expect(vision).toEqual({ key: templateId, version: 1 })
    await retireTemplate(practice, templateId)
    await expect(
      attempt(practice, (p) => inviteClient(p, { ...client, email: 'other@post.example' })),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })
})

test('a plan moves to a newer version by its client alone, once, and every section it had is there', async () => {
  await rehearse('maya', async (practice) => {
    const { templateId, visionId } = await followed(practice)
    const coach = await become(practice, 'maya')
    const client = await become(practice, 'luca')
    await expect(attempt(client, (p) => moveVision(p, visionId))).rejects.toMatchObject({
      kind: 'conflict',
    })
    await publishTemplate(await become(practice, 'maya'), { templateId, after: 1, words: ours })
    await expect(attempt(coach, (p) => moveVision(p, visionId))).rejects.toMatchObject({
      kind: 'not-allowed',
    })
    expect(await moveVision(await become(practice, 'luca'), visionId)).toEqual({ version: 2 })
    const screen = await visionScreenWithin(client, visionId)
    const template = screen?.template ?? defaultTemplate
    expect(template.version).toBe(2)
    expect(sectionKeys(template)).toEqual(expect.arrayContaining([...sectionKeys(defaultTemplate), 'money']))
    expect(findSection(template, 'fit').part.key).toBe('kept')
    // What starts private in the newer version is not even named to the coach.
    const seen = await visionScreenWithin(await become(practice, 'maya'), visionId)
    expect(JSON.stringify(seen)).not.toContain('money')
  })
})

test('a template keeps why, names a section once, and has one section for each kind of element', () => {
  expect(templateWords.safeParse(words).success).toBe(true)
  const problemsOf = (parts: typeof words.parts) =>
    templateWords.safeParse({ ...words, parts }).error?.issues.map(({ message }) => message)
  const change = (key: string, to: object | null) =>
    words.parts.map((part) => ({
      ...part,
      sections: part.sections.flatMap((each) => (each.key !== key ? each : to ? { ...each, ...to } : [])),
    }))
  expect(problemsOf(change('why', null))).toEqual(['Why is the one section that no plan goes without.'])
  expect(problemsOf(change('why', { startsPrivate: true }))?.[0]).toContain('Why is shared')
  expect(problemsOf(change('value', { elements: ['milestone'] }))?.[0]).toContain('milestones in one section')
  expect(problemsOf(change('value', { key: 'life' }))).toHaveLength(1)
  expect(problemsOf(change('value', { title: ' ' }))?.[0]).toBe('Write the title of the section.')
})

test('a template that was edited by nobody is the template it was', () => {
  expect(templateFrom(wordsOf(defaultTemplate), defaultTemplate)).toEqual(defaultTemplate)
})

test('a new section has a key of its own', () => {
  expect(freshKey('What I earn', [])).toBe('what-i-earn')
  expect(freshKey('What I earn', ['what-i-earn'])).toBe('what-i-earn-2')
  expect(freshKey('金', [])).toBe('section')
})
