import { controlOf } from '@/ops/control.mjs'
import { expect, test } from './fixtures'
import { endSession, openPlan, saved, textOf, write } from './plan'

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

test('what a client writes in the shared notes without a connection, and brings after the end, is said to be late and kept for them', async ({
  signedIn,
  expectTrouble,
}) => {
  expectTrouble(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/)
  const wide = { viewport: { width: 1440, height: 900 } }
  const samuel = await signedIn('samuel', wide)
  const maya = await signedIn('maya', wide)
  const notes = samuel.getByRole('textbox', { name: /Shared notes/ })
  await openPlan(samuel, 'samuel', 'client')
  await samuel.context().setOffline(true)
  await write(samuel, 'Focus', 'Between two stations. ')
  await expect(samuel.getByText(/edits? on this device/).first()).toBeVisible()
  await openPlan(maya, 'samuel', 'coach')
  await maya.getByRole('button', { name: 'Open a session' }).click()
  await expect(maya.getByRole('button', { name: 'End session' })).toBeVisible()
  await samuel.context().setOffline(false)
  await expect(notes, 'it opened while he was away').toBeVisible({ timeout: 30_000 })
  await notes.click()
  await notes.pressSequentially('The supper club can wait.')
  await saved(samuel)
  await expect(maya.getByRole('textbox', { name: /Shared notes/ })).toContainText('The supper club can wait.')

  await samuel.context().setOffline(true)
  await notes.press('End')
  await notes.press('Enter')
  await notes.pressSequentially('I said it in the tunnel.')
  await expect(samuel.getByText(/edits? on this device/).first()).toBeVisible()
  await endSession(maya)
  await expect(maya.getByText(/Session \d+ with Samuel has ended\./), 'before he is back').toBeVisible()
  await samuel.context().setOffline(false)

  const late = samuel.getByRole('region', { name: 'What came too late' })
  await expect(late).toContainText('I said it in the tunnel.', { timeout: 30_000 })
  await expect(late).toContainText(/did not reach the shared notes of session \d+\..*stays on this device/)
  await expect(late).not.toContainText('The supper club')
  await expect(samuel.getByText(/Session \d+ with Maya has ended\./)).toBeVisible()
  await saved(samuel)
  await samuel.reload()
  await expect(late).toContainText('I said it in the tunnel.')
  await late.getByRole('button', { name: 'I have it' }).click()
  await expect(late).toHaveCount(0)
  await samuel.reload()
  await expect(textOf(samuel, 'Focus')).toBeVisible()
  await expect(late).toHaveCount(0)
  await maya.getByRole('link', { name: 'Go on to the recap' }).click()
  await expect(maya.getByLabel('Notes', { exact: true })).toHaveValue(/The supper club can wait/)
  await expect(maya.getByText('in the tunnel')).toHaveCount(0)
})
