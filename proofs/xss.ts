/**
 * What people write is read, and never run.
 *
 * Some three hundred strings that have made browsers run a stranger's words are written into every field that takes
 * words: by raw updates to the plan and to the notes of a session, as somebody with a socket of their own sends them,
 * also in nodes, attributes and elements that nobody knows; through the server actions; and through the pages, typed and
 * pasted. Then every page of the client, the coach and the owner is opened in Chromium, with mails, files and
 * certificates; so are an invitation and the page that checks an evidence pack, by somebody who is not signed in. All of
 * it without the Content-Security-Policy that would stop what gets that far. Whatever runs, or would run when pressed,
 * is counted.
 *
 * Each string has a number, so that it is known which were really there to be read. The control writes the same strings
 * down as somebody would who does not think, and has to see most of them run.
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import postgres from 'postgres'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { livePath } from '@/lib/live/wire'
import { settle } from '@/lib/visions/settle'
import { findChromium } from '@/ops/chromium.mjs'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import type { Variables } from '@/ops/run.mjs'
import { listenAt } from './canary/listener'
import { isProgram, type Outcome, prove, say } from './stage/frame'
import { cookieFor } from './stage/sign-ins'
import { lookAsAnybody } from './xss/as-anybody'
import { byAction } from './xss/by-action'
import { byPage } from './xss/by-page'
import type { Write } from './xss/by-session'
import { control, openEyes, type Ran, type Seen } from './xss/eyes'
import { rawUpdates } from './xss/raw'
import { hostile } from './xss/strings'
import { addressesOf, filesOf, mailPages } from './xss/surfaces'
import { Words } from './xss/words'

const { daniel } = castEngagements

async function xss(env: Variables, product: { url: string; buildDir: string }): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const browser = await chromium.launch(await findChromium(say))
  const words = new Words()
  const seen: Seen[] = []
  const ran: Ran[] = []
  try {
    const people = ['daniel', 'maya', 'ingrid'] as const
    const cookies = new Map<CastName, string>()
    for (const name of people) cookies.set(name, await cookieFor(admin, name))

    const { counts: kept, write } = rawWriter(product.url, env, cookies)
    await write(daniel.documents.vision, 'daniel', rawUpdates(words))
    await settle({ practiceId: cast.daniel.practiceId, documentId: daniel.documents.vision }, 'ready')
    const asking = { origin: product.url, buildDir: product.buildDir, cookies }
    const refused = await byAction(words, admin, asking, write)
    say(`${kept.sent} edits on the socket, ${kept.refused} of them refused.`)
    const typed = await byPage(words, browser, product.url, cookies)
    ran.push(...typed)
    say(`${words.planted.length} times a hostile string was written, in ${fieldsOf(words)} fields.`)

    for (const name of people) {
      const eyes = await openEyes(browser, { cookie: cookies.get(name), origin: product.url })
      for (const address of await addressesOf(admin, name))
        seen.push(await eyes.look(`${name}: ${address}`, (page) => open(page, product.url + address)))
      ran.push(...eyes.ran)
      await eyes.close()
      say(
        `${name} has looked at ${seen.filter(({ surface }) => surface.startsWith(`${name}:`)).length} pages.`,
      )
    }
    const files = await filesOf(product.url, cookies.get('maya') ?? '')
    for (const { name, dangers } of files) ran.push(...dangers.map((what) => ({ surface: name, what })))
    for (const outside of [
      await lookAtMails(browser, await mailPages(admin)),
      await lookAsAnybody(browser, product.url, admin, words),
    ]) {
      seen.push(...outside.seen)
      ran.push(...outside.ran)
    }

    for (const { surface, what } of ran)
      say(`RAN  ${surface}: ${what} ${JSON.stringify(words.planted[Number(what)] ?? '')}`)
    say('The same strings, written down without a thought…')
    const careless = await control(browser, hostile)
    const read = new Set(seen.flatMap(({ read }) => [...read]))
    const cells = seen.reduce((sum, each) => sum + each.read.size, 0)
    const strings = new Set([...read].map((id) => words.planted[id]?.string)).size
    const shown = new Set([...read].map((id) => words.planted[id]?.field))
    const hidden = [...new Set(words.planted.map(({ field }) => field))].filter((field) => !shown.has(field))
    say(`Written and shown nowhere: ${hidden.join(', ')}.`)
    say(`${cells} times a string was there to be read, on ${seen.length} surfaces; ${ran.length} ran.`)
    say(`Control: ${careless} of ${hostile.length} ran.`)
    return {
      holds: ran.length === 0 && hostile.length >= 300 && strings >= 300 && careless > hostile.length / 2,
      counts: {
        strings: hostile.length,
        stringsRead: strings,
        fields: fieldsOf(words),
        fieldsRead: shown.size,
        surfaces: seen.length + files.length,
        cells,
        refusedActions: refused.length,
        refusedEdits: kept.refused,
        executed: ran.length,
        control: careless,
      },
    }
  } finally {
    await browser.close()
    await admin.end()
  }
}

/** At the socket, as one of the cast. What the live process turns away is counted, and is as good. */
function rawWriter(origin: string, env: Variables, cookies: ReadonlyMap<CastName, string>) {
  const at = { url: origin.replace(/^http/, 'ws') + livePath, origin: new URL(env.AUTH_URL ?? origin).origin }
  const { practiceId } = cast.daniel
  const counts = { sent: 0, refused: 0 }
  const write: Write = async (documentId, by, updates) => {
    const arrive = () => listenAt(at, { practiceId, documentId }, cookies.get(by) ?? null)
    let listener = await arrive()
    for (const update of updates) {
      counts.sent++
      try {
        await listener.say(update)
      } catch {
        counts.refused++
        listener.leave()
        listener = await arrive()
      }
    }
    listener.leave()
  }
  return { counts, write }
}

async function open(page: Page, address: string) {
  await page.goto(address, { waitUntil: 'load' })
  // What is far out of sight is drawn when it comes near.
  await page.evaluate(async () => {
    for (let at = 0; at < document.documentElement.scrollHeight && at < 60_000; at += 1500) {
      window.scrollTo(0, at)
      await new Promise((drawn) => requestAnimationFrame(() => drawn(null)))
    }
  })
}

/** A mail is opened by whatever its reader has. */
export async function lookAtMails(browser: Browser, mails: readonly { name: string; html: string }[]) {
  const eyes = await openEyes(browser)
  const seen: Seen[] = []
  for (const { name, html } of mails)
    seen.push(await eyes.look(`mail: ${name}`, (page) => page.setContent(html, { waitUntil: 'load' }), 60))
  await eyes.close()
  return { seen, ran: eyes.ran }
}

const fieldsOf = (words: Words) => new Set(words.planted.map(({ field }) => field)).size

if (isProgram(import.meta.filename)) {
  await prove('xss', async () => {
    const place = proofPlace()
    const product = await startProduct(place, { mode: 'built', say })
    try {
      return await xss(process.env, { url: product.url, buildDir: place.buildDir })
    } finally {
      await product.stop()
    }
  })
}
