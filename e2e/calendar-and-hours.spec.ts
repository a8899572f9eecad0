import { castEngagements } from '@/db/cast'
import { expect, test } from './fixtures'

const { sofia } = castEngagements

test('a coach’s own calendar reads the sessions, and the hours that were held add up', async ({
  signedIn,
  stranger,
}) => {
  const jonas = await signedIn('jonas')
  await jonas.goto('/p/harbor/coach/calendar')
  const address = jonas.getByLabel('The address')

  await test.step('an address is made, and whoever has it reads when and with whom', async () => {
    await jonas.getByRole('button', { name: 'Make an address' }).click()
    await expect(address).toHaveValue(/\/api\/calendar\/[\w-]{43}\.ics$/)
    const calendar = await stranger()
    const answer = await calendar.request.get(await address.inputValue())
    expect(answer.headers()['content-type']).toContain('text/calendar')
    expect(await answer.text()).toContain('SUMMARY:Session with Sofia Marin')
  })

  await test.step('ended, it answers nobody', async () => {
    const made = await address.inputValue()
    await jonas.getByRole('button', { name: 'End it' }).click()
    await expect(jonas.getByText('The address is ended', { exact: true })).toBeVisible()
    expect((await jonas.request.get(made)).status()).toBe(404)
  })

  await test.step('hours held elsewhere are entered, and leave in a file under initials', async () => {
    await jonas.getByRole('link', { name: 'Every hour you have coached' }).click()
    await expect(jonas.getByRole('row', { name: /Sofia Marin/ })).toBeVisible()
    await jonas.getByLabel('Client or group').fill('Six leads')
    await jonas.getByLabel('People').fill('6')
    await jonas.getByLabel('First day').fill('2025-02-03')
    await jonas.getByLabel('Last day').fill('2025-05-30')
    await jonas.getByLabel('Hours', { exact: true }).fill('12.5')
    await jonas.getByLabel('Paid', { exact: true }).selectOption('pro bono')
    await jonas.getByRole('button', { name: 'Enter these hours' }).click()
    await expect(jonas.getByRole('row', { name: /Six leads.*12\.50/ })).toBeVisible()
    await jonas
      .getByLabel('How the hours with Sofia Marin stand in the log')
      .selectOption('Pro bono, initials')
    const file = async () => (await jonas.request.get('/api/p/harbor/hours')).text()
    await expect.poll(file).toMatch(/S\. M\.,Individual,1,.*,0\.00,2\.\d\d/)
    expect(await file()).not.toContain('Sofia')
    expect(await file()).toContain('Six leads,Group,6,2025-02-03,2025-05-30,,0.00,12.50')
    await jonas.getByRole('button', { name: 'Remove the hours with Six leads' }).click()
    await jonas.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(jonas.getByRole('row', { name: /Six leads/ })).toBeHidden()
  })

  await test.step('they are nobody else’s to read', async () => {
    const maya = await signedIn('maya')
    await maya.goto('/p/harbor/coach/hours')
    await expect(maya.getByRole('heading', { level: 1, name: /hours with/ })).toBeVisible()
    await expect(maya.getByText('Sofia Marin')).toBeHidden()
    expect(sofia.coach).toBe('jonas')
  })
})
