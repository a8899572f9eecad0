import { expect, type Locator, type Page } from '@playwright/test'
import type { Sql } from 'postgres'
import { type CastName, cast, castEngagements } from '@/db/cast'

// The plan as people find it on the page: by role and name.

export type Client = keyof typeof castEngagements

export const planOf = (client: Client, side: 'client' | 'coach') =>
  `/p/harbor/${side}/visions/${castEngagements[client].visionId}`

/**
 * Opens a plan and waits until its words are there. A client's come over the socket, or from the device: from then on the
 * page hears what happens elsewhere.
 */
export async function openPlan(page: Page, client: Client, side: 'client' | 'coach') {
  await page.goto(planOf(client, side))
  const name = cast[client as CastName].name
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  if (side === 'client') await expect(page.getByRole('main').getByRole('textbox').first()).toBeVisible()
}

export const textOf = (page: Page, section: string): Locator =>
  page.getByRole('textbox', { name: section, exact: true })

/** Puts the caret at the end of a section and types there, letter by letter. */
export async function write(page: Page, section: string, words: string) {
  const text = textOf(page, section)
  await text.scrollIntoViewIfNeeded()
  await text.click()
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await text.press('ControlOrMeta+End')
  await text.pressSequentially(words, { delay: 15 })
}

/** Everything on this page is committed to the database: the page's own word for it, without its patience. */
export async function saved(page: Page) {
  await expect(page.locator('[data-saved]').first()).toHaveAttribute('data-saved', 'saved', {
    timeout: 30_000,
  })
}

/** What a section says to its reader, without the flags of carets. */
export async function wordsOf(page: Page, section: string): Promise<string> {
  return textOf(page, section).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })
}

/** Selects words where somebody reads or writes, as a hand with a mouse would. */
export async function select(text: Locator, words: string) {
  await text.scrollIntoViewIfNeeded()
  // An editor that was pressed a moment ago may still put its own selection in the place of this one.
  await expect(async () => {
    const selected = await text.evaluate(async (place, words) => {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(words) ?? -1
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + words.length)
        const selection = window.getSelection()
        selection?.removeAllRanges()
        selection?.addRange(range)
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
        return selection?.toString()
      }
      throw new Error(`“${words}” does not stand there.`)
    }, words)
    expect(selected).toBe(words)
  }).toPass({ timeout: 10_000 })
}

/** The next one of this client is to begin in so many minutes; whoever else the coach meets then does not matter. */
export async function nextBeginsIn(database: Sql, minutes: number, client: Client) {
  await database`
    update sessions set starts_at = date_trunc('minute', now()) + make_interval(mins => ${minutes}), coach_id = null
    where id = (select id from sessions where engagement_id = ${castEngagements[client].id} and opened_at is null
      and cancelled_at is null order by starts_at desc limit 1)`
}

/** For both, after the question whether. */
export async function endSession(page: Page) {
  await page.getByRole('button', { name: 'End session' }).click()
  await page.getByRole('button', { name: 'End it now' }).click()
}

/** Types where the caret is, once it is in a field: a button that opens one takes a moment to put it there. */
export async function typeThere(page: Page, words: string) {
  await expect(page.locator(':is(input, textarea, [contenteditable=true]):focus')).toHaveCount(1)
  await page.keyboard.type(words)
}

/** Whether the page would let go of its reader without a question. */
export const mayLeave = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })))
