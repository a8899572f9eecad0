import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { endSession, openPlan, saved, textOf, typeThere } from './plan'

const values = (page: Page) =>
  page
    .getByRole('textbox', { name: /^Value \d/ })
    .evaluateAll((fields) => fields.map((field) => ('value' in field ? String(field.value) : '')))

/** Scrolls to the values, until they are there to write in: a page is drawn anew when its documents have come. */
async function goToValues(page: Page) {
  await expect(async () => {
    await page.getByRole('heading', { name: 'Non-negotiables' }).scrollIntoViewIfNeeded({ timeout: 1_000 })
    await expect(page.getByRole('heading', { name: 'Values' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

/** Presses a button with the keyboard, once it is the one that is there to stay. */
async function press(page: Page, name: string | RegExp) {
  await page.getByRole('button', { name }).first().press('Enter')
}

test('part one by keyboard alone: sparks, a place where they meet, values in their order, a date, undo', async ({
  signedIn,
}) => {
  const page = await signedIn('noor', { reducedMotion: 'reduce' })
  await openPlan(page, 'noor', 'client')
  const overlap = page.getByRole('region', { name: 'Where it overlaps' })

  await test.step('“/” on an empty line offers what the section holds', async () => {
    await expect(overlap.getByRole('button', { name: 'add to “Lights me up”' })).toBeVisible()
    await textOf(page, 'Where it overlaps').focus()
    await expect(textOf(page, 'Where it overlaps')).toHaveAttribute('contenteditable', 'true')
    await page.keyboard.press('/')
    await expect(page.getByRole('menu', { name: 'Insert' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(textOf(page, 'Where it overlaps')).toBeFocused()
    await page.keyboard.press('/')
    await page.getByRole('menuitem', { name: 'Spark' }).press('Enter')
    await expect(overlap.getByRole('textbox', { name: 'Lights me up, 1' })).toBeFocused()
    await page.keyboard.type('A map nobody has drawn')
    await page.keyboard.press('Enter')
    await expect(overlap.getByRole('textbox', { name: 'Lights me up, 2' })).toBeFocused()
    await page.keyboard.type('The third question')
    await press(page, 'add to “I do well”')
    await expect(overlap.getByRole('textbox', { name: 'I do well, 1' })).toBeFocused()
    await page.keyboard.type('Counting what others guess')
  })

  await test.step('two of them meet, under a name of their own', async () => {
    await press(page, 'name a place where they meet')
    await typeThere(page, 'Numbers a city uses')
    await page.getByRole('checkbox', { name: 'A map nobody has drawn' }).press('Space')
    await expect(overlap.getByText('One alone meets nothing')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Counting what others guess' }).press('Space')
    await page.keyboard.press('Escape')
    await expect(
      overlap.getByRole('button', { name: /^Where Lights me up and I do well meet/ }),
    ).toBeFocused()
  })

  await test.step('values are ranked, taken back and done again by keys', async () => {
    await goToValues(page)
    for (const value of ['Rigor', 'Kindness', 'Rest']) {
      await press(page, /add a value/i)
      await typeThere(page, value)
    }
    await expect.poll(() => values(page)).toEqual(['Rigor', 'Kindness', 'Rest'])
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => values(page)).toEqual(['Rigor', 'Rest', 'Kindness'])
    await expect(page.getByText('Moved to 2 of 3')).toBeAttached()
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => values(page)).toEqual(['Rigor', 'Kindness', 'Rest'])
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(() => values(page)).toEqual(['Rigor', 'Rest', 'Kindness'])
    await press(page, 'Delete Rest')
    await expect.poll(() => values(page)).toEqual(['Rigor', 'Kindness'])
    await expect(
      page.getByRole('textbox', { name: 'Value 2', exact: true }),
      'the keyboard is at its neighbor',
    ).toBeFocused()
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => values(page)).toEqual(['Rigor', 'Rest', 'Kindness'])
    for (const value of ['Candor', 'Nerve', 'Play']) {
      await press(page, /add a value/i)
      await typeThere(page, value)
    }
    await expect(
      page.getByText('Six values, five at most. With more than five, none of them decides.'),
    ).toBeVisible()
  })

  await test.step('a date is understood as it is said, and a wrong one keeps its words', async () => {
    const roles = page.getByRole('region', { name: 'How I got here' })
    await roles.scrollIntoViewIfNeeded()
    await press(page, /add a role/i)
    await typeThere(page, 'Analyst, the water board')
    await roles.getByLabel('From').focus()
    await page.keyboard.type('Mar 2019')
    await expect(roles.getByText('That is March 2019.')).toBeVisible()
    await roles.getByLabel('To, if it has ended').focus()
    await page.keyboard.type('June 31 2023')
    await page.keyboard.press('Tab')
    await expect(roles.getByText('June has 30 days. Did you mean July 1?')).toBeVisible()
    await expect(roles.getByLabel('To, if it has ended')).toHaveValue('June 31 2023')
    await press(page, 'Use July 1, 2023')
    await expect(roles.getByLabel('To, if it has ended')).toHaveValue('July 1, 2023')
  })

  await test.step('“?” lists the keys, and letters alone can be turned off', async () => {
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('?')
    await page.getByRole('switch', { name: 'Keys of one letter' }).press('Space')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('?')
    await page.keyboard.press('j')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.evaluate(() => localStorage.clear())
  })

  await saved(page)
  await page.reload()
  // What is above grows while the plan arrives, and carries the section away again.
  await expect
    .poll(async () => {
      await goToValues(page)
      return values(page)
    })
    .toEqual(['Rigor', 'Rest', 'Kindness', 'Candor', 'Nerve', 'Play'])
})

test('what the coach adds in a session carries her mark, and undo takes back one’s own', async ({
  signedIn,
}) => {
  const samuel = await signedIn('samuel')
  const maya = await signedIn('maya')
  await openPlan(samuel, 'samuel', 'client')
  await openPlan(maya, 'samuel', 'coach')
  await maya.getByRole('button', { name: 'Open a session' }).click()
  await expect(samuel.getByRole('timer')).toBeVisible()
  for (const page of [samuel, maya]) await goToValues(page)

  await maya.getByRole('button', { name: /add a value/i }).click()
  await typeThere(maya, 'Patience')
  await expect(samuel.getByText('Added by Maya')).toBeVisible()
  await expect.poll(() => values(samuel)).toEqual(['Patience'])
  await samuel.getByRole('button', { name: /add a value/i }).click()
  await typeThere(samuel, 'Safety')
  await expect.poll(() => values(maya)).toEqual(['Patience', 'Safety'])
  await expect(samuel.getByText('Added by Maya'), 'hers, and not his').toHaveCount(1)

  await samuel
    .getByRole('textbox', { name: /^What Patience means/ })
    .fill('On the dock at six in the morning')
  await expect(maya.getByRole('textbox', { name: /^What Patience means/ })).toHaveValue(
    /at six in the morning/,
  )
  const hers = maya.getByRole('textbox', { name: 'Value 1', exact: true })
  await hers.press('ControlOrMeta+z')
  await hers.press('ControlOrMeta+z')
  await expect(maya.getByRole('textbox', { name: /means to me$/ }).first()).toHaveValue(
    /at six in the morning/,
  )
  await expect.poll(() => values(samuel)).toContain('Safety')
  await endSession(maya)
  await expect(maya.getByRole('button', { name: 'Open a session' })).toBeVisible()
})
