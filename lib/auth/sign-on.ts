import { z } from 'zod'

const shape = z.object({
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
  OIDC_NAME: z.string().min(1).max(60),
})

export type SignOn = { issuer: string; clientId: string; clientSecret: string; name: string }

/** The OpenID Connect provider of this installation, or null. Half a configuration is a mistake and says so. */
export function signOn(): SignOn | null {
  const names = Object.keys(shape.shape)
  if (names.every((name) => !process.env[name])) return null
  const result = shape.safeParse(process.env)
  if (!result.success) {
    throw new Error(
      `Single sign-on needs ${names.join(', ')}; check ${result.error.issues[0]?.path.join('.')}.`,
    )
  }
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME: name } = result.data
  return { issuer, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name }
}

/** next-auth's id of the provider; part of the callback's address, which the provider must know. */
export const signOnId = 'sign-on'
