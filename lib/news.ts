import { listen } from '@/db/system'
import { type LiveNotice, liveChannel } from '@/lib/announce'

/** Whose news somebody waits for, and of which kinds: about some engagements, or about themselves. */
type Waiting = {
  practiceId: string
  engagementIds?: readonly string[]
  memberId: string
  signInId: string
  of: readonly LiveNotice['kind'][]
}

/** More pages than this of one person, seen at once, are not told: each holds a connection. */
const mostOfAMember = 12

type Listener = Waiting & { hear: (notice: LiveNotice) => void; end: () => void }

// One ear per process, whoever listens. Nothing but ids goes through here: a notice says that there is something to
// look at, and whoever looks is asked again who they are.
const kept = globalThis as { waymarkEar?: { listeners: Set<Listener>; listening: Promise<unknown> | null } }
kept.waymarkEar ??= { listeners: new Set(), listening: null }
const ear = kept.waymarkEar

/** Whether one more page of this person is told. */
export function hasRoomFor({ memberId, of }: Pick<Waiting, 'memberId' | 'of'>): boolean {
  const theirs = [...ear.listeners].filter((each) => each.memberId === memberId && each.of[0] === of[0])
  return theirs.length < mostOfAMember
}

/** Answers with the way to stop. */
async function hearNews(listener: Listener): Promise<() => void> {
  ear.listeners.add(listener)
  ear.listening ??= beginListening()
  try {
    await ear.listening
  } catch (error) {
    ear.listening = null
    ear.listeners.delete(listener)
    throw error
  }
  return () => ear.listeners.delete(listener)
}

async function beginListening() {
  // A process that is told to go does not wait for pages that would listen for minutes.
  process.once('SIGTERM', () => {
    for (const each of ear.listeners) each.end()
  })
  return listen(liveChannel, (payload) => {
    const notice = read(payload)
    if (!notice) return
    for (const each of ear.listeners) if (concerns(notice, each)) each.hear(notice)
  })
}

const beatMs = 25_000
/** After this the page connects again, and is asked again everything that a request is asked. */
const longestMs = 10 * 60_000

/**
 * Server-sent events for a page that has no socket: a word without content whenever there is something to look at, and
 * one to begin with. `word` says it, or answers with null when this person may not hear any more; that is asked before
 * each word and with each beat, and a notice about their sign-in, their membership or the engagement is asked about at
 * once.
 */
export function newsStream(waiting: Waiting, word: () => Promise<string | null>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  /** Nothing is said any more: it has ended, or the page has gone. */
  let over = false
  return new ReadableStream({
    async start(controller) {
      const end = () => {
        if (over) return
        over = true
        stop()
        try {
          controller.close()
        } catch {
          // The page has gone away first.
        }
      }
      const say = async (framed: (word: string) => string) => {
        const said = await word().catch(() => null)
        if (over) return
        if (said === null) return end()
        controller.enqueue(encoder.encode(framed(said)))
      }
      const hush = await hearNews({
        ...waiting,
        end,
        hear: ({ kind }) => void say(waiting.of.includes(kind) ? asNews : asBeat),
      })
      const beat = setInterval(() => void say(asBeat), beatMs)
      const last = setTimeout(end, longestMs)
      stop = () => {
        hush()
        clearInterval(beat)
        clearTimeout(last)
      }
      // Gone before anybody listened for it.
      if (over) return stop()
      controller.enqueue(encoder.encode('retry: 2000\n\n'))
      // What happened before this page listened.
      await say(asNews)
    },
    cancel: () => {
      over = true
      stop()
    },
  })
}

const asNews = (word: string) => `data: ${word}\n\n`
const asBeat = () => ': still here\n\n'

function concerns(notice: LiveNotice, { practiceId, engagementIds, memberId, signInId }: Waiting): boolean {
  if (notice.signInId !== undefined) return notice.signInId === signInId
  if (notice.practiceId !== undefined && notice.practiceId !== practiceId) return false
  // Whoever waits for what concerns themselves has nothing to do with what happens in engagements.
  if (notice.engagementId !== undefined && !engagementIds?.includes(notice.engagementId)) return false
  return notice.memberId === undefined || notice.memberId === memberId
}

function read(payload: string): LiveNotice | null {
  try {
    const notice: unknown = JSON.parse(payload)
    // Written by `announce` and by triggers of ours; whatever it says is only looked up.
    return typeof notice === 'object' && notice !== null && 'kind' in notice ? (notice as LiveNotice) : null
  } catch {
    return null
  }
}
