import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { endSession, openPlan, planOf, saved, typeThere } from './plan'

/** Brings a section near, until its elements are the ones to write in. */
async function goTo(page: Page, section: string, button: string | RegExp) {
  await expect(async () => {
    await page
      .getByRole('heading', { level: 3, name: section, exact: true })
      .scrollIntoViewIfNeeded({ timeout: 1_000 })
    await expect(page.getByRole('button', { name: button }).first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('an overlap becomes a first strategy, is aimed by the keyboard, and pulls against life once', async ({
  signedIn,
}) => {
  const page = await signedIn('samuel', { reducedMotion: 'reduce' })
  await openPlan(page, 'samuel', 'client')

  await goTo(page, 'The role', 'Turn an overlap into a first strategy')
  await page.getByRole('button', { name: 'Turn an overlap into a first strategy' }).press('Enter')
  await expect(page.getByText('It has to leave room for: Breakfast with the boys.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Routes that let people sleep', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  const title = page.getByLabel('Role', { exact: true })
  await expect(title).toBeFocused()
  await expect(title).toHaveValue('Routes that let people sleep')
  await expect(page.getByLabel('Why this one')).toHaveValue(/has to leave room for “Breakfast with the boys”/)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Logistics manager, east region')
  await page.getByRole('button', { name: 'Go on to the skills' }).press('Enter')
  await expect(page.getByLabel('Skill 1')).toHaveValue('Drawing the map instead of running it')
  await page.getByLabel('First milestone 1').fill('One route redrawn and driven')
  await page.getByRole('button', { name: 'Write it into my strategy' }).press('Enter')
  await expect(page.getByText('3 rows written into your strategy', { exact: true })).toBeVisible()
  const role = region(page, 'The role').getByRole('textbox', { name: 'Role 1' })
  await expect(role).toHaveValue('Logistics manager, east region')
  await expect(role).toBeFocused()

  // A milestone that serves nothing says so, until it is linked; all of it without a mouse.
  await goTo(page, 'Roadmap', 'Add a milestone')
  const roadmap = region(page, 'Roadmap')
  await expect(roadmap.getByText('Moves Drawing the map instead of running it')).toBeVisible()
  await roadmap.getByRole('button', { name: 'Add a milestone' }).press('Enter')
  await typeThere(page, 'A day with the planners')
  await expect(roadmap.getByText('Busy, not aimed')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(roadmap.getByRole('button', { name: 'details of A day with the planners' })).toBeFocused()
  await roadmap.getByRole('button', { name: 'Link : Serves' }).press('Enter')
  await page.getByRole('checkbox', { name: 'Drawing the map instead of running it' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(roadmap.getByText('Busy, not aimed')).toHaveCount(0)
  await roadmap.getByRole('button', { name: 'Unlink Drawing the map instead of running it' }).press('Enter')
  await expect(roadmap.getByText('Busy, not aimed')).toBeVisible()
  await expect(roadmap.getByRole('button', { name: 'Link : Serves' }), 'to link another').toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'Drawing the map instead of running it' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(roadmap.getByText('Busy, not aimed')).toHaveCount(0)
  await roadmap.getByLabel('Due').fill('end of next month')
  await page.keyboard.press('Enter')
  await expect(
    roadmap.getByText(/^Drawing the map.* leads to Logistics manager, east region leads to Why$/),
  ).toBeVisible()

  await goTo(page, 'Where work and life meet', /^Mark a clash/)
  const meet = region(page, 'Where work and life meet')
  // Whatever is too wide for the column is scrolled to within it: no part of the table lies under the sheet's edge.
  const across = await page.getByRole('region', { name: 'Work and life, side by side' }).evaluate((table) => {
    const sheet = table.closest('section[id]') ?? table
    return (
      table.getBoundingClientRect().right +
      Number.parseFloat(getComputedStyle(sheet).paddingRight) -
      sheet.getBoundingClientRect().right
    )
  })
  expect(across, 'the table keeps to the column').toBeLessThanOrEqual(1)
  // One stop of the keyboard; from there the arrows lead to every pair.
  const stop = page.locator('[data-cell][tabindex="0"]')
  await stop.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-cell="0 1"]')).toBeFocused()
  await expect(stop).toHaveCount(1)
  await meet
    .getByRole('button', {
      name: 'Mark a clash of Logistics manager, east region and Breakfast with the boys',
    })
    .press('Enter')
  const clash = meet.getByRole('button', { name: /details of Logistics manager, east region and Breakfast/ })
  await expect(clash).toBeFocused()
  await meet.getByRole('radio', { name: 'Accepted' }).check()
  await expect(meet.getByText('It holds once the reason stands beside it')).toBeVisible()
  await meet.getByLabel('Why I accept it').fill('Two mornings a month, and the boys know which')
  await expect(meet.getByText('It holds once the reason stands beside it')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(meet.getByText('Accepted: Two mornings a month')).toBeVisible()
  await expect(meet.getByRole('button', { name: /^Accepted: Logistics manager/ })).toBeVisible()

  await goTo(page, 'Openings', /add an opening/i)
  const openings = region(page, 'Openings')
  await openings.getByRole('button', { name: /add an opening/i }).press('Enter')
  await typeThere(page, 'Night manager at the new depot')
  await openings.getByLabel('Decide by').fill('today')
  await page.keyboard.press('Enter')
  await expect(openings.getByText('Wants a decision today')).toBeVisible()
  await openings.getByRole('group', { name: 'Keeps the non-negotiables' }).getByLabel('No').check()
  await expect(openings.getByText('It does not pass.')).toBeVisible()
  await openings.getByRole('group', { name: 'Decision' }).getByLabel('Declined').check()
  await openings.getByLabel('The reason').fill('It is there, and I do not want it')
  await page.keyboard.press('Escape')
  await expect(openings.getByText(/^Declined .*: It is there, and I do not want it/)).toBeVisible()
  await saved(page)

  await page.goto('/p/harbor/client/roadmap')
  await expect(region(page, 'Milestones').getByText('A day with the planners')).toBeVisible()
  await expect(page.getByText(/None of two milestones reached/)).toBeVisible()
})

test('two people at the skills: the coach sees levels move, and what she adds carries her mark', async ({
  signedIn,
}) => {
  const [priya, maya] = [await signedIn('priya'), await signedIn('maya')]
  await openPlan(priya, 'priya', 'client')
  await openPlan(maya, 'priya', 'coach')
  await maya.getByRole('button', { name: 'Open a session' }).click()
  await expect(priya.getByRole('timer')).toBeVisible()
  for (const page of [priya, maya]) await goTo(page, 'Skills and experience', 'Add a skill')

  const hers = region(maya, 'Skills and experience')
  const own = region(priya, 'Skills and experience')
  await own.getByRole('button', { name: 'details of Writing a curriculum' }).click()
  await own.getByRole('group', { name: 'Now' }).getByRole('radio', { name: '2' }).check()
  await expect(hers.getByRole('button', { name: /2 to 3.*Writing a curriculum/ })).toBeVisible()
  await expect(hers.getByText('A gap nobody works on')).toHaveCount(1)

  await hers.getByRole('button', { name: 'Add a milestone for it' }).click()
  const roadmap = region(maya, 'Roadmap')
  await expect(roadmap.getByRole('textbox', { name: /^Milestone \d/ }).last()).toBeFocused()
  await maya.keyboard.type('One lesson taught with somebody at the back')
  await expect(own.getByText('A gap nobody works on')).toHaveCount(0)
  await goTo(priya, 'Roadmap', 'Add a milestone')
  await expect(region(priya, 'Roadmap').getByText('Moves Teaching while watched')).toBeVisible()
  await region(priya, 'Roadmap').getByRole('button', { name: 'details of One lesson taught' }).click()
  await expect(region(priya, 'Roadmap').getByText('Added by Maya')).toBeVisible()
  await saved(maya)
  await endSession(maya)
  await expect(maya.getByRole('button', { name: 'Open a session' })).toBeVisible()

  await maya.goto(`${planOf('priya', 'coach')}/roadmap`)
  await expect(region(maya, 'Milestones').getByText('One lesson taught')).toBeVisible()
  await expect(region(maya, 'Milestones').getByText(/^[45] days past$/)).toBeVisible()

  const phone = await signedIn('priya', { viewport: { width: 390, height: 844 } })
  await phone.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Roadmap' }).click()
  await expect(phone.getByRole('heading', { name: 'Milestones', exact: true })).toBeVisible()
  await expect(phone.getByText('up 1')).toBeVisible()
  // What a week of the trail held is told to a finger and to the arrow keys as well.
  const trail = phone.getByRole('slider', { name: /^Your plan: / })
  await trail.click({ position: { x: 2, y: 10 } })
  await expect(phone.getByText(/^Week of .+: /)).toBeVisible()
  const first = (await trail.getAttribute('aria-valuetext')) ?? ''
  expect(first).toMatch(/^Week of /)
  await phone.keyboard.press('ArrowRight')
  await expect(trail).not.toHaveAttribute('aria-valuetext', first)
  await expect(trail).toHaveAttribute('aria-valuetext', /^Week of /)
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, 'nothing reaches beyond the phone').toBeLessThanOrEqual(390)
})
