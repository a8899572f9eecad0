import { type Answer, type BuiltAction, callAction, type Sent, send } from '../stage/actions'

/** What people and attackers do at the built product, over HTTP. */
export type Site = {
  /** Calls an action by its name, from this network, with these cookies. */
  call: (name: string, sent: Sent, from: From) => Promise<Answer>
  read: (path: string, from: From) => Promise<Answer>
}

export type From = { network: string; cookie?: string }

export function siteAt(address: string, actions: readonly BuiltAction[]): Site {
  const { origin } = new URL(address)
  // As the proxy in front of it would say it.
  const headers = ({ network, cookie }: From) => ({
    'x-forwarded-for': network,
    'user-agent': 'Proof',
    ...(cookie ? { cookie } : {}),
  })
  return {
    call(name, sent, from) {
      const action = actions.find((each) => each.name === name)
      if (!action) throw new Error(`The build has no action ${name}.`)
      const page = action.page.replace('[token]', 'x').replace('[practice]', 'harbor')
      return callAction(new URL(page, address), action, sent, {
        ...headers(from),
        origin,
        'sec-fetch-site': 'same-origin',
      })
    },
    read: (path, from) => send(new URL(path, address), 'GET', headers(from)),
  }
}

/** A cookie that an answer sets, as a browser sends it back. */
export function cookieIn({ headers }: Answer, name: string): string | null {
  const set = headers['set-cookie']?.find((each) => each.startsWith(`${name}=`))
  return set?.split(';')[0] ?? null
}

export const sendCode = (site: Site, email: string, from: From) =>
  site.call('lib/auth/actions.ts sendCode', { form: { email, practice: '' } }, from)

export const signUp = (site: Site, email: string, from: From) =>
  site.call('lib/auth/actions.ts signUp', { form: { email, name: 'Robin Wells' } }, from)

export const enterCode = (site: Site, code: string, from: From) =>
  site.call('lib/auth/actions.ts enterCode', { form: { code } }, from)

export const openLink = (site: Site, token: string, from: From) =>
  site.call('lib/auth/actions.ts openLink', { form: { token } }, from)

export const asking = 'waymark-asking'
export const signedIn = 'waymark'
