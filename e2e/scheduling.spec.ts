import { cast } from '@/db/cast'
import { nextClockChange } from '@/db/clock-change'
import { addDays, dayOf, longDay } from '@/lib/dates'
import { expect, test } from './fixtures'

test('a coach offers hours, a client takes one, the coach moves it and the client cancels it, each with a reason', async ({
  signedIn,
}) => {
  const maya = await signedIn('maya')
  await maya.getByRole('link', { name: 'Calendar', exact: true }).click()
  await expect(maya.getByRole('heading', { level: 1 })).toHaveText(/sessions? ahead|No session/)
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await maya.getByLabel(`${day}, from`).fill('06:00')
    await maya.getByLabel(`${day}, until`).fill('08:00')
  }
  const offer = maya.getByRole('button', { name: 'Offer these hours' })
  await maya.getByLabel('Saturday, from').fill('10:00')
  await offer.click()
  await expect(maya.getByText('Until when on Saturday? Or leave both empty.')).toBeVisible()
  await maya.getByLabel('Saturday, from').clear()
  const [field, column] = await Promise.all([
    maya.getByLabel('Saturday, until').boundingBox(),
    maya.getByRole('complementary', { name: 'When you can' }).boundingBox(),
  ])
  expect((field?.x ?? 0) + (field?.width ?? 0), 'the fields stay within their column').toBeLessThanOrEqual(
    (column?.x ?? 0) + (column?.width ?? 0),
  )
  await offer.click()
  await expect(maya.getByText('Your hours are offered.', { exact: true })).toBeVisible()

  const ben = await signedIn('ben')
  await ben.goto('/p/harbor/client/sessions')
  const offered = ben.getByRole('region', { name: 'When Maya can' })
  const first = offered.getByRole('button').first()
  const hour = ((await first.textContent()) ?? '').split(',')[0] ?? ''
  await first.click()
  await expect(ben.getByText('Booked. The email with the time is on its way.', { exact: true })).toBeVisible()
  await expect(ben.getByText(/^\d+ of \d+ sessions used, \d+ booked, (\d+|none) left\.$/)).toBeVisible()
  await expect(
    ben
      .getByRole('listitem')
      .filter({ hasText: `${hour.split(' ')[0]} to ` })
      .first(),
  ).toBeVisible()

  await maya.reload()
  const row = maya.getByRole('listitem').filter({ hasText: cast.ben.name })
  await row.getByRole('button', { name: 'Move' }).last().click()
  await maya.getByLabel('Your time').fill('09:15')
  await maya.getByLabel('Why').fill('The train is late on that day.')
  await maya.getByRole('button', { name: 'Move the session' }).click()
  await expect(row.getByText('The train is late on that day.')).toBeVisible()

  await ben.reload()
  await expect(ben.getByText('Maya Okafor: The train is late on that day.')).toBeVisible()
  await ben
    .getByRole('listitem')
    .filter({ hasText: 'The train is late' })
    .getByRole('button', { name: 'Cancel' })
    .click()
  await ben.getByLabel('Why').fill('I am away that week.')
  await ben.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(ben.getByText('The train is late on that day.')).toHaveCount(0)
  await maya.reload()
  await expect(maya.getByText('The train is late on that day.')).toHaveCount(0)
})

test('a coach books a row of sessions by keyboard, and no hour twice', async ({ signedIn }) => {
  const maya = await signedIn('maya')
  await maya.goto('/p/harbor/coach/calendar')
  const zone = cast.maya.timeZone
  const changes = nextClockChange(zone)
  const [before, after] = [addDays(changes, -3), addDays(changes, 4)]
  const book = async (clock: string) => {
    await maya.getByRole('button', { name: 'Book a session' }).focus()
    await maya.keyboard.press('Enter')
    await maya.getByLabel('With', { exact: true }).selectOption({ index: 1 })
    await maya.getByLabel('Day', { exact: true }).fill(before)
    await maya.getByLabel('Your time').fill(clock)
    await maya.getByLabel('Again').selectOption('Every week')
    await maya.getByLabel('How many').fill('2')
    await maya.getByLabel('Meeting link').fill('https://meet.example/harbor')
    await maya.getByRole('button', { name: 'Book', exact: true }).press('Enter')
  }
  await book('16:00')
  // The clocks change between the two, and both are at four.
  for (const day of [before, after]) {
    const named = longDay(day, { today: dayOf(new Date(), zone) })
    await expect(maya.getByRole('listitem').filter({ hasText: named })).toContainText(
      '4:00 to 5:00 pm, your time',
    )
  }
  await book('16:30')
  await expect(maya.getByText('You have another session at that time. Choose another hour.')).toBeVisible()
})
