import { castEngagements } from '@/db/cast'
import { expect, test } from './fixtures'
import { openPlan, saved, write } from './plan'

test('what is written privately is previewed, shared in one act, read by the coach and seen to be read', async ({
  signedIn,
  database,
}) => {
  const grace = await signedIn('grace')
  const maya = await signedIn('maya')
  const { documents } = castEngagements.grace
  const life = grace.getByRole('region', { name: 'The life it supports' })
  await openPlan(maya, 'grace', 'coach')
  await openPlan(grace, 'grace', 'client')

  await write(grace, 'The life it supports', 'Evenings with a pencil and nobody asking. ')
  await saved(grace)
  await expect(life.getByText('Only you can see this.')).toBeVisible()
  await grace.emulateMedia({ media: 'print' })
  await expect(life.getByText('Only you can see this.'), 'on paper, too').toBeVisible()
  await expect(life.getByRole('button', { name: /^Share with Maya/ })).toBeHidden()
  await grace.emulateMedia({ media: null })
  await grace.getByRole('button', { name: 'Ready to read' }).click()

  await test.step('the preview is what the coach will read, and the no changes nothing', async () => {
    await life.getByRole('button', { name: /^Share with Maya/ }).click()
    const preview = grace.getByRole('region', { name: 'What Maya will read' })
    await expect(preview).toContainText('Evenings with a pencil and nobody asking.')
    await grace.getByRole('button', { name: 'Keep it private' }).click()
    await maya.reload()
    await expect(maya.getByRole('heading', { name: 'The life it supports' })).toHaveCount(0)
    await expect(maya.getByText('Evenings with a pencil')).toHaveCount(0)
  })

  await test.step('one act shares it, and the keyboard is where it lies now', async () => {
    await life.getByRole('button', { name: /^Share with Maya/ }).press('Enter')
    await grace.getByRole('button', { name: 'Share this section with Maya' }).press('Enter')
    await expect(life.getByText('Only you and Maya can read this.')).toBeVisible()
    await expect(grace.getByRole('heading', { name: 'The life it supports' })).toBeFocused()
    await expect(life.getByRole('textbox').first()).toContainText('Evenings with a pencil')
    await saved(grace)
  })

  await test.step('the coach reads it once it has settled, and steps through what changed', async () => {
    await grace.getByRole('button', { name: 'Ready to read' }).click()
    await expect(async () => {
      await maya.reload()
      await expect(maya.getByRole('region', { name: 'The life it supports' })).toContainText(
        'Evenings with a pencil',
        { timeout: 1_000 },
      )
    }).toPass()
    await maya
      .getByRole('button', { name: /changes? since you last read|changes? you read/ })
      .first()
      .click()
    const list = maya.getByRole('dialog', { name: /^What changed/ })
    await expect(list.getByRole('button', { name: /^New section.*The life it supports/ })).toBeVisible()
    await maya.keyboard.press('Escape')
    const told = maya.getByText(/^Change \d+ of \d+: Wrote The life it supports$/)
    await expect(async () => {
      await maya.keyboard.press('ControlOrMeta+Shift+Y')
      await expect(told).toBeAttached({ timeout: 500 })
    }).toPass()
    await expect(maya.locator('[data-stepped]')).toBeInViewport()
  })

  await test.step('the client sees that it was read', async () => {
    const read = grace.getByText(/^Maya read this (today|yesterday) at/)
    await expect(async () => {
      await grace.reload()
      await expect(read).toBeVisible({ timeout: 2_000 })
    }).toPass()
    await expect(life.getByText(/Maya read it (today|yesterday) at/)).toBeVisible()
  })

  await test.step('what a device brings late stays private until it is shared as well', async () => {
    const [row] = await database`select count(*)::int as n from document_updates
      where document_id = ${documents.privateDraft}`
    expect(row?.n, 'the private draft has a history of its own').toBeGreaterThan(0)
    await expect(grace.getByText('Still in your private draft')).toHaveCount(0)
  })
})
