/**
 * Writing in a plan of six months feels like writing in an empty one.
 *
 * The built product, Chromium at a fourth of its speed, and two plans open at once: one with fifty thousand edits behind
 * it, and one in which nothing stands. Keys are pressed in turn, a few here and a few there, so that whatever else the
 * machine does falls on both. A key is measured from the event until the frame that shows it has been drawn.
 *
 * The control is the same long plan, made to lay all of itself out with every key: that has to be felt.
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import postgres from 'postgres'
import { findChromium } from '@/ops/chromium.mjs'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import type { Variables } from '@/ops/run.mjs'
import { isProgram, type Outcome, percentile, prove, type Random, rounded, say } from './stage/frame'
import { type Pair, seatPairs } from './stage/pairs'
import { keepSixMonths } from './stage/six-months'

const slowdown = 4
const keysInTurn = 20
const betweenKeysMs = 120

export async function typing(
  env: Variables,
  origin: string,
  random: Random,
  turns: number,
): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const [long, empty] = await seatPairs(admin, 2)
  if (!long || !empty) throw new Error('There is nobody to type.')
  await admin`update sessions set ended_at = now(), ended_by = opened_by where practice_id = ${long.practiceId}`
  say('Writing for half a year…')
  await keepSixMonths(admin, long, random)
  const browser = await chromium.launch(await findChromium(say))
  try {
    const pages = {
      long: await openPlan(admin, browser, origin, long),
      empty: await openPlan(admin, browser, origin, empty),
    }
    const letters = (await pages.long.locator('article').textContent())?.length ?? 0
    say(`The long plan shows ${letters} letters. Typing…`)
    // Not counted: code is compiled and editors are made.
    await typeInTurn(pages, random, 1)
    const measured = await typeInTurn(pages, random, turns)
    const [of, beside] = [figuresOf(measured.long), figuresOf(measured.empty)]
    const ratio = rounded(of.p95_ms / beside.p95_ms)
    await layOutEverything(pages.long)
    const slowed = await typeInTurn(pages, random, controlTurns)
    const control = rounded(figuresOf(slowed.long).p95_ms / figuresOf(slowed.empty).p95_ms)
    say(
      `p95 ${of.p95_ms} ms in the long plan, ${beside.p95_ms} ms in the empty one: ${ratio}. Control: ${control}.`,
    )
    const counts = { keys: measured.long.length, ...of, empty: beside, ratio, control }
    return { holds: ratio <= target && control > target, counts }
  } finally {
    await browser.close()
    await admin.end()
  }
}

const target = 1.3
const controlTurns = 3

type Felt = { long: number[]; empty: number[] }

/** A few keys here and a few there. */
async function typeInTurn(pages: { long: Page; empty: Page }, random: Random, turns: number): Promise<Felt> {
  const felt: Felt = { long: [], empty: [] }
  for (let turn = 0; turn < turns; turn++) {
    felt.empty.push(...(await typeSome(pages.empty, random)))
    felt.long.push(...(await typeSome(pages.long, random)))
  }
  return felt
}

const figuresOf = (keys: readonly number[]) => ({
  p50_ms: rounded(percentile(keys, 0.5), 1),
  p95_ms: rounded(percentile(keys, 0.95), 1),
})

/** In a browser of its own, slowed down once everything is there, with the caret at the end of the first section. */
async function openPlan(
  admin: postgres.Sql,
  browser: Browser,
  origin: string,
  { engagementId, client }: Pair,
) {
  const [row] = await admin<{ slug: string; id: string }[]>`
    select p.slug, v.id from visions v join practices p on p.id = v.practice_id
    where v.engagement_id = ${engagementId}`
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const [name = '', value = ''] = client.cookie.split('=')
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  await page.goto(`${origin}/p/${row?.slug}/client/visions/${row?.id}`)
  const text = page.getByRole('textbox', { name: 'Why', exact: true })
  await text.and(page.locator('[contenteditable=true]')).waitFor({ timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  await text.click()
  await page.keyboard.press('Control+End')
  await page.evaluate(watchKeys)
  const tools = await context.newCDPSession(page)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}

/** Runs in the page. A message is handled after the frame it was sent from has been drawn. */
function watchKeys() {
  const felt: number[] = []
  Object.assign(window, { measuredKeys: felt })
  window.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => felt.push(performance.now() - timeStamp)
        port2.postMessage(null)
      }),
    { capture: true },
  )
}

async function typeSome(page: Page, random: Random): Promise<number[]> {
  await page.bringToFront()
  for (let pressed = 0; pressed < keysInTurn; pressed++) {
    await page.keyboard.press(random.pick(keys))
    await page.waitForTimeout(betweenKeysMs)
  }
  return page.evaluate(() => Reflect.get(window, 'measuredKeys').splice(0))
}

const keys = [...'etaoin shrdlu ']

/** As if the plan were one page of paper: nothing is left out because it is not in sight. */
async function layOutEverything(page: Page) {
  await page.evaluate(() => {
    const sections = [...document.querySelectorAll<HTMLElement>('article section')]
    for (const section of sections) section.style.contentVisibility = 'visible'
    window.addEventListener('keydown', () => {
      for (const section of sections) {
        section.style.paddingRight = section.style.paddingRight === '1px' ? '0px' : '1px'
        section.getBoundingClientRect()
      }
    })
  })
}

if (isProgram(import.meta.filename)) {
  await prove('typing', async ({ long, random }) => {
    const product = await startProduct(proofPlace(), { mode: 'built', say })
    try {
      return await typing(process.env, product.url, random, long ? 40 : 10)
    } finally {
      await product.stop()
    }
  })
}
