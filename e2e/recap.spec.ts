import { cast, castEngagements, castSession } from '@/db/cast'
import { firstName } from '@/lib/people/name'
import { expect, test } from './fixtures'
import { endSession, openPlan, planOf, saved, textOf, write } from './plan'

test('from the agenda to the recap: what was prepared, what was written, what the coach sent, and what the client has', async ({
  signedIn,
  database,
  expectTrouble,
}) => {
  const { ruth: work } = castEngagements
  const session = castSession(work, work.held.length + 1)
  const ruth = await signedIn('ruth')
  const maya = await signedIn('maya')
  await ruth.goto('/p/harbor/client')
  await ruth.getByRole('link', { name: 'Prepare, and see the agenda' }).click()

  await ruth.getByLabel('What has happened since you last met?').fill('The board read my letter.')
  await ruth.getByLabel('What would you like this session to be about?').fill('What I put down')
  await expect(ruth.locator('[data-saved]')).toHaveAttribute('data-saved', 'saved')
  expectTrouble(/Failed to load resource|Failed to fetch/)
  await ruth.context().setOffline(true)
  await ruth.getByLabel('How will you know it was worth the hour?').fill('I have said it aloud.')
  await expect(ruth.locator('[data-saved]')).toHaveAttribute('data-saved', 'kept-on-device')
  await ruth.context().setOffline(false)
  await expect(ruth.locator('[data-saved]'), 'a lost connection loses nothing').toHaveAttribute(
    'data-saved',
    'saved',
  )
  await ruth.getByLabel('Topic', { exact: true }).fill('The Monday meeting')
  await ruth.getByLabel('Minutes', { exact: true }).fill('20')
  await ruth.getByRole('button', { name: 'Add to the agenda' }).click()
  const hers = ruth.getByRole('list', { name: 'Topics, the first one first' })
  await expect(hers.getByRole('listitem')).toHaveText([/The Monday meeting/])

  await maya.goto(`/p/harbor/coach/sessions/${session}`)
  await expect(maya.getByText('The board read my letter.'), 'not ready yet').toHaveCount(0)
  await ruth.getByRole('button', { name: 'Ready for Maya to read' }).click()
  await expect(ruth.getByText('You and Maya can read this. You can go on writing.')).toBeVisible()
  await expect(maya.getByText('The board read my letter.'), 'there by itself').toBeVisible()
  await maya.getByLabel('Your note to self').fill('Wait before you praise the letter.')
  await maya.getByLabel('Your note to self').press('Enter')
  await maya.getByLabel('Topic', { exact: true }).fill('Check in')
  await maya.getByLabel('Minutes', { exact: true }).fill('5')
  await maya.getByRole('button', { name: 'Add to the agenda' }).click()
  const topics = maya.getByRole('list', { name: 'Topics, the first one first' }).getByRole('listitem')
  await expect(topics).toHaveText([/The Monday meeting/, /Check in/])
  await maya.getByRole('button', { name: 'Move Check in' }).press('Alt+ArrowUp')
  await expect(topics).toHaveText([/Check in/, /The Monday meeting/])
  await expect(maya.getByRole('button', { name: 'Move Check in' })).toBeFocused()
  await expect(maya.getByText('25 of 60 minutes planned.')).toBeVisible()
  await expect(hers.getByRole('listitem'), 'hers is the same agenda, by itself').toHaveText([
    /Check in/,
    /The Monday meeting/,
  ])
  await ruth.getByRole('button', { name: 'Move Check in' }).press('Alt+ArrowDown')
  await expect(topics, 'whoever moved last, for both').toHaveText([/The Monday meeting/, /Check in/])
  await expect(ruth.getByText('Wait before you praise the letter.')).toHaveCount(0)

  // It is time; whoever else Maya meets at this hour of the day does not matter here.
  await database`update sessions set starts_at = now(), coach_id = null where id = ${session}`
  await maya.goto(`/p/harbor/coach/sessions/${session}`)
  await maya.getByRole('button', { name: 'Open a session' }).click()
  await expect(maya).toHaveURL(new RegExp(planOf('ruth', 'coach')))
  await expect(maya.getByRole('button', { name: 'End session' })).toBeVisible()
  await openPlan(ruth, 'ruth', 'client')
  await write(ruth, 'Openings', 'I put down the Monday meeting.')
  await saved(ruth)
  await expect(textOf(maya, 'Openings')).toContainText('I put down the Monday meeting.')
  await endSession(maya)
  await maya.getByRole('link', { name: 'Read its recap' }).click()

  await expect(maya.getByText('I put down the Monday meeting.')).toBeVisible()
  await maya.getByLabel('Headline').fill('You put one thing down.')
  await maya.getByLabel('Notes', { exact: true }).fill('The board answers letters.')
  await maya.getByLabel('Headline').click()
  await expect(maya.locator('[data-saved]')).toHaveAttribute('data-saved', 'saved')
  // The next one is booked where it is missed, and is part of what is sent.
  await maya.getByRole('button', { name: 'Book a session' }).click()
  await maya.getByLabel('Your time').fill('06:10')
  await maya.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(maya.getByText(/, 6:10 am$/)).toBeVisible()
  await expect(maya.getByLabel('Headline')).toHaveValue('You put one thing down.')
  await ruth.goto(`/p/harbor/client/sessions/${session}/recap`)
  await expect(ruth.getByRole('heading', { level: 1 })).toHaveText(/has no recap yet/)
  // It is before her as it is sent, and so it is read at once: that it has been is held back until Maya has seen that it has not.
  const tellsThatItIsRead = `**/client/sessions/${session}/recap`
  const mayaHasLooked = Promise.withResolvers<void>()
  await ruth.route(tellsThatItIsRead, async (route) => {
    if (route.request().method() === 'POST') await mayaHasLooked.promise
    await route.continue()
  })
  // Sent with the last words still in hand: one press saves them and asks.
  await maya.getByLabel('A line about next time').fill('Maya will ask what Monday felt like.')
  await maya.getByRole('button', { name: 'Send the recap' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Send the recap' }).click()
  await expect(
    ruth.getByRole('heading', { level: 1, name: 'You put one thing down.' }),
    'it is before her as it is sent',
  ).toBeVisible()
  const name = firstName(cast.ruth.name)
  await expect(maya.getByText(`${name} has not read it yet.`)).toBeVisible()
  mayaHasLooked.resolve()
  await expect(maya.getByText(`${name} read it`), 'said by itself').toBeVisible()
  await ruth.unroute(tellsThatItIsRead)

  const changed = ruth.getByRole('region', { name: 'What changed' })
  await expect(changed.getByRole('listitem')).toHaveText([/Openings.*I put down the Monday meeting\..*You/])
  await expect(ruth.getByRole('region', { name: 'What we noted' })).toContainText(
    'The board answers letters.',
  )
  await expect(ruth.getByText('Maya will ask what Monday felt like.')).toBeVisible()
  await expect(ruth.getByText(/, 5:10 am$/), 'on her own clock').toBeVisible()
  await ruth.emulateMedia({ media: 'print' })
  await expect(ruth.getByRole('link', { name: 'Open the plan' }), 'on paper, the paper alone').toBeHidden()
  await expect(ruth.getByRole('navigation')).toHaveCount(0)
  await ruth.emulateMedia({ media: null })

  await expect(async () => {
    await maya.goto(`/p/harbor/coach/engagements/${work.id}`)
    await expect(maya.getByRole('link', { name: 'Recap read' }).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(maya.getByRole('link', { name: 'You put one thing down' })).toBeVisible()
})
