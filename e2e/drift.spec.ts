import type { Page } from '@playwright/test'
import type postgres from 'postgres'
import { cast, castEngagements } from '@/db/cast'
import { violations } from './axe'
import { expect, test } from './fixtures'

const { id: engagementId, visionId } = castEngagements.tomas
const client = '/p/harbor/client'
const work = `/p/harbor/coach/engagements/${engagementId}`

test('what has drifted is the client’s first, rests with a reason, and is then told to the coach; between sessions they check in on a phone, and say what is still true', async ({
  signedIn,
  database,
}) => {
  await nothingIsBooked(database)
  const maya = await signedIn('maya')

  await test.step('the coach is told nothing before the client has seen it', async () => {
    await maya.goto(work)
    await expect(maya.getByRole('heading', { name: 'Where it stands' })).toBeVisible()
    await expect(maya.getByText('No next session booked')).toHaveCount(0)
  })
  const tomas = await signedIn('tomas', { viewport: { width: 390, height: 844 } })

  await test.step('the client sees it in plain words, with who else will', async () => {
    const drift = tomas.getByRole('region', { name: 'Worth a look' })
    await expect(drift.getByText(/^No next session has been booked since/)).toBeVisible()
    await expect(drift.getByText('You see these first. Maya sees what is shared, after you.')).toBeVisible()
    await holdsOnAPhone(tomas)
  })

  await test.step('and lets it rest, for a reason that the coach reads', async () => {
    const drift = tomas.getByRole('region', { name: 'Worth a look' })
    await drift.getByRole('button', { name: /^Let it rest: No next session/ }).click()
    await drift.getByLabel('Why may it rest?').fill('We meet again after the harvest.')
    await drift.getByRole('button', { name: 'Let it rest', exact: true }).click()
    await expect(drift.getByText(/^No next session/)).toHaveCount(0)
    await expect(async () => {
      await maya.goto(work)
      await expect(maya.getByText('Tomás lets it rest: “We meet again after the harvest.”')).toBeVisible({
        timeout: 1_000,
      })
    }).toPass()
  })

  await test.step('three small things on a phone', async () => {
    await tomas.goto(`${client}/check-in`)
    await expect(tomas.getByText('You and Maya read this, and nobody else.')).toBeVisible()
    await tomas.getByRole('radio', { name: '7', exact: true }).check()
    await tomas.getByLabel('One line, if there is one').fill('The first call went well.')
    await holdsOnAPhone(tomas)
    await tomas.getByRole('button', { name: 'Check in' }).click()
    await expect(tomas.getByRole('heading', { name: 'That is all. Thank you.' })).toBeFocused()
    await maya.goto(work)
    const said = maya.getByRole('region', { name: 'Check-ins' })
    await expect(said.getByText('7 of 10. The first call went well.')).toBeVisible()
  })

  await test.step('section by section: still true, or not', async () => {
    await tomas.goto(`${client}/visions/${visionId}/still-true`)
    await expect(tomas.getByText(/^1 of \d+$/)).toBeVisible()
    const title = await tomas.getByRole('heading', { level: 1 }).textContent()
    await tomas.getByRole('radio', { name: 'It has changed' }).check()
    await tomas.getByLabel('In your own words, if you like').fill('The why is wider than a sector.')
    await holdsOnAPhone(tomas)
    await tomas.getByRole('button', { name: 'Go on' }).click()
    await expect(tomas.getByText(/^2 of \d+$/)).toBeVisible()
    for (;;) {
      const done = tomas.getByText('Done', { exact: true })
      const skip = tomas.getByRole('button', { name: 'Skip for now' })
      await expect(done.or(skip)).toBeVisible()
      if (await done.isVisible()) break
      const heading = await tomas.getByRole('heading', { level: 1 }).textContent()
      await skip.click()
      await expect(tomas.getByRole('heading', { level: 1 })).not.toHaveText(heading ?? '')
    }
    await expect(tomas.getByRole('heading', { name: 'One section has moved.' })).toBeFocused()
    await expect(tomas.getByRole('link', { name: title ?? '', exact: true })).toBeVisible()
    await tomas.getByRole('button', { name: 'Let Maya read it' }).click()
    await expect(tomas.getByText('Maya can read it in a moment.')).toBeVisible()
    await expect(async () => {
      await maya.goto(`/p/harbor/coach/visions/${visionId}`)
      await expect(maya.getByText('The why is wider than a sector.')).not.toHaveCount(0, { timeout: 1_000 })
    }).toPass()
  })
})

/** The next session is called off without another, and the job looks at it as it does by itself. */
async function nothingIsBooked(database: postgres.Sql) {
  await database`update sessions set cancelled_at = now(), cancelled_by = ${cast.maya.id}
    where engagement_id = ${engagementId} and ended_at is null and cancelled_at is null`
  const work = { practiceId: cast.tomas.practiceId, engagementId }
  await database`select queue.add('find-drift', ${database.json(work)}, null)`
  await expect(async () => {
    const found = await database`select 1 from drift_signals
      where engagement_id = ${engagementId} and kind = 'no session' and ended_at is null`
    expect(found).toHaveLength(1)
  }).toPass()
}

async function holdsOnAPhone(page: Page) {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
}
