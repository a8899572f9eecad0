import { chromium, type Page } from '@playwright/test'
import { cast, castEngagements } from '@/db/cast'
import { liveChannel } from '@/lib/announce'
import { findChromium } from '@/ops/chromium.mjs'
import { controlOf } from '@/ops/control.mjs'
import { expect, signIn, test } from './fixtures'
import { mayLeave, openPlan, planOf, saved, select, textOf, write } from './plan'

test.slow()

const canary = 'The river path and back, three mornings.'
const question = 'Is this too little?'
const offline = 'You are offline. Edits are kept on this device and will sync when you are back.'

test('a client writes on a phone without a connection: nothing is lost, and nothing stays after signing out', async ({
  signedIn,
  database,
  baseURL,
}, testInfo) => {
  const product = controlOf()
  const troubles: string[] = []
  // A browser with a place on the disk, so that it can be closed and opened again as a person does.
  const open = async () => {
    const context = await chromium.launchPersistentContext(testInfo.outputPath('profile'), {
      ...(await findChromium(() => {})),
      baseURL,
      viewport: { width: 390, height: 844 },
      timezoneId: cast.noor.timeZone,
      locale: 'en-US',
    })
    // That nobody answers is meant; that a page breaks its own policy, or itself, never is.
    context.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_|WebSocket|Failed to (load|fetch)/.test(message.text()))
        troubles.push(message.text())
    })
    context.on('weberror', (error) => troubles.push(error.error().message))
    return { context, page: context.pages()[0] ?? (await context.newPage()) }
  }
  let { context, page } = await open()
  await signIn(page, 'noor')
  await openPlan(page, 'noor', 'client')
  await write(page, 'Focus', 'Written with a connection. ')
  await saved(page)
  await kept(page)

  await context.setOffline(true)
  await expect(page.getByText(offline)).toBeVisible()
  await write(page, 'Focus', canary)
  await expect(page.getByText('1 edit on this device').first()).toBeVisible()
  await expect(page.getByText(offline)).toBeVisible()
  await select(textOf(page, 'Focus'), 'Written with a connection.')
  await page.getByRole('toolbar').getByRole('button', { name: 'Comment' }).click()
  await page.getByLabel('Comment for Maya').fill(question)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => mayLeave(page), 'what waits to be sent is on this device').toBe(true)

  // Closed on the way, and opened again where there is nobody to ask.
  await context.close()
  await Promise.all([product.stop('web'), product.stop('live')])
  ;({ context, page } = await open())
  await openPlan(page, 'noor', 'client')
  await expect(textOf(page, 'Focus')).toContainText(`Written with a connection. ${canary}`)
  await expect(page.getByText('1 edit on this device').first()).toBeVisible()
  await expect(page.getByText(question)).toBeAttached()
  await expect(page.getByText('Waiting to send')).toBeAttached()
  await write(page, 'The life it supports', 'Supper at our own table. ')
  await expect(page.getByText('2 edits on this device').first()).toBeVisible()
  await page.reload()
  await expect(textOf(page, 'The life it supports')).toContainText('Supper at our own table.')
  await expect(page.getByText('2 edits on this device').first()).toBeVisible()
  // What comes when it is first wanted comes from this device too.
  await page.getByRole('button', { name: 'More about this plan' }).click()
  await expect(page.getByRole('menuitem', { name: 'Print' })).toBeVisible()
  await page.keyboard.press('Escape')

  // Anywhere else there is a way to the plan.
  await page.goto('/')
  await page.getByRole('link', { name: 'Continue your vision' }).click()
  await expect(page).toHaveURL(planOf('noor', 'client'))
  await expect(textOf(page, 'Focus')).toContainText(canary)

  await Promise.all([product.start('web'), product.start('live')])
  await saved(page)
  await expect(page.getByText(offline)).toBeHidden()
  await expect(page.getByText('Waiting to send')).toHaveCount(0)
  await expect(page.getByText(question)).toBeAttached()
  // A page that was opened without the server goes on as any other: told that something changed, it asks anew.
  const { id: engagementId } = castEngagements.noor
  const before = await textOf(page, 'Focus').elementHandle()
  await database`select pg_notify(${liveChannel}, ${JSON.stringify({ kind: 'session-opened', engagementId })})`
  await before?.waitForElementState('hidden')
  await write(page, 'Focus', ' And back again. ')
  await saved(page)
  await expect(textOf(page, 'Focus')).toContainText('And back again.')
  await page.goto('/p/harbor/client')
  const coach = await signedIn('maya')
  await expect(async () => {
    await openPlan(coach, 'noor', 'coach')
    await expect(coach.getByRole('main')).toContainText(canary, { timeout: 1_000 })
  }).toPass()
  await expect(coach.getByRole('main')).not.toContainText('Supper at our own table.')
  await expect(coach.getByText(question)).toBeVisible()

  await openPlan(page, 'noor', 'client')
  await saved(page)
  const found = await stored(page)
  expect(found.all).toContain(planOf('noor', 'client'))
  expect(found.all).not.toMatch(/river path|own table|too little|Noor/)
  expect(found).toMatchObject({ databases: ['waymark'], caches: ['waymark-shell'], workers: 1 })

  await page.goto('/p/harbor/client')
  await page.getByRole('button', { name: new RegExp(cast.noor.name) }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
  expect(await stored(page)).toEqual({ databases: [], caches: [], workers: 0, all: '' })
  await context.close()
  expect(troubles, 'what the browser complained about').toEqual([])
})

/** The plan opens on this device from now on. */
async function kept(page: Page) {
  await expect(async () => {
    expect(await page.evaluate(async () => (await caches.match('/offline')) !== undefined)).toBe(true)
  }).toPass()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect(async () => expect((await stored(page)).all).toContain(planOf('noor', 'client'))).toPass()
}

/** Everything the browser keeps for this address, as one text in which words would be found however they are encoded. */
async function stored(page: Page) {
  return page.evaluate(async () => {
    const texts: string[] = []
    const readable = (value: unknown): unknown => {
      if (value instanceof Uint8Array)
        return ['utf-8', 'utf-16le'].map((as) => new TextDecoder(as).decode(value))
      if (Array.isArray(value)) return value.map(readable)
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, readable(each)]))
      return value
    }
    const asked = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const databases = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    for (const name of databases) {
      const database = await asked(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        texts.push(
          JSON.stringify(readable(await asked(database.transaction(store).objectStore(store).getAll()))),
        )
      database.close()
    }
    const names = await caches.keys()
    for (const name of names) {
      const cache = await caches.open(name)
      for (const request of await cache.keys())
        texts.push(request.url, (await (await cache.match(request))?.text()) ?? '')
    }
    const workers = (await navigator.serviceWorker.getRegistrations()).length
    texts.push(...Object.values(localStorage), ...Object.values(sessionStorage))
    return { databases, caches: names, workers, all: texts.join('\n') }
  })
}
