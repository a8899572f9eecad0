import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { castEngagements } from '@/db/cast'
import { expect, test } from './fixtures'

const { daniel, noor } = castEngagements

test('whoever looks for something writes a few letters, from anywhere, and is there', async ({
  signedIn,
}) => {
  const maya = await signedIn('maya')
  const find = fieldOf(maya)
  const options = maya.getByRole('option')

  await test.step('a coach finds a client by name, with the keyboard alone', async () => {
    await open(maya)
    await find.fill('noo')
    await expect(options.first()).toHaveAccessibleName(/^Noor Haddad/)
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await maya.keyboard.press('ArrowDown')
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
    await maya.keyboard.press('Enter')
    await expect(maya).toHaveURL(new RegExp(`/coach/visions/${noor.visionId}$`))
    await expect(find).toBeHidden()
  })

  await test.step('from a plan, G and a letter lead on; Esc closes and what was found is gone', async () => {
    await maya.keyboard.press('g')
    await maya.keyboard.press('s')
    await expect(maya).toHaveURL(/\/coach\/calendar$/)
    await maya.getByRole('button', { name: 'Find a client or a page' }).click()
    await expect(find).toBeFocused()
    await expect(maya.getByRole('group', { name: 'Pages' })).toBeVisible()
    const { violations } = await new AxeBuilder({ page: maya }).include('[role=dialog]').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await find.fill('there is no such thing')
    await expect(maya.getByText('Nothing here has these words.')).toBeVisible()
    await maya.keyboard.press('Escape')
    await expect(find).toBeHidden()
  })

  await test.step('what was written is found by its words, and leads to the section it stands in', async () => {
    await open(maya)
    await find.fill('food bank saturday')
    await options.filter({ hasText: 'Daniel Reyes: Non-negotiables' }).click()
    await expect(maya).toHaveURL(new RegExp(`/coach/visions/${daniel.visionId}#nonneg$`))
    await expect(maya.getByRole('heading', { name: 'Non-negotiables' })).toBeInViewport()
  })

  await test.step('an owner finds the people of the business, and none of their plans', async () => {
    const ingrid = await signedIn('ingrid')
    await open(ingrid)
    await fieldOf(ingrid).fill('food bank')
    await expect(ingrid.getByText('Nothing here has these words.')).toBeVisible()
    await fieldOf(ingrid).fill('noor')
    await expect(ingrid.getByRole('listbox').getByRole('option')).toHaveCount(1)
    await ingrid.getByRole('option', { name: /^Noor Haddad/ }).click()
    await expect(ingrid).toHaveURL(new RegExp(`/owner/engagements/${noor.id}$`))
  })
})

const fieldOf = (page: Page) => page.getByRole('combobox', { name: 'Find a client, a page or an action' })

/** Until the page listens, the key is the browser's. */
async function open(page: Page) {
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(fieldOf(page)).toBeFocused({ timeout: 500 })
  }).toPass()
}
