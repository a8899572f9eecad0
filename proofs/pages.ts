/**
 * A page brings the code it needs, and no editor where nobody writes.
 *
 * The built product is opened in Chromium as a signed-in person, each page in a browser that has seen nothing yet. All
 * script that arrives until the page is at rest is counted as gzip packs it, whatever the server's own setting is.
 * Editor code is known by words of its own in what arrived: they have to be there on the page with the editor, or
 * finding none elsewhere would mean nothing. The control fetches the editor into the client's home, where both the
 * budget and the editor have to be noticed.
 */
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page, type Response } from '@playwright/test'
import postgres from 'postgres'
import { castEngagements } from '@/db/cast'
import { findChromium } from '@/ops/chromium.mjs'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import type { Variables } from '@/ops/run.mjs'
import type { Identity } from './matrix/people'
import { cookiesOf } from './matrix/sign-ins'
import { isProgram, type Outcome, prove, rounded, say } from './stage/frame'

type Visit = {
  name: string
  who: Identity
  address: string
  /** Kilobytes of script, gzipped. */
  budget: number
  editor: boolean
}

const { daniel } = castEngagements

/** A tenth above what was measured when they were written; raised only with a reason in the commit. */
const visits: readonly Visit[] = [
  { name: 'sign-in', who: 'anonymous', address: '/sign-in', budget: 180, editor: false },
  { name: 'client home', who: 'the client', address: '/p/harbor/client', budget: 205, editor: false },
  { name: 'coach home', who: 'the coach', address: '/p/harbor/coach', budget: 205, editor: false },
  {
    name: 'vision, client',
    who: 'the client',
    address: `/p/harbor/client/visions/${daniel.visionId}`,
    budget: 395,
    editor: true,
  },
  {
    name: 'vision, coach between sessions',
    who: 'the coach',
    address: `/p/harbor/coach/visions/${daniel.visionId}`,
    budget: 190,
    editor: false,
  },
]

/** Words that minifiers leave alone: a class name of the view, and the warning of a library loaded twice. */
const editorWords = { prosemirror: 'ProseMirror-', yjs: 'Yjs was already imported' }

type Found = { kb: number; editor: string[]; files: string[] }

export async function pages(env: Variables, origin: string): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const cookies = await cookiesOf(admin)
  await admin.end()
  const browser = await chromium.launch(await findChromium(say))
  try {
    const measured: Record<string, { kb: number; budget: number; files: number; editor: string[] }> = {}
    const editorFiles: string[] = []
    const faults: string[] = []
    for (const visit of visits) {
      const found = await open(browser, origin, visit, cookies[visit.who])
      const { kb, files, editor } = found
      measured[visit.name] = { kb, budget: visit.budget, files: files.length, editor }
      say(`  ${visit.name.padEnd(30)} ${kb} of ${visit.budget} KB in ${files.length} files  ${editor}`)
      if (visit.editor) editorFiles.push(...files)
      faults.push(...faultsOf(visit, found))
    }
    for (const fault of faults) say(`WRONG  ${fault}`)
    const control = await controlled(browser, origin, cookies['the client'], editorFiles)
    say(`The editor, fetched into the client's home, is noticed ${control} of 2 times.`)
    return {
      holds: faults.length === 0 && control === 2,
      counts: { pages: measured, wrong: faults.length, control },
    }
  } finally {
    await browser.close()
  }
}

function faultsOf({ name, budget, editor }: Visit, found: Found): string[] {
  return [
    ...(found.kb > budget ? [`${name} brings ${found.kb} KB, and its budget is ${budget} KB`] : []),
    ...(!editor && found.editor.length > 0
      ? [`${name} brings ${found.editor}, and nobody writes there`]
      : []),
    ...(editor && found.editor.length < 2
      ? [`${name} shows no sign of its editor: the words are out of date`]
      : []),
  ]
}

/** Opens a page in a browser of its own, and counts the script that arrives until it is at rest. */
async function open(
  browser: Browser,
  origin: string,
  { address, editor }: Pick<Visit, 'address' | 'editor'>,
  cookie: string | null,
  meddle: (page: Page) => Promise<unknown> = async () => {},
): Promise<Found> {
  const context = await browser.newContext()
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie) await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  const scripts = new Map<string, Promise<Buffer>>()
  const count = (response: Response) => {
    if (isScript(response)) scripts.set(response.url(), response.body())
  }
  page.on('response', count)
  const answer = await page.goto(`${origin}${address}`)
  if (answer?.status() !== 200) throw new Error(`${address} answers ${answer?.status()}.`)
  if (editor) await page.locator('[contenteditable=true]').first().waitFor()
  await meddle(page)
  await page.waitForLoadState('networkidle')
  // What still comes is not counted, and its body would be asked of a page that is closed.
  page.off('response', count)
  const bodies = await Promise.all(scripts.values())
  await context.close()
  const code = bodies.map((body) => body.toString('utf8')).join('\n')
  return {
    kb: rounded(bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0) / 1_024, 1),
    files: [...scripts.keys()],
    editor: Object.entries(editorWords).flatMap(([what, word]) => (code.includes(word) ? [what] : [])),
  }
}

const isScript = (response: Response) =>
  response.ok() && (response.headers()['content-type'] ?? '').includes('javascript')

/** Of the two things that are wrong with the client's home once it brings the editor, how many are noticed. */
async function controlled(
  browser: Browser,
  origin: string,
  cookie: string | null,
  editorFiles: readonly string[],
) {
  const home = visits.find(({ name }) => name === 'client home')
  if (!home) throw new Error('There is no client home to be meddled with.')
  const found = await open(browser, origin, home, cookie, (page) =>
    page.evaluate((files) => Promise.all(files.map((file) => fetch(file))), [...editorFiles]),
  )
  return faultsOf(home, found).length
}

if (isProgram(import.meta.filename)) {
  await prove('pages', async () => {
    const product = await startProduct(proofPlace(), { mode: 'built', say })
    try {
      return await pages(process.env, product.url)
    } finally {
      await product.stop()
    }
  })
}
