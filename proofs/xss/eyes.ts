import type { Browser, Page } from '@playwright/test'
import { numbersIn } from './strings'

/** What somebody's browser showed and did. */
export type Seen = {
  surface: string
  /** Numbers of hostile words that stand there, to be read. */
  read: Set<number>
}

/** Runs, and what would run when pressed: where, and as far as it is known which number. */
export type Ran = { surface: string; what: string }

/**
 * A browser that notices. It keeps to no Content-Security-Policy: words have to be inert by how they are written down,
 * not because a header stops them.
 */
export async function openEyes(browser: Browser, options: { cookie?: string | null; origin?: string } = {}) {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1440, height: 900 } })
  const ran: Ran[] = []
  let surface = 'nowhere'
  const note = (what: string) => void ran.push({ surface, what })
  await context.exposeFunction('__x', (id: unknown) => note(String(id)))
  context.on('dialog', (dialog) => {
    note(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const { cookie, origin } = options
  const [name = '', value = ''] = cookie?.split('=') ?? []
  if (cookie && origin) await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  return {
    page,
    ran,
    close: () => context.close(),
    /** Looks at what the page has come to, once it has had a moment for whatever would run. */
    look: async (what: string, come: (page: Page) => Promise<unknown>, momentMs = 350): Promise<Seen> => {
      surface = what
      await come(page)
      await page.waitForTimeout(momentMs)
      const { words, dangers } = await read(page)
      for (const danger of dangers) note(danger)
      return { surface: what, read: new Set(words.flatMap(numbersIn)) }
    },
  }
}

/** All that stands on the page, and what on it would run if somebody pressed it. */
function read(page: Page) {
  return page.evaluate(() => {
    const words: string[] = []
    const dangers: string[] = []
    const runs = /^(javascript|vbscript|data):/i
    const leadsTo = ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href', 'poster']
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        // What a page is made from lies in its scripts, too, and is read by nobody there.
        if (node.parentElement?.closest('script, style')) continue
        if (node.data.includes('__x')) words.push(node.data)
        continue
      }
      if (!(node instanceof Element)) continue
      if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) words.push(node.value)
      for (const { name, value } of node.attributes) {
        if (value.includes('__x')) words.push(value)
        // What a browser leaves out of an address before it reads it.
        // biome-ignore lint/suspicious/noControlCharactersInRegex: leaving them out is the point
        const address = value.replace(/[\u0000-\u0020]/g, '')
        if (name.startsWith('on') && value.includes('__x')) dangers.push(`${name} of a ${node.localName}`)
        if (name === 'srcdoc' && value.includes('__x')) dangers.push(`srcdoc of a ${node.localName}`)
        if (leadsTo.includes(name) && runs.test(address) && address.includes('__x'))
          dangers.push(`${name} of a ${node.localName}: ${value.slice(0, 60)}`)
      }
    }
    return { words, dangers }
  })
}

/** The same words, written down by somebody who does not think: how many of the strings run then. */
export async function control(
  browser: Browser,
  strings: readonly ((id: number) => string)[],
): Promise<number> {
  const { page, ran, close } = await openEyes(browser)
  const executed = new Set<string>()
  for (const [id, say] of strings.entries()) {
    const words = say(id)
    await page.setContent(careless(words), { waitUntil: 'load' }).catch(() => {})
    await page.waitForTimeout(15)
    const links = page.locator('a[href], button[formaction]')
    if (!ran.some(({ what }) => what === String(id)))
      await links
        .first()
        .click({ timeout: 250, noWaitAfter: true })
        .catch(() => {})
    for (const { what } of ran) executed.add(what)
  }
  await close()
  return strings.filter((_, id) => executed.has(String(id))).length
}

const careless = (words: string) =>
  `<!doctype html><title>${words}</title><p>${words}</p><p title="${words}">p</p><p title='${words}'>p</p>
  <a href="${words}">a</a><textarea>${words}</textarea><script>var one = "${words}"</script>
  <script>var two = '${words}'</script><script>var three = \`${words}\`</script>`
