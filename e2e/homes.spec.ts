import { cast } from '@/db/cast'
import { expect, test } from './fixtures'

test('the coach reads who needs her first, and goes straight to the plan', async ({ signedIn }) => {
  const page = await signedIn('maya', { viewport: { width: 1440, height: 900 } })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/clients? (is|are) waiting on you\./)
  const waiting = page.getByRole('region', { name: 'Waiting on you' })
  await expect(waiting.getByRole('link', { name: cast.tomas.name, exact: true })).toBeVisible()
  await expect(waiting.getByText(/Signed version \d+, needs your signature/)).toBeVisible()
  await expect(waiting.getByText(/Asked you to review version \d+/)).toBeVisible()
  // What the weeks of a client held is read with the keyboard or a finger, and the row is not opened by it.
  const weeks = waiting.getByRole('slider', { name: new RegExp(`^${cast.tomas.name}: `) })
  await weeks.press('Home')
  await expect(weeks).toHaveAttribute('aria-valuetext', /^Week of .+: /)
  await expect(page.getByText(/^Week of .+: /)).toBeVisible()
  await weeks.click()
  await expect(page.getByText(/^Week of .+: /)).toBeVisible()
  await expect(page).toHaveURL(/\/coach$/)
  // From row to row by one letter.
  const names = await page.locator('a[data-row-link]').allTextContents()
  await weeks.press('j')
  const next = page.locator('a[data-row-link]', { hasText: names[names.indexOf(cast.tomas.name) + 1] })
  await expect(next).toBeFocused()
  await next.press('k')
  await expect(page.locator('a[data-row-link]', { hasText: cast.tomas.name })).toBeFocused()
  await page.getByRole('link', { name: /Drifting/ }).click()
  await expect(page.getByRole('region', { name: 'Waiting on you' })).toHaveCount(0)
  await page.getByRole('link', { name: cast.aisha.name, exact: true }).click()
  await expect(page).toHaveURL(/\/coach\/visions\//)
  await expect(page.getByRole('heading', { level: 1, name: cast.aisha.name })).toBeVisible()
})

test('the client reads when they meet, in their own time and their coach’s', async ({ signedIn }) => {
  const page = await signedIn('daniel')
  const next = page.getByRole('region', { name: 'Next session' })
  await expect(next.getByText(/your time|is open/)).toBeVisible()
  // Wherever a client goes, the four places are the same.
  await page.goto('/p/harbor/settings/me')
  await expect(page.getByRole('banner').getByRole('navigation').getByRole('link')).toHaveText([
    'Home',
    'Vision plan',
    'Roadmap',
    'Sessions',
  ])
  await page.getByRole('link', { name: 'Home', exact: true }).first().click()
  await page.getByRole('link', { name: 'Continue your vision' }).click()
  await expect(page).toHaveURL(/\/client\/visions\//)
})

test('the owner sees the business and nobody’s words', async ({ signedIn }) => {
  const page = await signedIn('ingrid')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/engagements are under way/)
  await expect(page.getByText(cast.daniel.name)).toBeVisible()
  await expect(page.getByText(/kitchen table|dialysis/)).toHaveCount(0)
})

test('a choice of theme is kept', async ({ signedIn }) => {
  const page = await signedIn('daniel', { colorScheme: 'light' })
  await page.getByRole('button', { name: new RegExp(cast.daniel.name) }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a press that is faster than what it opens is kept', async ({ signedIn }) => {
  const page = await signedIn('ingrid')
  const account = page.getByRole('button', { name: new RegExp(cast.ingrid.name) })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/_next/static/chunks/**', async (route) => {
    await released
    await route.continue()
  })
  await expect(async () => {
    await account.click()
    await expect(account).toHaveAttribute('aria-expanded', 'true', { timeout: 1_000 })
  }).toPass()
  await expect(page.getByRole('menu')).toHaveCount(0)
  release()
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(account).toBeFocused()
})
