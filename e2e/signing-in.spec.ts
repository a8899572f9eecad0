import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { cast } from '@/db/cast'
import { scriptOf } from '@/ops/runtime.mjs'
import { askForCode, expect, homeOf, signIn, test } from './fixtures'

test('a newcomer is inside within three presses', async ({ stranger }) => {
  const page = await stranger()
  await signIn(page, 'daniel')
  await expect(page).toHaveURL(homeOf('daniel'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('where mail goes out nobody is lent: no people at the door, no outbox, no code on the page', async ({
  stranger,
  expectTrouble,
}) => {
  expectTrouble(/404/)
  const server = await serveWithMail()
  try {
    const page = await stranger()
    await page.goto(`${server.address}/sign-in`)
    await expect(page.getByLabel('Email')).toBeVisible()
    await expect(page.getByText('This is the demo.')).toHaveCount(0)
    await expect(page.getByText(cast.daniel.name)).toHaveCount(0)
    await page.getByLabel('Email').fill(cast.ben.email)
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look in your email.')
    await expect(page.getByLabel('Code')).toHaveValue('')
    expect((await page.goto(`${server.address}/sign-in/outbox`))?.status()).toBe(404)
    // A page fetches ahead what its links lead to, and must not outlive its server.
    await page.close()
  } finally {
    await server.stop()
  }
})

test('a code that was used does not work again', async ({ stranger }) => {
  const page = await stranger()
  await askForCode(page, 'grace')
  const code = await page.getByLabel('Code').inputValue()
  const second = await page.context().newPage()
  await second.goto(page.url())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/p/harbor/client')
  await second.getByLabel('Code').fill(code)
  await second.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(second.getByText('That code was used already.')).toBeVisible()
})

test('a wrong code is said to be wrong, and an expired one to be expired', async ({ stranger, database }) => {
  const page = await stranger()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(cast.noor.email)
  await page.getByRole('button', { name: 'Email me a code' }).click()
  const field = page.getByLabel('Code')
  await field.fill('000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText(/does not match/)).toBeVisible()
  await database`update sign_in_requests set expires_at = now() - interval '1 second' where email = ${cast.noor.email}`
  await field.fill('123456')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText(/expired|10 minutes|too old/)).toBeVisible()
})

test('an unknown address is answered like a known one', async ({ stranger }) => {
  const answers: string[] = []
  for (const email of [cast.samuel.email, 'nobody.at.all@post.example']) {
    const page = await stranger()
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByLabel('Code')).toBeVisible()
    const words = (await page.getByRole('main').textContent()) ?? ''
    answers.push(words.replaceAll(email, 'them').replaceAll(/\d{6}/g, 'code'))
  }
  expect(answers[0]).toBe(answers[1])
})

for (const email of ["o'hara+plan@post.example", '"quoted name"@post.example', 'søren@post.example']) {
  test(`an odd but legal address is taken as it is: ${email}`, async ({ stranger }) => {
    const page = await stranger()
    await page.goto('/sign-in')
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Email me a code' }).click()
    await expect(page.getByLabel('Code')).toBeVisible()
  })
}

test('what is not an address gets a sentence, and stays in the field', async ({ stranger }) => {
  const page = await stranger()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('daniel at northfield')
  await page.getByRole('button', { name: 'Email me a code' }).click()
  await expect(page.locator('[aria-invalid=true]')).toHaveValue('daniel at northfield')
})

test('signing out ends the sign-in, and the way back asks for it again', async ({ stranger }) => {
  const page = await stranger()
  await signIn(page, 'hannah')
  await page.getByRole('button', { name: new RegExp(cast.hannah.name) }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(`${homeOf('hannah')}/roadmap`)
  await expect(page).toHaveURL(/\/sign-in/)
  // Whoever signs in next comes back to the page that was asked for, if it is of a practice of theirs.
  await signIn(page, 'hannah', page.url())
  await expect(page).toHaveURL(new RegExp(`${homeOf('hannah')}/roadmap$`))
})

test('a way back that leads elsewhere, or to somebody else’s practice, leads home', async ({ stranger }) => {
  for (const to of ['//evil.example/p/harbor', 'https://evil.example/p/harbor', '/p/tidewater/coach']) {
    const page = await stranger()
    await signIn(page, 'hannah', `/sign-in?to=${encodeURIComponent(to)}`)
    await expect(page).toHaveURL(new RegExp(`${homeOf('hannah')}$`))
  }
})

test('someone in two practices chooses where to go', async ({ stranger }) => {
  const page = await stranger()
  await signIn(page, 'sofia')
  await page.goto('/')
  await expect(page.getByRole('link', { name: /Harbor Coaching/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Tidewater Careers/ })).toBeVisible()
})

/** The same build on the same database, told that there is a post office. */
async function serveWithMail() {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const post = { SMTP_URL: 'smtp://127.0.0.1:9', AUTH_URL: address, WEB_PORT: String(port) }
  const web = spawn(process.execPath, [scriptOf('next'), 'start', '-H', '127.0.0.1', '-p', String(port)], {
    env: { ...process.env, NODE_ENV: 'production', ...post },
    stdio: 'ignore',
  })
  const gone = once(web, 'exit')
  // Asked here and not by a browser, which complains of what does not answer yet.
  const answers = () =>
    fetch(`${address}/sign-in`).then(
      ({ status }) => status,
      () => 'nothing yet',
    )
  await expect.poll(answers, { timeout: 30_000 }).toBe(200)
  return {
    address,
    stop: async () => {
      web.kill('SIGTERM')
      await gone
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
