import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import { type CastName, cast } from '@/db/cast'

type People = {
  /**
   * A page of a browser in which this person of the cast is signed in, by the demo's own door. It is at their home, or
   * where the story says; null is nowhere yet.
   */
  signedIn: (someone: CastName, options?: Parameters<BrowserNew>[0] & { at?: string | null }) => Promise<Page>
  /** A page of a browser nobody is signed in with. */
  stranger: () => Promise<Page>
  /** The database as its administrator, for what no screen can do: let time pass, look at the log. */
  database: postgres.Sql
}

type BrowserNew = (options?: {
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  reducedMotion?: 'reduce'
}) => Promise<BrowserContext>

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>

/** One sign-in for each person is enough for a whole run; a story that signs out or is signed out asks for `fresh`. */
const kept = new Map<string, Kept>()

/**
 * Everything that a browser complains about fails the story: errors on the console, refusals of the
 * Content-Security-Policy, exceptions. Whoever provokes one on purpose says so with `expectTrouble`.
 */
export const test = base.extend<People & { expectTrouble: (words: RegExp) => void }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  expectTrouble: async ({}, use) => {
    await use((words) => allowed.push(words))
  },
  signedIn: async ({ browser, expectTrouble: _ }, use) => {
    const contexts: BrowserContext[] = []
    const troubles: string[] = []
    await use(async (someone, { at = homeOf(someone), ...options } = {}) => {
      const context = await browser.newContext({
        ...options,
        timezoneId: cast[someone].timeZone,
        storageState: kept.get(someone),
      })
      contexts.push(context)
      listen(context, troubles)
      const page = await context.newPage()
      if (!kept.has(someone)) {
        await signIn(page, someone)
        kept.set(someone, await context.storageState())
      }
      if (at !== null && new URL(page.url()).pathname !== at) await page.goto(at)
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    settle(troubles)
  },
  stranger: async ({ browser, expectTrouble: _ }, use) => {
    const contexts: BrowserContext[] = []
    const troubles: string[] = []
    await use(async () => {
      const context = await browser.newContext()
      contexts.push(context)
      listen(context, troubles)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
    settle(troubles)
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  database: async ({}, use) => {
    const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
    await use(sql)
    await sql.end()
  },
})

export { expect }

const slugs: Record<string, string> = {
  [cast.maya.practiceId]: 'harbor',
  [cast.amara.practiceId]: 'tidewater',
}

export const homeOf = (someone: CastName) => `/p/${slugs[cast[someone].practiceId]}/${cast[someone].role}`

/** The row of a list that leads to somebody: when a session of theirs is near, the page names them in other links too. */
export const rowOf = (page: Page, name: string) => page.locator('a[data-row-link]', { hasText: name })

/** Chooses somebody of the cast at the door, as a newcomer would, and has their code before them. */
export async function askForCode(page: Page, someone: CastName, door = '/sign-in?practice=harbor') {
  await page.goto(door)
  const more = page.getByText('More people of Harbor Coaching')
  // By id: a story may have brought in somebody of the same name.
  const choose = page.locator(`button[name=memberId][value="${cast[someone].id}"]`)
  await expect(more.or(choose).first()).toBeVisible()
  if (!(await choose.isVisible())) await more.click()
  await choose.click()
  await expect(page.getByLabel('Code')).toHaveValue(/^\d{6}$/)
}

/** Signs in as somebody of the cast: choose, see the code, press the button. */
export async function signIn(page: Page, someone: CastName, door?: string) {
  await askForCode(page, someone, door)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  if (new URL(page.url()).pathname === '/') await page.goto(homeOf(someone))
}

const allowed: RegExp[] = []

function listen(context: BrowserContext, troubles: string[]) {
  context.on('page', waitUntilItListens)
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  context.on('weberror', (error) => troubles.push(error.error().message))
}

/** A form is inert until its page listens: what is filled in before would stand there and not count. */
function waitUntilItListens(page: Page) {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  const listening = () => page.waitForFunction(() => document.querySelector('[inert]') === null)
  page.goto = async (...where) => {
    const answer = await goto(...where)
    await listening()
    return answer
  }
  page.reload = async (...how) => {
    const answer = await reload(...how)
    await listening()
    return answer
  }
}

function settle(troubles: readonly string[]) {
  const unexpected = troubles.filter((words) => !allowed.some((pattern) => pattern.test(words)))
  allowed.length = 0
  expect(unexpected, 'what the browsers complained about').toEqual([])
}
