import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { hint, listen, whoElseServes } from '@/db/system'
import { againMs, Gathering } from './gather'
import { inTime } from './in-time'
import { logFailure, note } from './log'

// Several live processes may serve the same document, each with a copy of its own in memory. The log is the truth for all
// of them. Whoever has written into it says so to the others, who read what they lack; and because what is said may be
// lost, they look by themselves as well.

export type Company = {
  /** Others serve beside this process, or did a moment ago. */
  readonly others: boolean
  /** When, by the clock of the database, it was last certain that there was nobody else, and nothing of theirs still on its way. */
  readonly aloneAt: string | null
  /** Rows of this document are committed. */
  wrote(name: string): void
  stop(): Promise<void>
}

const rowsChannel = 'waymark_rows'
const said = z.object({ by: z.uuid(), documents: z.array(z.string()) })

/** What a process wrote can be committed for as long after its end. */
const lingersMs = 60_000
/** Names in one hint; Postgres takes 8,000 bytes. */
const namesAtOnce = 90
/** Letters that are typed at once are told at once. */
const gathersMs = 15

export async function keepCompany(options: {
  everyMs: number
  /** Somebody else wrote into these documents. */
  onWrote: (names: readonly string[]) => void
  /** Whatever is open here may lack something. */
  look: () => Promise<void>
  /** There was nobody, and now there is. */
  onFound: () => void
}): Promise<Company> {
  const me = randomUUID()
  const wrote = new Gathering(tell)
  let seenAt = Number.NEGATIVE_INFINITY
  let aloneAt: string | null = null
  let underWay: Promise<void> | null = null
  /** What is being looked at may be older than what was lost. */
  let onceMore = false
  let stopped = false

  const others = () => performance.now() - seenAt < lingersMs
  const subscription = await listen(
    rowsChannel,
    (payload) => {
      const heard = said.safeParse(parsed(payload))
      if (!heard.success || heard.data.by === me) return
      found()
      options.onWrote(heard.data.documents)
    },
    // What was said meanwhile is lost.
    () => {
      onceMore = underWay !== null
      void round()
    },
  )
  await round()
  const timer = setInterval(() => void round(), options.everyMs)

  return {
    get others() {
      return others()
    },
    get aloneAt() {
      return aloneAt
    },
    wrote: (name) => {
      if (others()) wrote.add([name], gathersMs)
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      wrote.now()
      await subscription.unlisten().catch(() => {})
      await underWay
    },
  }

  function found() {
    const wasAlone = !others()
    seenAt = performance.now()
    if (!wasAlone) return
    note('others serve as well')
    options.onFound()
  }

  function tell(names: readonly string[]) {
    for (let from = 0; from < names.length; from += namesAtOnce) {
      const documents = names.slice(from, from + namesAtOnce)
      hint(rowsChannel, JSON.stringify({ by: me, documents })).catch((error) => {
        logFailure('could not tell the others', error)
        if (!stopped && others()) wrote.add(documents, againMs)
      })
    }
  }

  /** One after another: a database that is slow to answer is not asked again meanwhile. */
  function round(): Promise<void> {
    underWay ??= lookAround()
      .catch((error) => logFailure('could not look at what others wrote', error))
      .finally(() => {
        underWay = null
        if (!onceMore || stopped) return
        onceMore = false
        void round()
      })
    return underWay
  }

  async function lookAround() {
    const answer = await inTime(whoElseServes())
    if (answer.others) {
      found()
    } else if (!others()) {
      aloneAt = answer.at
      return
    }
    await options.look()
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}
