import type { Page } from '@playwright/test'
import { rowOf } from './fixtures'
import { expect, linkIn, test } from './mailbox'
import { saved, textOf, typeThere } from './plan'

/** Goes on to the next page of the first sitting. */
async function goOn(page: Page, to: string) {
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(to)
}

test('a new practice, from an address nobody knows to its first client’s first saved sentence', async ({
  stranger,
  mailbox,
  database,
}) => {
  test.setTimeout(180_000)
  const nora = await stranger()
  const address = `nora.${Date.now()}@northlight.example`

  await test.step('Nora signs up with a code out of an email', async () => {
    await nora.goto('/sign-in')
    await nora.getByRole('link', { name: 'Start a practice' }).click()
    await nora.getByLabel('Your name').fill('Nora Lind')
    await nora.getByLabel('Email').fill(address)
    await nora.getByRole('button', { name: 'Email me a code' }).click()
    const mail = await mailbox.mailTo(address)
    expect(mail.subject).toBe('Your sign-in code for Waymark')
    // Nobody has proven that name yet.
    expect(mail.text).not.toContain('Nora')
    const code = /\d{3} \d{3}/.exec(mail.text ?? '')?.[0] ?? ''
    await nora.getByLabel('Code').fill(code)
    await nora.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(nora.getByRole('heading', { name: 'What is your practice called?' })).toBeVisible()
  })

  await test.step('she names the practice; an address that is taken is said to be', async () => {
    await nora.getByLabel('Name', { exact: true }).fill('Northlight')
    await expect(nora.getByLabel('Address')).toHaveValue('northlight')
    await expect(nora.getByLabel('Time zone')).toHaveValue('Europe/Paris')
    await nora.getByLabel('Address').fill('harbor')
    await nora.getByRole('radio', { name: 'Mountain' }).check()
    await nora.getByRole('radio', { name: 'Indigo' }).check()
    await nora.getByRole('button', { name: 'Open the practice' }).click()
    await expect(nora.getByText('“harbor-2” is free')).toBeVisible()
    await expect(nora.getByRole('radio', { name: 'Indigo' })).toBeChecked()
    await nora.getByLabel('Address').fill('northlight')
    await nora.getByRole('button', { name: 'Open the practice' }).click()
    await expect(nora.getByRole('heading', { name: 'Who are you starting with?' })).toBeVisible()
    await expect(nora).toHaveURL(/\/p\/northlight\/coach\/invite$/)
  })

  const client = `daniel.${Date.now()}@post.example`
  const line = 'You said you wanted to stop taking the next role because it was there.'

  await test.step('she invites Daniel, and reads the email as he will', async () => {
    await nora.getByRole('button', { name: 'Send invitation' }).click()
    await expect(nora.getByText('Write their first name.')).toBeVisible()
    await nora.getByLabel('First name').fill('Daniel')
    await nora.getByLabel('Last name').fill('Reyes')
    await nora.getByLabel('Email', { exact: true }).fill(client)
    await nora.getByLabel('What you will work on').fill('Operations to launch lead')
    await nora.getByLabel('Sessions agreed').fill('6')
    await nora.getByLabel('A line from you').fill(line)
    const preview = nora.getByRole('complementary', { name: 'What Daniel will read' })
    await expect(preview).toContainText(line)
    await nora.getByRole('button', { name: 'Send invitation' }).click()
    await expect(nora.getByText('Invited, not begun yet').first()).toBeVisible()
  })

  const daniel = await stranger()
  const invitation = await mailbox.mailTo(client)

  await test.step('Daniel reads it, opens the link, and nothing has happened yet', async () => {
    expect(invitation.subject).toBe('Nora Lind invites you to write your vision plan')
    for (const words of ['Northlight', 'Daniel,', line, 'You write, I ask, we both sign']) {
      expect(invitation.text).toContain(words)
    }
    const link = linkIn(invitation)
    // As a mail scanner does, before anybody reads it.
    for (let opened = 0; opened < 2; opened++) await daniel.request.get(link)
    await daniel.goto(link)
    await expect(daniel.getByRole('heading', { level: 1 })).toHaveText(
      'Nora Lind invites you to write your vision plan.',
    )
    for (const words of [line, 'Operations to launch lead', '6 sessions', 'Only you and Nora read it.']) {
      await expect(daniel.getByRole('main')).toContainText(words)
    }
    const [row] = await database`
      select accepted_at, joined_at from invitations i
      join members m on m.practice_id = i.practice_id and m.id = i.member_id where i.email = ${client}`
    expect(row).toEqual({ accepted_at: null, joined_at: null })
  })

  await test.step('he accepts, is signed in, and begins on his phone with one true sentence', async () => {
    await daniel.setViewportSize({ width: 390, height: 844 })
    await daniel.getByRole('button', { name: 'Accept and start your vision plan' }).click()
    await expect(daniel.getByRole('heading', { level: 1 })).toHaveText('Start with one true sentence.')
    const beside = daniel.getByRole('complementary', { name: 'How this goes' })
    await expect(beside.getByRole('figure')).toContainText(line)
    await expect(beside.getByRole('figure')).toContainText(/Nora, (just now|\d+ min ago)/)
    await daniel.getByRole('button', { name: /^I have been saying yes/ }).click()
    const why = textOf(daniel, 'Start with one true sentence.')
    await expect(why).toBeFocused()
    await typeThere(daniel, '2019, and I want to build the thing, not only run it.')
    await saved(daniel)
    const [kept] = await database`
      select a.terms, e.status from acceptances a
      join engagements e on e.practice_id = a.practice_id and e.id = a.engagement_id
      join members m on m.practice_id = a.practice_id and m.id = a.member_id
      join logins l on l.id = m.login_id where l.email = ${client}`
    expect(kept).toMatchObject({
      status: 'active',
      terms: expect.stringContaining('Only you and Nora read it.'),
    })
  })

  await test.step('three circles and what has to be protected, each from an opening or his own words', async () => {
    await goOn(daniel, 'What lights you up?')
    await daniel.getByRole('button', { name: /^Explaining/ }).click()
    await typeThere(daniel, 'a hard trade-off')
    await daniel.keyboard.press('Enter')
    await expect(daniel.getByRole('textbox', { name: 'Lights me up, 2' })).toBeFocused()
    await daniel.keyboard.type('A messy brief')
    await goOn(daniel, 'What do you do well?')
    await daniel.getByRole('button', { name: 'Write one' }).click()
    await typeThere(daniel, 'Forty moving parts')
    await goOn(daniel, 'What are you reaching for?')
    await saved(daniel)

    // Left in the middle, and found again at the first page that is empty.
    await daniel.getByRole('link', { name: 'See the whole plan' }).click()
    await daniel.getByRole('link', { name: 'Home', exact: true }).click()
    await expect(daniel.getByText('Draft, first version.'), 'what is written is there for him').toBeVisible()
    await daniel.getByRole('link', { name: 'Continue your vision' }).click()
    await daniel.getByRole('link', { name: 'Go on with it' }).click()
    await expect(daniel.getByRole('heading', { level: 1 })).toHaveText('What are you reaching for?')
    await daniel.getByRole('button', { name: /^Owning/ }).click()
    await typeThere(daniel, 'the outcome')

    await goOn(daniel, 'Where do they meet?')
    await daniel.getByRole('button', { name: 'name a place where they meet' }).click()
    await typeThere(daniel, 'Launching with its users')
    await daniel.getByRole('checkbox', { name: 'A messy brief' }).check()
    await daniel.getByRole('checkbox', { name: 'Owning the outcome' }).check()
    await goOn(daniel, 'What has to be protected?')
    await daniel.getByRole('button', { name: /^Home for/ }).click()
    await typeThere(daniel, 'supper')
    await daniel.getByRole('button', { name: 'Look at what you have' }).click()
    await expect(daniel.getByRole('heading', { level: 1 })).toHaveText('That is a beginning.')
    for (const words of ['not only run it', 'Explaining a hard trade-off', 'Home for supper']) {
      await expect(daniel.getByRole('main')).toContainText(words)
    }
    await saved(daniel)
    await daniel.getByRole('button', { name: 'Let Nora read it' }).click()
    await expect(daniel.getByText('Nora can read it in a moment')).toBeVisible()
  })

  await test.step('the link is spent, and says so', async () => {
    const later = await stranger()
    await later.goto(linkIn(invitation))
    await expect(later.getByText(/This invitation was accepted on/)).toBeVisible()
    await expect(later.getByRole('button', { name: /Accept/ })).toHaveCount(0)
  })

  await test.step('Nora finds him among her clients', async () => {
    await expect(async () => {
      await nora.goto('/p/northlight/coach')
      await expect(rowOf(nora, 'Daniel Reyes')).toBeVisible({ timeout: 2_000 })
      await expect(nora.getByText(/3 sections changed, not read yet/).first()).toBeVisible({ timeout: 2_000 })
    }).toPass()
    // From the address alone she comes home to her clients, being the owner and the coach.
    await nora.goto('/')
    await expect(nora).toHaveURL(/\/p\/northlight\/coach$/)
  })
})
