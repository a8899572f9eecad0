import postgres from 'postgres'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import { siteAt, sendCode, cookieIn, asking } from './guessing/browser'
import { openPostOffice } from './guessing/post-office'
import { builtActions } from './stage/actions'
import { newAddress, newNetwork } from './guessing/victims'
const office = await openPostOffice()
const place = proofPlace()
const outer = { ...place.outer, DATABASE_URL: process.env.DATABASE_URL, SMTP_URL: office.url }
const product = await startProduct({ ...place, outer }, { mode: 'built', say: console.log })
const site = siteAt(product.url, builtActions(product.place.buildDir))
const bodies: string[] = []
for (let i = 0; i < 2; i++) { const email = newAddress(); const a = await sendCode(site, email, { network: newNetwork() }); const c = cookieIn(a, asking) ?? undefined
  const p = await site.read('/sign-in/code', { network: newNetwork(), cookie: c }); 
  const strip = (b: string) => b.replaceAll(email, '(address)').replaceAll(encodeURIComponent(email), '(address)').replaceAll(/nonce[^,;>]{0,60}/g, '(nonce)').replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, '(id)').replaceAll(/\b[0-9a-f]{32}\b/g, '(nonce)').replaceAll(/<script[\s\S]*?<\/script>/g, '')
  bodies.push(strip(p.body)); console.log('EMAIL', email); if (i === 0) bodies.push(strip(a.body)); else bodies.push(strip(a.body)) }
for (const [a, b] of [[bodies[0]!, bodies[2]!], [bodies[1]!, bodies[3]!]]) { let i = 0; while (i < a!.length && a![i] === b![i]) i++; console.log('DIFF at', i, a!.length, b!.length, '\n A:', a!.slice(Math.max(0, i - 150), i + 150), '\n B:', b!.slice(Math.max(0, i - 150), i + 150)) }
await product.stop(); office.close(); process.exit(0)
