import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { textOfPdf } from '@/lib/paper/read-pdf'
import { expect, test } from './fixtures'

test('a plan is taken along', async ({ signedIn }) => {
  const page = await signedIn('daniel')
  await page.getByRole('link', { name: 'Vision plan' }).click()
  await expect(page.getByRole('heading', { name: 'Daniel Reyes' })).toBeVisible()

  const pdf = textOfPdf(await exported(page, 'PDF'))
  for (const words of ['Daniel Reyes', 'Non-negotiables', 'Home for supper, most nights', 'Only you'])
    expect(pdf).toContain(words)
  const markdown = (await exported(page, 'Markdown')).toString('utf8')
  expect(markdown).toContain('# Daniel Reyes: vision plan')
  const plan = JSON.parse((await exported(page, 'Data (JSON)')).toString('utf8'))
  expect(plan).toMatchObject({ format: 'waymark-plan', parts: [{ place: 'shared' }, { place: 'private' }] })
})

async function exported(page: Page, form: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'More about this plan' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: form }).click()
  return readFile(await (await coming).path())
}
