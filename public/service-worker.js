/**
 * Lets the plan be opened without a connection. It keeps one page, `/offline`, which says nothing about anybody and is
 * fetched as by somebody who is not signed in, and the built files that page is made of. What people wrote is never in
 * here: the page finds it on the device, sealed.
 */

const cacheName = 'waymark-shell'
const shell = '/offline'
/** A server that has not answered by then is as good as away. */
const patienceMs = 8_000

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(prepare())
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// A page that was opened from the server asks for what belongs to the same build.
self.addEventListener('message', (event) => {
  if (event.data === 'prepare') event.waitUntil(prepare())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/_next/static/')) event.respondWith(builtFile(request))
  else if (request.mode === 'navigate' && (pathname === '/' || pathname.startsWith('/p/')))
    event.respondWith(page(request))
})

/** Built files carry their own digest in the name: one that is here is the right one. */
async function builtFile(request) {
  return (await caches.match(request, { cacheName })) ?? fetch(request)
}

/** From the server whenever it answers. */
async function page(request) {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs, null))
  const answer = await Promise.race([fetch(request).catch(() => null), late])
  if (answer && ![502, 503, 504].includes(answer.status)) return answer
  return (await shellPage()) ?? answer ?? fetch(request)
}

/** The page as it was kept, under a nonce of its own each time. */
async function shellPage() {
  const kept = await caches.match(shell, { cacheName })
  if (!kept) return null
  const policy = kept.headers.get('content-security-policy') ?? ''
  const [, before] = /'nonce-([0-9a-f]+)'/.exec(policy) ?? []
  if (!before) return null
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const headers = new Headers(kept.headers)
  headers.set('content-security-policy', policy.replaceAll(before, nonce))
  return new Response((await kept.text()).replaceAll(before, nonce), { headers })
}

/** Fetches the page and whatever it may come to need; the page comes last, so that what is kept is always whole. */
async function prepare() {
  const answer = await fetch(shell, { credentials: 'omit', cache: 'no-store' })
  if (!answer.ok || answer.redirected) return
  const cache = await caches.open(cacheName)
  const needed = new Set()
  const left = filesIn(await answer.clone().text(), answer.url)
  for (let file = left.pop(); file; file = left.pop()) {
    if (needed.has(file)) continue
    needed.add(file)
    const known = (await cache.match(file)) ?? (await fetched(cache, file))
    if (/\.(js|css)$/.test(file)) left.push(...filesIn(await known.text(), file))
  }
  await cache.put(shell, answer)
  for (const { url } of await cache.keys()) {
    if (!needed.has(url) && new URL(url).pathname !== shell) await cache.delete(url)
  }
}

async function fetched(cache, file) {
  const answer = await fetch(file)
  if (!answer.ok) throw new Error(`${file} answered ${answer.status}.`)
  await cache.put(file, answer.clone())
  return answer
}

/** The built files that a page, a script or a style sheet names. */
function filesIn(text, from) {
  const named = text.match(
    /(?:\/_next\/|\.\.\/)?(?:static\/(?:chunks|media|css)|media)\/[\w@~/.-]+\.(?:js|css|woff2)/g,
  )
  return (named ?? []).map((name) => {
    const path = name.startsWith('static/') ? `/_next/${name}` : name
    return new URL(path, from).href
  })
}
