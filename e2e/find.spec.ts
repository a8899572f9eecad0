import { castEngagements } from '@/db/cast'
import { expect, test } from './fixtures'

const { noor } = castEngagements

test('whoever looks for something writes a few letters, from anywhere, and is there', async ({
  signedIn,
}) => {
  const maya = await signedIn('maya')
  const find = maya.getByRole('combobox', { name: 'Find a client, a page or an action' })
  const options = maya.getByRole('option')

  await test.step('a coach finds a client by name, with the keyboard alone', async () => {
    // Until the page listens, a key is the browser's.
    await expect(async () => {
      await maya.keyboard.press('Control+k')
      await expect(find).toBeFocused({ timeout: 500 })
    }).toPass()
    await find.fill('noo')
    await expect(options.first()).toHaveAccessibleName(/^Noor Haddad/)
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await maya.keyboard.press('ArrowDown')
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true')
    await maya.keyboard.press('Enter')
    await expect(maya).toHaveURL(new RegExp(`/coach/visions/${noor.visionId}$`))
  })

  await test.step('from a plan, G and a letter lead on; Esc closes and what was found is gone', async () => {
    await maya.keyboard.press('g')
    await maya.keyboard.press('s')
    await expect(maya).toHaveURL(/\/coach\/calendar$/)
    await maya.getByRole('button', { name: 'Find a client or a page' }).click()
    await expect(find).toBeFocused()
    await expect(maya.getByRole('group', { name: 'Pages' })).toBeVisible()
    await find.fill('there is no such thing')
    await expect(maya.getByText('Nothing here has these words.')).toBeVisible()
    await maya.keyboard.press('Escape')
    await expect(find).toBeHidden()
  })

  await test.step('an owner finds the people of the business, and none of their plans', async () => {
    const ingrid = await signedIn('ingrid')
    await ingrid.getByRole('button', { name: 'Find a client or a page' }).click()
    await ingrid.getByRole('combobox').fill('noor')
    await expect(ingrid.getByRole('option')).toHaveCount(1)
    await ingrid.getByRole('option', { name: /^Noor Haddad/ }).click()
    await expect(ingrid).toHaveURL(new RegExp(`/owner/engagements/${noor.id}$`))
  })
})
