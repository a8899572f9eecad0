import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { mayLeave, openPlan, saved, select, textOf, typeThere, wordsOf, write } from './plan'

const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Selected words' })
const conversation = (page: Page, quote: string) =>
  page.getByRole('article', { name: new RegExp(`“${quote}”`) })
/** What the coach reads of a section. */
const readText = (page: Page, section: string) => page.locator(`[data-section-text="${section}"]`)

async function open(page: Page, quote: string): Promise<Locator> {
  const card = conversation(page, quote)
  const button = page.getByRole('button', { name: `Open the conversation on “${quote}”` })
  await expect(card).toBeVisible()
  await expect(async () => {
    if (await button.isVisible()) await button.click({ timeout: 1_000 })
    await expect(button).toBeHidden({ timeout: 1_000 })
  }).toPass()
  return card
}

test('two people talk about a passage and an element: answered at once, edited, deleted, resolved, and never lost', async ({
  signedIn,
  expectTrouble,
}) => {
  test.setTimeout(180_000)
  expectTrouble(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  const sofia = await signedIn('sofia', { reducedMotion: 'reduce' })
  const jonas = await signedIn('jonas', { reducedMotion: 'reduce' })
  const passage = 'forty people say what they want'

  await openPlan(sofia, 'sofia', 'client')
  await saved(sofia)
  await openPlan(jonas, 'sofia', 'coach')

  // Jonas comments on a passage; Sofia, who has the plan open, sees it without doing anything.
  await select(readText(jonas, 'why'), passage)
  await toolbar(jonas).getByRole('button', { name: 'Comment' }).click()
  await jonas.getByLabel('Comment for Sofia').fill('Which of them are you still in touch with?')
  await jonas.keyboard.press('ControlOrMeta+Enter')
  await expect(conversation(jonas, passage)).toBeVisible()
  const hers = conversation(sofia, passage)
  await expect(hers.getByText('Which of them are you still in touch with?')).toBeVisible()
  await expect(textOf(sofia, 'Why').getByText(passage)).toHaveAttribute('data-thread', /.+/)

  // She answers, and thinks again.
  await open(sofia, passage)
  await expect(hers.getByRole('button', { name: 'Resolve' }), 'who opened it resolves it').toHaveCount(0)
  await hers.getByLabel('Reply to Jonas').fill('Six, I think.')
  await hers.getByRole('button', { name: 'Reply' }).click()
  const his = await open(jonas, passage)
  await expect(his.getByText('Six, I think.')).toBeVisible()
  await hers.getByRole('button', { name: 'More about your comment' }).click()
  await sofia.getByRole('menuitem', { name: 'Edit your comment' }).click()
  await hers.getByLabel('Your comment').fill('Nine. I counted.')
  await hers.getByRole('button', { name: 'Save' }).click()
  await expect(his.getByText('Nine. I counted.')).toBeVisible()
  await expect(his.getByText(', edited')).toBeVisible()
  await hers.getByRole('button', { name: 'More about your comment' }).click()
  await sofia.getByRole('menuitem', { name: 'Delete your comment' }).click()
  await sofia.getByRole('button', { name: 'Delete the comment' }).click()
  await expect(his.getByText('Sofia deleted this comment.')).toBeVisible()
  await expect(his.getByText('Nine. I counted.')).toHaveCount(0)

  // Jonas makes it a question, resolves it, and she opens it again.
  await his.getByRole('button', { name: 'More about this conversation' }).click()
  await jonas.getByRole('menuitem', { name: 'Ask Sofia for the next session' }).click()
  await expect(hers.getByText('Asks you')).toBeVisible()
  await his.getByRole('button', { name: 'Resolve' }).click()
  await expect(conversation(jonas, passage)).toHaveCount(0)
  await sofia.keyboard.press('Escape')
  await sofia.getByRole('button', { name: 'Show 1 resolved' }).click()
  await open(sofia, passage)
  await hers.getByRole('button', { name: 'Open again' }).click()
  await expect(conversation(jonas, passage)).toBeVisible()

  // On an element, from the keyboard.
  const add = sofia.getByRole('button', { name: 'Add a non-negotiable' })
  await expect(async () => {
    await sofia
      .getByRole('heading', { level: 3, name: 'Non-negotiables', exact: true })
      .scrollIntoViewIfNeeded({ timeout: 1_000 })
    await expect(add).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await add.click()
  await typeThere(sofia, 'One day with clients')
  await saved(sofia)
  await sofia.keyboard.press('Control+Alt+KeyM')
  await sofia.getByLabel('Comment for Jonas').fill('This one is new. Is it hard or soft?')
  await sofia.keyboard.press('ControlOrMeta+Enter')
  await expect(conversation(jonas, 'One day with clients')).toBeVisible()

  // Other words, taken over in place; and others that are not.
  await select(readText(jonas, 'role'), 'one day of clients a week')
  await toolbar(jonas).getByRole('button', { name: 'Suggest' }).click()
  await jonas.getByRole('textbox', { name: 'Other words' }).fill('two days of clients a week')
  await jonas.getByRole('button', { name: 'Suggest', exact: true }).click()
  const suggested = await open(sofia, 'one day of clients a week')
  await suggested.getByRole('button', { name: 'Use these words' }).click()
  await expect
    .poll(() => wordsOf(sofia, 'The role'))
    .toBe('Head of a practice with five coaches, and still two days of clients a week.')
  await expect(jonas.getByText('Sofia took over your words.')).toBeVisible()
  const whole = 'Head of a practice with five coaches'
  await select(readText(jonas, 'role'), whole)
  await toolbar(jonas).getByRole('button', { name: 'Suggest' }).click()
  await jonas.getByRole('textbox', { name: 'Other words' }).fill('Head of a practice with three coaches')
  await jonas.getByRole('button', { name: 'Suggest', exact: true }).click()
  const declined = await open(sofia, whole)
  await textOf(sofia, 'The role').click()
  await select(textOf(sofia, 'The role'), 'five')
  await sofia.keyboard.type('six')
  await expect(declined.getByText('The passage has changed since.')).toBeVisible()
  await expect(declined.locator('del'), 'what would go is what stands there').toContainText('six coaches')
  await declined.getByRole('button', { name: 'Keep mine' }).click()
  await expect(jonas.getByText('Sofia kept their own words.')).toBeVisible()
  await expect.poll(() => wordsOf(sofia, 'The role')).toContain('six coaches')

  // The passage goes: its conversation stays, with the words it was about.
  await write(sofia, 'Why', ' Every week.')
  await expect(textOf(sofia, 'Why').getByText(passage)).toHaveAttribute('data-thread', /.+/)
  await select(textOf(sofia, 'Why'), passage)
  await sofia.keyboard.press('Backspace')
  await expect(hers.getByText(/is not in the text any more/)).toBeVisible()
  await expect(hers.getByText(passage)).toBeVisible()
  await saved(sofia)

  // From one to the next without a mouse.
  await sofia.keyboard.press('Control+Alt+KeyN')
  const first = sofia.locator('article:focus')
  await expect(first).toBeVisible()
  const name = await first.getAttribute('aria-label')
  await sofia.keyboard.press('Control+Alt+KeyN')
  await expect(sofia.locator('article:focus')).not.toHaveAttribute('aria-label', name ?? '')
  await sofia.keyboard.press('Control+Alt+KeyP')
  await expect(sofia.locator('article:focus')).toHaveAttribute('aria-label', name ?? '')

  // Said without an answer from the server: it says so, outlives the page, and arrives.
  const sends = '**/coach/visions/**'
  await jonas.route(sends, (route) =>
    route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
  )
  await select(readText(jonas, 'role'), 'Head of a practice')
  await toolbar(jonas).getByRole('button', { name: 'Comment' }).click()
  await jonas.getByLabel('Comment for Sofia').fill('By when?')
  await jonas.keyboard.press('ControlOrMeta+Enter')
  const waiting = conversation(jonas, 'Head of a practice')
  await expect(waiting.getByText('Waiting to send')).toBeVisible()
  const element = await open(jonas, 'One day with clients')
  await element.getByLabel('Reply to Sofia').fill('Half a thought')
  await expect.poll(() => mayLeave(jonas), 'all of it is on this device').toBe(true)
  await jonas.reload()
  await expect(waiting.getByText('By when?')).toBeVisible()
  await expect(waiting.getByText('Waiting to send')).toBeVisible()
  await open(jonas, 'One day with clients')
  await expect(element.getByLabel('Reply to Sofia')).toHaveValue('Half a thought')
  await jonas.unroute(sends)
  await expect(conversation(sofia, 'Head of a practice'), 'sent again every five seconds').toBeVisible({
    timeout: 20_000,
  })
  await expect(jonas.getByText('Waiting to send')).toHaveCount(0)
  await element.getByRole('button', { name: 'Cancel' }).click()
})
