import { type Browser, chromium } from '@playwright/test'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Emphasized } from '@/components/comments/emphasized'
import { RichText } from '@/components/visions/rich-text'
import { rendered } from '@/lib/emails/mail'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { content } from '@/lib/visions/document/content'
import { sectionKeys } from '@/lib/visions/document/template'
import { findChromium } from '@/ops/chromium.mjs'
import { control, openEyes } from './xss/eyes'
import { rawUpdates } from './xss/raw'
import { hostile } from './xss/strings'
import { Words } from './xss/words'

// A small size of the proof, without the built product: the one serializer of people's text, and a mail, in Chromium.

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await findChromium(() => {}))
}, 600_000)
afterAll(() => browser.close())

it('three hundred hostile strings in a plan, a comment and a mail are read, and none of them runs', async () => {
  expect(hostile.length).toBeGreaterThanOrEqual(300)
  const words = new Words()
  const doc = new Y.Doc()
  for (const update of rawUpdates(words)) Y.applyUpdate(doc, update)
  const plan = content(doc, { template: careerAndLife, sections: sectionKeys(careerAndLife) })
  const comments = words.all('action', 'comment')
  const names = words.all('action', 'a name in a mail')
  const pages = {
    plan: renderToStaticMarkup(plan.sections.map(({ key, text }) => <RichText key={key} blocks={text} />)),
    comments: renderToStaticMarkup(comments.map((said) => <Emphasized key={said} words={said} />)),
    mail: rendered({
      subject: names.at(-1) ?? '',
      letterhead: { practice: names[0] ?? '', accentHue: 166 },
      blocks: names.flatMap((name) => [{ say: name }, { aside: name }]),
    }).html,
  }
  const eyes = await openEyes(browser)
  for (const [surface, html] of Object.entries(pages)) {
    const { read } = await eyes.look(surface, (page) => page.setContent(html, { waitUntil: 'load' }))
    const strings = new Set([...read].map((id) => words.planted[id]?.string))
    expect(strings.size, `strings to be read in the ${surface}`).toBeGreaterThanOrEqual(300)
  }
  expect(eyes.ran).toEqual([])
  await eyes.close()
}, 300_000)

it('the same strings, written down without a thought, run', async () => {
  const few = hostile.filter((_, at) => at % 16 === 0)
  expect(await control(browser, few)).toBeGreaterThan(few.length / 2)
}, 300_000)
