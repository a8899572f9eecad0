import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { castEngagements } from '@/db/cast'
import { textOfPdf } from '@/lib/paper/read-pdf'
import { expect, test } from './fixtures'

test('a plan is taken along, and an earlier moment of it is read and brought back', async ({ signedIn }) => {
  const page = await signedIn('daniel')
  const plan = `/p/harbor/client/visions/${castEngagements.daniel.visionId}`
  await page.goto(plan)
  await expect(page.getByRole('heading', { level: 1, name: 'Daniel Reyes' })).toBeVisible()

  const pdf = textOfPdf(await exported(page, 'PDF'))
  for (const words of ['Daniel Reyes', 'Non-negotiables', 'Home for supper, most nights', 'Only you'])
    expect(pdf).toContain(words)
  expect((await exported(page, 'Markdown')).toString('utf8')).toContain('# Daniel Reyes: vision plan')
  const file = JSON.parse((await exported(page, 'Data (JSON)')).toString('utf8'))
  expect(file).toMatchObject({ format: 'waymark-plan', parts: [{ place: 'shared' }, { place: 'private' }] })

  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How your plan came to say what it says.')
  await page
    .getByRole('link', { name: /Read it as it was/ })
    .last()
    .click()
  const why = page.getByRole('region', { name: 'Why' })
  await expect(
    why.getByText('For eleven years I have made other people’s launches arrive on time.'),
  ).toBeVisible()
  await why.getByRole('button', { name: /Bring this section back/ }).click()
  await expect(
    page.getByRole('region', { name: 'How it will read' }).getByText('For eleven years'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByText('Brought back.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Brought back.')).toHaveCount(0)
})

async function exported(page: Page, form: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'More about this plan' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: form }).click()
  return readFile(await (await coming).path())
}
