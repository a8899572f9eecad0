import type { Browser, Page } from '@playwright/test'
import { type CastName, castEngagements } from '@/db/cast'
import { openEyes, type Ran } from './eyes'
import type { Words } from './words'

const { daniel } = castEngagements

/** Typed and pasted where people type and paste. Answers what ran meanwhile. */
export async function byPage(
  words: Words,
  browser: Browser,
  origin: string,
  cookies: ReadonlyMap<CastName, string>,
): Promise<Ran[]> {
  const client = await openEyes(browser, { cookie: cookies.get('daniel'), origin })
  await client.look('daniel types', async (page) => {
    await page.goto(`${origin}/p/harbor/client/visions/${daniel.visionId}`)
    const text = page.getByRole('textbox', { name: 'Focus', exact: true })
    await text.scrollIntoViewIfNeeded()
    await text.click()
    await page.waitForFunction(() => document.activeElement?.getAttribute('contenteditable') === 'true')
    await page.keyboard.press('ControlOrMeta+End')
    for (let each = 0; each < 40; each++) {
      await page.keyboard.insertText(words.one('page', 'text of focus', 120))
      await page.keyboard.press('Enter')
    }
    // As HTML, which an editor reads; and as words, which it does not.
    for (let each = 0; each < 6; each++) await paste(page, words.many('page', 'pasted into focus', 2000))
    await page.waitForFunction(
      () => document.querySelector('[data-saved]')?.getAttribute('data-saved') === 'saved',
    )
  })
  await client.close()
  const coach = await openEyes(browser, { cookie: cookies.get('maya'), origin })
  await coach.look('maya fills in', async (page) => {
    await page.goto(`${origin}/p/harbor/coach/invite`)
    const fill = (label: string, what: string) => page.getByLabel(label).fill(what)
    await fill('First name', words.one('page', 'first name of a client', 59))
    await fill('Last name', words.one('page', 'last name of a client', 59))
    await fill('Email', `${crypto.randomUUID()}@proof.example`)
  })
  await coach.close()
  return [...client.ran, ...coach.ran]
}

const paste = (page: Page, html: string) =>
  page.evaluate((html) => {
    const clipboard = new DataTransfer()
    clipboard.setData('text/html', html)
    clipboard.setData('text/plain', html)
    const event = new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, html)
