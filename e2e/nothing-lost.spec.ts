import { controlOf } from '@/ops/control.mjs'
import { expect, test } from './fixtures'
import { openPlan, saved, textOf, write } from './plan'

test.describe.configure({ mode: 'serial' })
test.slow()

test('the live process is killed while someone types: it comes back, and nothing is missing', async ({
  signedIn,
  expectTrouble,
}) => {
  expectTrouble(/WebSocket|50[0-9]/)
  const page = await signedIn('noor')
  await openPlan(page, 'noor', 'client')
  await write(page, 'Focus', 'Before the kill. ')
  await saved(page)

  const product = controlOf()
  const { live } = await product.pids()
  const typing = write(page, 'Focus', 'These words are typed while the process dies and comes back. ')
  await product.kill('live')
  await typing
  await product.back('live', live ?? 0)
  await saved(page)

  await page.reload()
  await expect(textOf(page, 'Focus')).toContainText(
    'Before the kill. These words are typed while the process dies',
  )
})

test('the whole product is restarted: everything is still there', async ({ signedIn, expectTrouble }) => {
  expectTrouble(/WebSocket|50[0-9]|ERR_CONNECTION|ERR_INCOMPLETE_CHUNKED|Failed to fetch/)
  const page = await signedIn('noor')
  await openPlan(page, 'noor', 'client')
  await write(page, 'Focus', 'And after it. ')
  await saved(page)
  await controlOf().restart()
  await page.reload()
  await expect(textOf(page, 'Focus')).toContainText('And after it.')
})

test('a paste of two megabytes is refused with a sentence, and what stood there stays', async ({
  signedIn,
}) => {
  const page = await signedIn('samuel')
  await openPlan(page, 'samuel', 'client')
  await write(page, 'Focus', 'Mine. ')
  await saved(page)
  await textOf(page, 'Focus').evaluate((editor) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'a long long story '.repeat(120_000))
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText(/too (long|large|much)/i).first()).toBeVisible()
  await write(page, 'Focus', 'Still mine. ')
  await saved(page)
  await page.reload()
  await expect(textOf(page, 'Focus')).toContainText('Mine. Still mine.')
})
