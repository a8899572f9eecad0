import { readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { inProject } from '@/ops/project.mjs'

// Server actions as a browser speaks to them, without a browser: by the build's own list of them.

export type BuiltAction = {
  id: string
  /** File and name, such as `lib/auth/actions.ts sendCode`. */
  name: string
  /** The address of a page that has it, with the names of its parameters in brackets. */
  page: string
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

export function builtActions(buildDir: string): BuiltAction[] {
  const manifest: Record<
    string,
    Record<string, { exportedName: string; filename: string; workers: object }>
  > = JSON.parse(readFileSync(inProject(buildDir, 'server/server-reference-manifest.json'), 'utf8'))
  return [...Object.entries(manifest.node ?? {}), ...Object.entries(manifest.edge ?? {})].map(
    ([id, { exportedName, filename, workers }]) => ({
      id,
      name: `${filename} ${exportedName}`,
      page: (Object.keys(workers)[0] ?? '').replace(/^app/, '').replace(/\/page$/, '') || '/',
    }),
  )
}

/** The route handlers of the build, as `/sign-in/out`. */
export function builtRoutes(buildDir: string): string[] {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(inProject(buildDir, 'server/app-paths-manifest.json'), 'utf8'),
  )
  return Object.keys(manifest)
    .filter((path) => path.endsWith('/route'))
    .map((path) => path.slice(0, -'/route'.length))
}

/** What an action is called with: a form, or the practice and what the page sends. */
export type Sent = { form: Record<string, string> } | { args: readonly unknown[] }

/** As React calls it from a page whose script has loaded. */
export function callAction(
  at: URL,
  { id }: Pick<BuiltAction, 'id'>,
  sent: Sent,
  headers: Record<string, string>,
): Promise<Answer> {
  const named = { ...headers, 'next-action': id, accept: 'text/x-component' }
  if ('args' in sent) {
    const type = { 'content-type': 'text/plain;charset=UTF-8' }
    return post(at, { ...named, ...type }, Buffer.from(JSON.stringify(sent.args)))
  }
  const fields = Object.entries(sent.form).map(([name, value]) => [`_1_${name}`, value] as const)
  return postForm(at, named, [...fields, ['0', '[null,"$K1"]']])
}

/** As a form is sent before its script has loaded: what a page elsewhere could have somebody send, too. */
export function submitForm(
  at: URL,
  { id }: Pick<BuiltAction, 'id'>,
  form: Record<string, string>,
  headers: Record<string, string>,
): Promise<Answer> {
  return postForm(at, headers, [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
    ['$ACTION_1:1', '[null]'],
    ['$ACTION_KEY', 'k1'],
    ...Object.entries(form),
  ])
}

async function postForm(
  at: URL,
  headers: Record<string, string>,
  fields: readonly (readonly [string, string])[],
) {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const encoded = new Response(form)
  const type = encoded.headers.get('content-type') ?? ''
  return post(at, { ...headers, 'content-type': type }, Buffer.from(await encoded.arrayBuffer()))
}

const post = (at: URL, headers: Record<string, string>, body: Buffer) => send(at, 'POST', headers, body)

/** Says exactly these headers, `Host` and `Origin` included, and nothing of its own. */
export function send(
  at: URL,
  method: string,
  headers: Record<string, string>,
  body: Buffer = Buffer.alloc(0),
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      at,
      { method, headers: { ...headers, 'content-length': String(body.byteLength) } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    asking.on('error', reject)
    asking.setTimeout(30_000, () => asking.destroy(new Error(`${at.pathname} does not answer.`)))
    asking.end(body)
  })
}
