import { cast } from '@/db/cast'
import { expect, rowOf, test } from './fixtures'
import { linkIn, test as withMail } from './mailbox'

withMail(
  'a coach from next door joins with the login she has, changes places, and is gone with the next click',
  async ({ signedIn, stranger, mailbox, expectTrouble }) => {
    withMail.setTimeout(180_000)
    expectTrouble(/404/)
    const ingrid = await signedIn('ingrid')
    await ingrid.goto('/p/harbor/settings/people')
    await ingrid.getByRole('link', { name: 'Invite a coach' }).click()
    await ingrid.getByLabel('First name').fill('Amara')
    await ingrid.getByLabel('Last name').fill('Diallo')
    // However she writes it, it is the same address.
    await ingrid.getByLabel('Email', { exact: true }).fill('Amara@Tidewater.example')
    await ingrid.getByRole('button', { name: 'Send invitation' }).click()
    await expect(ingrid.getByRole('region', { name: 'Invited to coach' })).toContainText('Amara Diallo')
    const link = linkIn(await mailbox.mailTo(cast.amara.email, /invites you/))

    const jonas = await signedIn('jonas')
    await jonas.goto(link)
    await expect(jonas.getByText(`you are signed in as ${cast.jonas.email}`)).toBeVisible()
    await expect(jonas.getByRole('button', { name: /Accept/ })).toHaveCount(0)

    const amara = await stranger()
    await amara.goto(link)
    await expect(amara.getByText('already signs in to Waymark')).toBeVisible()
    await amara.getByRole('button', { name: 'Email me a code' }).click()
    await amara.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(amara.getByRole('heading', { name: 'You are invited.' })).toBeVisible()
    await amara.getByRole('link', { name: /Harbor Coaching/ }).click()
    await amara.getByRole('button', { name: 'Accept and join' }).click()
    await expect(amara).toHaveURL(/\/p\/harbor\/coach$/)
    await expect(amara.getByRole('heading', { name: 'Who are you starting with?' })).toBeVisible()

    const next = await amara.context().newPage()
    await next.goto('/p/harbor/coach')
    await next.getByRole('button', { name: 'Amara Diallo, your account' }).click()
    await next.getByRole('menuitem', { name: 'Tidewater Careers, a coach' }).click()
    await expect(next).toHaveURL(/\/p\/tidewater\/coach$/)
    await expect(rowOf(next, 'Felix Brandt')).toBeVisible()
    await amara.reload()
    await expect(rowOf(amara, 'Felix Brandt'), 'the other tab stays where it was').toHaveCount(0)

    await ingrid.goto('/p/harbor/settings/people')
    await ingrid.getByRole('button', { name: 'Make an owner: Amara Diallo' }).click()
    await expect(ingrid.getByRole('button', { name: 'Make a coach: Amara Diallo' })).toBeVisible()
    expect((await amara.goto('/p/harbor/settings'))?.status()).toBe(200)
    await ingrid.getByRole('button', { name: 'Make a coach: Amara Diallo' }).click()
    await expect(ingrid.getByRole('button', { name: 'Make an owner: Amara Diallo' })).toBeVisible()
    expect((await amara.goto('/p/harbor/settings'))?.status()).toBe(404)

    await ingrid.getByRole('button', { name: 'Remove Amara Diallo' }).click()
    await ingrid.getByRole('button', { name: 'Remove them' }).click()
    await expect(ingrid.getByRole('region', { name: 'Not here any more' })).toContainText('Amara Diallo')
    expect((await amara.goto('/p/harbor/coach'))?.status()).toBe(404)
    await amara.goto('/')
    await expect(amara).toHaveURL(/\/p\/tidewater\/coach$/)
  },
)

test('a list of clients shows what is wrong with it, and invites nobody before somebody says so', async ({
  signedIn,
  database,
}) => {
  const maya = await signedIn('maya')
  await maya.goto('/p/harbor/coach/invite/import')
  const address = `ana.${Date.now()}@post.example`
  const list = [
    'first name;last name;email;sessions',
    `Ana;Ruiz;${address};6`,
    'Ben;Ode;ben.post.example;6',
    `Ana;Again;${address.toUpperCase()};6`,
    `Daniel;Reyes;${cast.daniel.email};6`,
  ].join('\n')
  await maya.getByLabel('Choose a file').setInputFiles({
    name: 'clients.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${list}`),
  })
  await expect(maya.getByLabel('Or paste the list')).toHaveValue(/Ana;Ruiz/)
  await maya.getByLabel('What you will work on').fill('A first vision plan')
  await maya.getByRole('button', { name: 'Look at the list' }).click()
  await expect(maya.getByRole('heading', { name: 'One client can be invited. Nobody is yet.' })).toBeVisible()
  for (const [row, words] of [
    ['Ben Ode', 'an @ and a domain'],
    ['Ana Again', 'The same address stands in line 2.'],
    ['Daniel Reyes', 'is your client'],
  ] as const) {
    await expect(maya.getByRole('row', { name: row })).toContainText(words)
  }
  const invited = async () =>
    (await database`select 1 from invitations where email = ${address} and revoked_at is null`).length
  expect(await invited()).toBe(0)

  await maya.getByRole('button', { name: 'Invite one client' }).click()
  await expect(maya.getByRole('region', { name: 'Not accepted yet' })).toContainText('Ana Ruiz')
  expect(await invited()).toBe(1)
  await maya.getByRole('button', { name: 'Take back the invitation to Ana Ruiz' }).click()
  await maya.getByRole('button', { name: 'Take it back' }).click()
  await expect(maya.getByText('Ana Ruiz')).toHaveCount(0)
  expect(await invited()).toBe(0)
})

test('a practice moves, closes with its name typed out, and opens again', async ({
  stranger,
  expectTrouble,
}) => {
  expectTrouble(/404/)
  const owner = await stranger()
  await owner.goto('/start')
  await owner.getByLabel('Your name').fill('Ola Berg')
  await owner.getByLabel('Email').fill(`ola.${Date.now()}@post.example`)
  await owner.getByRole('button', { name: 'Email me a code' }).click()
  await owner.getByRole('button', { name: 'Sign in', exact: true }).click()
  await owner.getByLabel('Name', { exact: true }).fill('Berg Coaching')
  await owner.getByRole('button', { name: 'Open the practice' }).click()
  await owner.getByRole('link', { name: 'Finish later' }).click()
  await expect(owner).toHaveURL(/\/p\/berg-coaching\/coach$/)

  await owner.goto('/p/berg-coaching/settings')
  await owner.getByLabel('Address').fill('berg')
  await owner.getByRole('radio', { name: 'Lagoon' }).check()
  await owner.getByRole('button', { name: 'Save the practice' }).click()
  await expect(owner).toHaveURL(/\/p\/berg\/settings$/)
  expect((await owner.goto('/p/berg-coaching/coach'))?.status()).toBe(404)

  // The name that stood in the first form was a slip.
  await owner.goto('/p/berg/settings')
  await owner.getByRole('button', { name: 'Ola Berg, your account' }).click()
  await owner.getByRole('menuitem', { name: 'Your name and time zone' }).click()
  // The page before has a name to fill in as well: the practice's.
  await expect(owner).toHaveURL(/\/p\/berg\/settings\/me$/)
  await expect(owner.getByLabel('Time zone')).toHaveCount(1)
  await owner.getByLabel('Name', { exact: true }).fill(' ')
  await owner.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(owner.getByText('Write your name, as others know you.')).toBeVisible()
  await owner.getByLabel('Name', { exact: true }).fill('Ola Bergh')
  await owner.getByLabel('Time zone').selectOption('Europe/Oslo')
  await owner.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(owner.getByRole('button', { name: 'Ola Bergh, your account' })).toBeVisible()

  await owner.goto('/p/berg/settings/leave')
  await expect(owner.getByText('Make somebody else an owner first')).toBeVisible()
  await owner.goto('/p/berg/settings')
  await owner.getByRole('button', { name: 'Close the practice' }).click()
  const dialog = owner.getByRole('dialog', { name: 'Close Berg Coaching?' })
  await dialog.getByRole('textbox').fill('berg')
  await dialog.getByRole('button', { name: 'Close the practice' }).click()
  await expect(dialog.getByText('Write “Berg Coaching” to close it.')).toBeVisible()
  await dialog.getByRole('textbox').fill('Berg Coaching')
  await dialog.getByRole('button', { name: 'Close the practice' }).click()
  await expect(owner.getByRole('heading', { name: 'Berg Coaching is closed.' })).toBeVisible()
  await owner.goto('/p/berg/coach')
  await expect(owner.getByText(/Berg Coaching closed on/)).toBeVisible()
  await expect(owner.getByRole('link', { name: 'Invite a client' })).toHaveCount(0)

  await owner.getByRole('link', { name: 'Open it again' }).click()
  await owner.getByRole('button', { name: 'Open it again' }).click()
  await owner.getByRole('dialog').getByRole('button', { name: 'Open it again' }).click()
  await expect(owner.getByRole('button', { name: 'Save the practice' })).toBeVisible()
})
