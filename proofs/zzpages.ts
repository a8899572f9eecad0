// starts the built product, prints per page files with size and duration
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import postgres from 'postgres'
import { castEngagements } from '@/db/cast'
import { findChromium } from '@/ops/chromium.mjs'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import { cookiesOf } from './matrix/sign-ins'
const say = (s: string) => console.log(s)
const product = await startProduct(proofPlace(), { mode: 'built', say })
const admin = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const cookies = await cookiesOf(admin)
await admin.end()
const browser = await chromium.launch(await findChromium(say))
const d = castEngagements.daniel
for (const [name, who, address] of [
  ['sign-in','anonymous','/sign-in'],
  ['client home','the client','/p/harbor/client'],
  ['coach home','the coach','/p/harbor/coach'],
  ['vision client','the client',`/p/harbor/client/visions/${d.visionId}`],
  ['vision coach','the coach',`/p/harbor/coach/visions/${d.visionId}`],
] as const) {
  const c = await browser.newContext()
  const cookie = cookies[who as 'the client']
  const [n = '', v = ''] = cookie?.split('=') ?? []
  if (cookie) await c.addCookies([{ name: n, value: v, url: product.url }])
  const p = await c.newPage()
  const got = new Map<string, Promise<Buffer>>(); const by = new Map<string,string>()
  p.on('response', (r) => { if (r.ok() && (r.headers()['content-type'] ?? '').includes('javascript')) { got.set(r.url(), r.body()); by.set(r.url(), r.request().serviceWorker() ? 'SW' : r.request().resourceType()) } })
  await p.goto(product.url + address)
  if (name === 'vision client') await p.locator('[contenteditable=true]').first().waitFor()
  await p.waitForLoadState('networkidle')
  const html = await (await c.request.get(product.url + address)).text()
  console.log('==', name)
  let sum = 0
  const rows: any[] = []
  for (const [u, b] of got) { const kb = gzipSync(await b).byteLength/1024; sum += kb; rows.push([kb, u.split('/').pop(), by.get(u), html.includes(u.split('/').pop()!) ? 'html' : 'later']) }
  rows.sort((a, b) => b[0] - a[0]); for (const r of rows) console.log(r[0].toFixed(1).padStart(7), ...r.slice(1))
  console.log(sum.toFixed(1))
  await c.close()
}
await browser.close()
await product.stop()
process.exit(0)
