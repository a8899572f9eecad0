import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { endSession, nextBeginsIn, openPlan, saved, textOf, wordsOf, write } from './plan'

const cards = (page: Page) => page.getByRole('textbox', { name: /^Non-negotiable \d/ })

const statements = (page: Page) =>
  cards(page).evaluateAll((fields) => fields.map((field) => ('value' in field ? String(field.value) : '')))

/** Scrolls to the cards, until they are the ones to write in. */
async function goToCards(page: Page) {
  await expect(async () => {
    await page.getByRole('heading', { name: 'Non-negotiables' }).scrollIntoViewIfNeeded({ timeout: 1_000 })
    await expect(cards(page).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

async function addCard(page: Page, statement: string) {
  const before = await cards(page).count()
  await page.getByRole('button', { name: 'Add a non-negotiable' }).click()
  await expect(cards(page)).toHaveCount(before + 1)
  await expect(cards(page).last()).toBeFocused()
  await page.keyboard.type(statement)
}

test('two people at the cards: each sees where the other is, what moved, and what came back', async ({
  signedIn,
  database,
}) => {
  const grace = await signedIn('grace')
  const maya = await signedIn('maya')
  await openPlan(grace, 'grace', 'client')
  await expect(grace.getByRole('button', { name: 'Add a non-negotiable' })).toBeVisible()
  const before = await statements(grace)
  for (const statement of ['Studio on Fridays', 'No pitch on Sundays']) await addCard(grace, statement)
  const all = [...before, 'Studio on Fridays', 'No pitch on Sundays']

  await nextBeginsIn(database, 11 * 60, 'grace')
  await openPlan(maya, 'grace', 'coach')
  const opens = maya.getByRole('button', { name: 'Open a session' })
  await opens.press('Enter')
  // It is hours away, so she says which one she means; or neither, and is where she was.
  await expect(maya.getByRole('dialog', { name: 'Which session do you open?' })).toBeVisible()
  await maya.keyboard.press('Escape')
  await expect(opens).toBeFocused()
  await opens.press('Enter')
  await maya.getByRole('button', { name: /^Open the one booked for (today|tomorrow)$/ }).press('Enter')
  // Nobody had linked a call: she does it from the room, and it is there for both.
  await maya.getByRole('button', { name: 'Link a call' }).click()
  await maya.getByLabel('Meeting link').fill('https://meet.example/grace')
  await maya.getByRole('button', { name: 'Save the link' }).click()
  for (const page of [maya, grace])
    await expect(page.getByRole('link', { name: 'Video call' })).toHaveAttribute(
      'href',
      'https://meet.example/grace',
    )
  await goToCards(maya)
  await expect.poll(() => statements(maya)).toEqual(all)
  await cards(maya).last().click()
  await expect(grace.getByText('is in this card')).toBeVisible()

  await grace.getByRole('button', { name: 'Move No pitch on Sundays' }).focus()
  await grace.keyboard.press('Alt+ArrowUp')
  await expect(grace.getByText(`Moved to ${all.length - 1} of ${all.length}`)).toBeAttached()
  await expect.poll(() => statements(maya)).toEqual([...before, 'No pitch on Sundays', 'Studio on Fridays'])
  await expect(cards(maya).nth(before.length), 'whoever was writing in a card still is').toBeFocused()
  await maya.keyboard.press('End')
  await maya.keyboard.type(', ever')

  const moved = grace.getByRole('button', { name: 'Move Studio on Fridays' })
  await moved.hover()
  await grace.mouse.down()
  const above = await cards(grace).nth(before.length).boundingBox()
  await grace.mouse.move((above?.x ?? 0) + 400, (above?.y ?? 0) - 4, { steps: 12 })
  await grace.mouse.up()
  const dragged = [...before, 'Studio on Fridays', 'No pitch on Sundays, ever']
  await expect.poll(() => statements(grace)).toEqual(dragged)
  await expect.poll(() => statements(maya)).toEqual(dragged)

  await grace.getByRole('button', { name: 'details of Studio on Fridays' }).click()
  await grace.getByRole('button', { name: 'Delete' }).click()
  // Pointed at, what can be taken back waits for her.
  await grace.getByRole('button', { name: 'Undo' }).hover()
  await expect.poll(() => statements(maya)).toEqual([...before, 'No pitch on Sundays, ever'])
  await grace.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => statements(maya)).toEqual(dragged)
  await endSession(maya)
  await expect(maya.getByRole('button', { name: 'Open a session' })).toBeVisible()
})

test('what the client writes in private is nowhere for the coach, not even by name', async ({ signedIn }) => {
  const ruth = await signedIn('ruth')
  const maya = await signedIn('maya')
  const heard: string[] = []
  maya.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1')))
  })
  await openPlan(ruth, 'ruth', 'client')
  await openPlan(maya, 'ruth', 'coach')
  await maya.getByRole('button', { name: 'Open a session' }).click()
  await expect(ruth.getByRole('timer')).toBeVisible()

  await write(ruth, 'The life it supports', 'Quietly mine.')
  await write(ruth, 'Focus', 'For both of us.')
  await expect(maya.getByLabel('Ruth Abrams is here').first()).toBeVisible()
  await maya.getByRole('heading', { name: 'Focus' }).scrollIntoViewIfNeeded()
  await expect(textOf(maya, 'Focus')).toContainText('For both of us.')

  await expect(maya.getByText('The life it supports')).toHaveCount(0)
  expect(heard.join(''), 'the control: where she is in a shared section does arrive').toContain('"focus"')
  expect(heard.join('')).not.toMatch(/"life"|text:life/)
  await endSession(maya)
  await expect(maya.getByRole('button', { name: 'Open a session' })).toBeVisible()
})

test('the plan is written without a mouse', async ({ signedIn }) => {
  const page = await signedIn('priya', { reducedMotion: 'reduce' })
  await openPlan(page, 'priya', 'client')
  await expect(textOf(page, 'Why')).toHaveAttribute('contenteditable', 'true')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(page.getByRole('heading', { name: 'How I got here' })).toBeFocused()
  await expect(textOf(page, 'How I got here')).toHaveAttribute('contenteditable', 'true')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(textOf(page, 'How I got here')).toBeFocused()

  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- jot')
  await page.keyboard.press('Shift+Control+ArrowLeft')
  await expect(page.getByRole('button', { name: 'Bold' })).toBeVisible()
  await page.keyboard.press('Alt+F10')
  await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(textOf(page, 'How I got here').getByRole('strong')).toHaveText('jot')
  await expect(textOf(page, 'How I got here')).toBeFocused()

  await page.keyboard.press('ControlOrMeta+\\')
  await expect(page.getByRole('navigation', { name: 'Outline' })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+\\')
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible()
  await saved(page)
})

test('on a phone the dock leads to every section, and what is written there is kept', async ({
  signedIn,
}) => {
  const page = await signedIn('ben', { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  await openPlan(page, 'ben', 'client')
  await page.getByRole('button', { name: /^Why 1 of \d+$/ }).click()
  const outline = page.getByRole('dialog', { name: 'Outline' })
  await outline.getByRole('link', { name: /^Focus/ }).click()
  await expect(outline).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Focus' })).toBeInViewport()
  await expect(page.getByRole('button', { name: /^Focus \d+ of \d+$/ })).toBeVisible()
  // The last ones are named as well, though the page ends before they come up to where one reads.
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await expect(page.getByRole('button', { name: /^Still true\? (\d+) of \1$/ })).toBeVisible({
      timeout: 500,
    })
  }).toPass()
  await write(page, 'Focus', 'Sleep first. ')
  await saved(page)
  await page.reload()
  await expect.poll(() => wordsOf(page, 'Focus')).toContain('Sleep first.')
})
