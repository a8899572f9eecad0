import { z } from 'zod'

const url = (what: string) => z.url(`${what} is not set: it is a postgres:// address. \`npm start\` sets it.`)

const shape = z.object({
  APP_DATABASE_URL: url('APP_DATABASE_URL'),
  SYSTEM_DATABASE_URL: url('SYSTEM_DATABASE_URL'),
  AUTH_URL: z.url('AUTH_URL is not set: the address people type, such as https://plans.example.com.'),
  AUTH_SECRET: z.string().min(32, 'AUTH_SECRET is not set: at least 32 random characters.'),
  /** Connections each process keeps for people's work. */
  APP_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  WEB_PORT: z.coerce.number().int().default(3000),
  LIVE_PORT: z.coerce.number().int().default(3001),
  SMTP_URL: z.url().optional(),
  /** Where the post office says whether it took a mail, with `{id}` for its Message-ID (docs/operations.md). */
  MAIL_TAKEN_URL: z.url().includes('{id}').optional(),
  /**
   * For how long after it was claimed a mail may still be on its way: longer than any conversation with the post
   * office lasts.
   */
  MAIL_DOUBT_SECONDS: z.coerce.number().int().min(1).max(3600).default(240),
  MAIL_FROM: z.string().default('Waymark <waymark@localhost>'),
  WAYMARK_DEMO: z.literal('1').optional(),
})

export type Env = z.infer<typeof shape>

let parsed: Env | undefined

/** The environment, read once on first use so that a build needs none of it. Throws one sentence for each missing value. */
export function env(): Env {
  if (parsed) return parsed
  const result = shape.safeParse(process.env)
  if (!result.success) {
    const sentences = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not complete.\n${sentences.join('\n')}`)
  }
  parsed = result.data
  return parsed
}

/** The demo lends out its people: only on loopback, with the embedded database and without real mail. */
export const isDemo = () => env().WAYMARK_DEMO === '1' && !env().SMTP_URL
