import { cast, castEngagements } from '@/db/cast'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { expect, test } from './fixtures'

test('a coach makes the method her own, and what it asks is what a new client is asked', async ({
  signedIn,
  database,
}) => {
  const maya = await signedIn('maya')
  await maya.getByRole('link', { name: 'Library', exact: true }).click()
  await expect(maya.getByRole('heading', { level: 1 })).toHaveText(/begin with one template\./)
  await maya.getByRole('button', { name: /^Copy and adapt\s*: Career and life vision/ }).click()
  await maya.getByLabel('What it is called').fill('The harbor method')
  await maya.getByRole('button', { name: 'Copy the template' }).click()
  await expect(maya.getByRole('heading', { level: 1 })).toHaveText('The harbor method')

  // A question of her own in place of one that she never asks; by keyboard alone.
  await maya.getByRole('button', { name: /^12 Fit with the organization/ }).focus()
  await maya.keyboard.press('Enter')
  const fit = maya.getByRole('listitem').filter({ hasText: 'Fit with the organization' })
  await fit.getByLabel('Further questions').fill('Who decides?\n\nWould you follow them?\n')
  await fit.getByLabel('Title', { exact: true }).fill('Where the place is going')
  await maya
    .getByRole('region', { name: /^Part 2/ })
    .getByRole('button', { name: 'Add a section' })
    .click()
  await maya.getByRole('button', { name: 'Save as version 2' }).click()
  await expect(maya.getByText('Write the title of the section.')).toBeVisible()
  const fresh = maya.getByRole('listitem').filter({ hasText: 'New section' })
  await fresh.getByLabel('The question under the title').fill('What does the work have to pay for?')
  await fresh.getByLabel('A suggestion for whoever has not begun').fill('Begin with one number.')
  await fresh.getByLabel('Starts private').check()
  await fresh.getByLabel('Title', { exact: true }).fill('Money')
  await maya.getByRole('button', { name: 'Save as version 2' }).click()
  await expect(maya.getByText(/^Version 2, saved by Maya Okafor/)).toBeVisible()
  await expect(maya.getByRole('button', { name: /Money/ }).first()).toBeVisible()

  await maya.goto('/p/harbor/coach/invite')
  await maya.getByLabel('First name').fill('Robin')
  await maya.getByLabel('Last name').fill('Wells')
  await maya.getByLabel('Email').fill('robin.templates@post.example')
  await maya.getByLabel('What you will work on').fill('A first plan')
  await maya.getByLabel('What the plan asks').selectOption('The harbor method')
  await maya.getByRole('button', { name: 'Send invitation' }).click()
  await expect(maya.getByText('The invitation to Robin is on its way.', { exact: true })).toBeVisible()
  const [vision] = await database`
    select t.title, v.template_version as version from visions v join templates t on t.id::text = v.template_key
    where t.title = 'The harbor method'`
  expect(vision).toEqual({ title: 'The harbor method', version: 2 })

  await maya.getByRole('link', { name: 'Library', exact: true }).click()
  const ours = maya.getByRole('listitem').filter({ hasText: 'The harbor method' })
  await expect(ours).toContainText(/Version 2, .*1 plan under way/)
})

test('a client sees what a newer version asks, moves the plan there, and finds every word again', async ({
  signedIn,
  database,
}) => {
  // Ben's plan follows a template of the practice, of which a newer version leaves a section out.
  const [template] = await database<{ id: string }[]>`
    insert into templates (practice_id, title)
    select practice_id, 'Short' from members where id = ${cast.maya.id} returning id`
  const id = template?.id ?? ''
  const shorter = careerAndLife.parts.map((part) => ({
    ...part,
    sections: part.sections.filter(({ key }) => key !== 'value'),
  }))
  const contents = [
    { ...careerAndLife, key: id, version: 1 },
    { ...careerAndLife, key: id, version: 2, parts: shorter },
  ]
  for (const content of contents) {
    await database`
      insert into template_versions (practice_id, template_id, version, content, made_by)
      select practice_id, ${id}, ${content.version}, ${database.json(JSON.parse(JSON.stringify(content)))}, id
      from members where id = ${cast.maya.id}`
  }
  await database`
    update visions set template_key = ${id} where engagement_id = ${castEngagements.ben.id}`

  const ben = await signedIn('ben')
  await ben.goto('/p/harbor/client/engagement')
  const newer = ben.getByRole('region', { name: 'A newer version of your plan’s questions' })
  await expect(newer).toContainText('The value I add is asked no more; what you wrote there stays')
  await newer.getByRole('button', { name: 'Move my plan to version 2' }).click()
  await ben.getByRole('button', { name: 'Move my plan', exact: true }).click()
  await ben.waitForURL(/\/visions\//)
  await expect(ben.getByText('Kept from before')).toBeVisible()
  await expect(ben.getByRole('heading', { level: 3, name: 'The value I add' })).toBeVisible()
  await expect(ben.getByRole('heading', { level: 3, name: 'Why', exact: true })).toBeVisible()
})
