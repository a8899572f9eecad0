import { cookies, headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { noteRefusedAccess } from '@/lib/audit/commands'
import type { Role, SignIn } from '@/lib/auth/actor'
import { currentActor, currentSignIn } from '@/lib/auth/current'
import { fromOurPages } from '@/lib/auth/origin'
import { env } from '@/lib/env'
import { withoutContent } from '@/lib/fault'
import { found, Refusal, type RefusalKind, refuse, refuseUnless } from '@/lib/refusal'

export type Outcome<Value> =
  | { ok: true; value: Value }
  | { ok: false; refusal: { kind: RefusalKind; sentence: string } }

/**
 * One thing a person can do in a practice: checks where the request came from, parses, finds the actor, opens the
 * door, runs the command. A `Refusal` rolls back and becomes an answer; anything else is a bug.
 *
 *     export const endSession = serverAction(sessionId, { as: ['coach'] }, commands.endSession)
 */
export function serverAction<Input extends z.ZodType, Value>(
  input: Input,
  {
    as = ['owner', 'coach', 'client'],
    whenClosed = false,
  }: {
    as?: readonly Role[]
    /** Also where the practice has closed: leaving it, opening it again. */
    whenClosed?: boolean
  },
  /** What it may ask beyond the practice: how, and how lately, the person proved who they are. */
  command: (practice: Practice, input: z.output<Input>, signIn: SignIn) => Promise<Value>,
): (practiceSlug: string, input: z.input<Input>) => Promise<Outcome<Value>> {
  return async (practiceSlug, given) =>
    answer(command.name, async () => {
      await refuseStrangePages()
      const parsed = parse(input, given)
      const who = await currentActor(parse(z.string(), practiceSlug))
      if (!who && !(await currentSignIn())) {
        refuse('not-allowed', 'You are signed out. Sign in again, then repeat this.')
      }
      const { actor, practice, signIn } = found(who ?? undefined)
      try {
        refuseUnless(as.includes(actor.role), 'This page does not exist.', 'not-found')
        refuseUnless(
          !practice.closedAt || whenClosed,
          `${practice.name} is closed. What is here can be read and taken along; nothing can be changed.`,
          'conflict',
        )
        return await withPractice(actor, (practice) => command(practice, parsed, signIn))
      } catch (error) {
        if (error instanceof Refusal && error.kind === 'not-found') await noteRefused(actor, parsed)
        throw error
      }
    })
}

/** Whoever asked for what is not theirs, or not there: written down by the first id in what they sent. */
async function noteRefused(actor: Actor, asked: unknown): Promise<void> {
  const said = typeof asked === 'object' && asked !== null ? Object.values(asked) : [asked]
  const subjectId = said.find((each): each is string => z.uuid().safeParse(each).success)
  await withPractice(actor, (practice) => noteRefusedAccess(practice, subjectId))
}

/** What a sign-in action knows of the browser asking. */
export type Asking = { cookie: (name: string) => string | undefined; userAgent: string; network: string }

/**
 * For the actions of people who are not signed in yet, as a form's action. The same checks without an actor; the
 * work opens the system's door itself, because a wrong code must be counted even though the answer is no.
 */
export function systemAction<Input extends z.ZodType, Value>(
  input: Input,
  work: (input: z.output<Input>, asking: Asking) => Promise<Value>,
): (before: Outcome<Value> | null, form: FormData) => Promise<Outcome<Value>> {
  return async (_before, form) =>
    answer(work.name, async () => {
      await refuseStrangePages()
      return work(parse(input, fieldsOf(form)), await asking())
    })
}

async function answer<Value>(name: string, work: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof Refusal) {
      return { ok: false, refusal: { kind: error.kind, sentence: error.sentence } }
    }
    unstable_rethrow(error)
    throw withoutContent(`Action ${name}`, error)
  }
}

async function refuseStrangePages() {
  const sent = await headers()
  const address = env().AUTH_URL
  const ours = fromOurPages({ origin: sent.get('origin'), fetchSite: sent.get('sec-fetch-site') }, address)
  refuseUnless(ours, `Waymark answers only its own pages, at ${new URL(address).origin}. Open it there.`)
}

function parse<Input extends z.ZodType>(input: Input, given: unknown): z.output<Input> {
  const result = input.safeParse(given)
  if (result.success) return result.data
  // A schema speaks to people through its own messages; what zod says by itself is for developers.
  return refuse('invalid', result.error.issues[0]?.message ?? 'This could not be read.')
}

/** React adds fields of its own to a form that is sent before its script has loaded. */
function fieldsOf(form: FormData) {
  return Object.fromEntries([...form.entries()].filter(([name]) => !name.startsWith('$ACTION')))
}

async function asking(): Promise<Asking> {
  const [jar, sent] = await Promise.all([cookies(), headers()])
  return {
    cookie: (name) => jar.get(name)?.value,
    userAgent: sent.get('user-agent')?.slice(0, 400) ?? '',
    // The last entry was written by our own proxy, or by Next from the socket; earlier ones by anybody.
    network: sent.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '',
  }
}
