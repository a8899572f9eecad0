import { castEngagements } from '@/db/cast'
import { expect, test } from './fixtures'
import { endSession, nextBeginsIn, openPlan, saved, wordsOf, write } from './plan'

test.describe.configure({ mode: 'serial' })

test('between sessions the client writes unwatched, and the coach reads what has settled', async ({
  signedIn,
}) => {
  const daniel = await signedIn('daniel')
  const maya = await signedIn('maya')
  const sockets: string[] = []
  maya.on('websocket', (socket) => sockets.push(socket.url()))

  await openPlan(maya, 'daniel', 'coach')
  // What has no text around it can be spoken about as well.
  await expect(
    maya.locator('#openings [data-section-text]'),
    'nothing but the openings themselves',
  ).toHaveCount(0)
  await maya.locator('#openings [data-element]').first().hover()
  await expect(maya.getByRole('button', { name: 'Comment on this' })).toBeVisible()
  await openPlan(daniel, 'daniel', 'client')
  await write(daniel, 'Openings', 'The pilot, if the budget comes with it. ')
  await saved(daniel)

  await expect(maya.getByText('if the budget comes with it')).toHaveCount(0)
  await maya.reload()
  await expect(maya.getByText('if the budget comes with it')).toHaveCount(0)
  expect(sockets.filter((url) => url.includes('/live'))).toEqual([])

  await daniel.getByRole('button', { name: 'Ready to read' }).click()
  await expect(async () => {
    await maya.reload()
    await expect(maya.getByText('if the budget comes with it')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(maya.getByRole('textbox')).toHaveCount(0)
})

test('in a session both write one section at once and see the same; both find it again', async ({
  signedIn,
  database,
}) => {
  const daniel = await signedIn('daniel')
  const maya = await signedIn('maya')
  await nextBeginsIn(database, 11 * 60, 'daniel')
  await openPlan(daniel, 'daniel', 'client')
  await openPlan(maya, 'daniel', 'coach')

  await maya.getByRole('button', { name: 'Open a session' }).click()
  await maya.getByRole('button', { name: 'Open one outside the calendar' }).click()
  await expect(maya.getByRole('button', { name: 'End session' })).toBeVisible()
  await expect(daniel.getByRole('timer'), 'the client’s page learns of it by itself').toBeVisible()

  await Promise.all([
    write(daniel, 'Openings', 'Daniel says yes to the pilot. '),
    write(maya, 'Openings', 'Maya asks what it costs. '),
  ])
  await Promise.all([saved(daniel), saved(maya)])
  // Saved is one's own; the other's words may still be on their way to either.
  await expect
    .poll(async () => (await wordsOf(maya, 'Openings')) === (await wordsOf(daniel, 'Openings')))
    .toBe(true)
  const together = await wordsOf(daniel, 'Openings')
  for (const words of ['Daniel says yes to the pilot.', 'Maya asks what it costs.'])
    expect(holds(together, words), `“${words}” in “${together}”`).toBe(true)
  await expect(
    maya.getByText('Only you', { exact: true }),
    'no private section, and no gap for one',
  ).toHaveCount(0)

  await endSession(maya)
  await expect(maya.getByRole('button', { name: 'Open a session' })).toBeVisible()
  await expect(maya.getByRole('textbox')).toHaveCount(0)
  await expect(daniel.getByRole('timer')).toHaveCount(0)

  await daniel.reload()
  await expect.poll(() => wordsOf(daniel, 'Openings')).toBe(together)
  await expect(async () => {
    await maya.reload()
    await expect(maya.getByRole('region', { name: 'Openings' })).toContainText(together.trim(), {
      timeout: 1_000,
    })
  }).toPass()
  const [authors] = await database`
    select count(distinct member_id)::int as n from document_updates
    where document_id = ${castEngagements.daniel.documents.vision} and at > now() - interval '5 minutes'`
  expect(authors?.n, 'the log knows both').toBe(2)
})

/** Every letter and in its order: where both begin at one place, the words of one may stand within those of the other. */
function holds(text: string, words: string) {
  let at = 0
  for (const letter of text) if (letter === words[at]) at++
  return at === words.length
}

test('non-negotiables are added, ranked by keyboard and kept', async ({ signedIn }) => {
  const page = await signedIn('hannah')
  await openPlan(page, 'hannah', 'client')
  await page
    .getByRole('navigation', { name: 'Outline' })
    .getByRole('link', { name: /Non-negotiables/ })
    .click()
  for (const [at, statement] of ['Sunday with my father', 'No calls after eight'].entries()) {
    await page.getByRole('button', { name: 'Add a non-negotiable' }).click()
    await page.getByRole('textbox', { name: `Non-negotiable ${at + 1}`, exact: true }).fill(statement)
  }
  const statements = () =>
    page
      .getByRole('textbox', { name: /Non-negotiable \d/ })
      .evaluateAll((fields) => fields.map((field) => ('value' in field ? String(field.value) : '')))
  await expect.poll(statements).toEqual(['Sunday with my father', 'No calls after eight'])
  await page.getByRole('button', { name: 'Move No calls after eight' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(statements).toEqual(['No calls after eight', 'Sunday with my father'])
  await expect(page.getByText('Moved to 1 of 2')).toBeAttached()
  await saved(page)
  await page.reload()
  await expect.poll(statements).toEqual(['No calls after eight', 'Sunday with my father'])
})
