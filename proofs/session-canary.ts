/**
 * What one of two keeps to themselves in a session is never sent to the other, nor to anybody else.
 *
 * A coach and her client have a session. Each writes words that stand nowhere else into their own notes: before it, in
 * it, letter by letter beside the shared notes, and after it; she leaves herself a line, he answers what he has not
 * called ready, and the recap is sent. Everything is captured that the other one, the owner, a
 * colleague, another client and the practice next door are sent by then: frames of every socket they may open and of
 * those at which they knock, pages and their data, what screens are made of, files, rows, mail, logs.
 *
 * The control is the same search over what each of the two is sent of their own, which has to find every word; a word
 * in the shared notes, which has to reach both; and a private word that is put into the shared notes on purpose, which
 * has to be seen on the other side.
 */
import { castEngagements } from '@/db/cast'
import { withPractice } from '@/db/practice'
import { beginNotes } from '@/lib/notes/commands'
import { noteToSelf, saveAnswers } from '@/lib/preparation/commands'
import { sendRecap } from '@/lib/recaps/commands'
import { recapScreen } from '@/lib/recaps/queries'
import { endSession, openBooked } from '@/lib/sessions/commands'
import { firstUpdate } from '@/lib/visions/document/write'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import type { Variables } from '@/ops/run.mjs'
import { search, socketMessages } from './canary/found'
import type { Listener } from './canary/listener'
import { type Canary, plantNotes } from './canary/plant'
import { newCanary } from './canary/search'
import { actorOf, hatOf, onStage, type Size, type Stage } from './canary/stage'
import { logsOf, type Message, mails } from './canary/traffic'
import { type Hat, hats } from './matrix/people'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'

const daniel = castEngagements.daniel
type Keeper = 'maya' | 'daniel'
const keepers: readonly Keeper[] = ['maya', 'daniel']

export const sessionCanary = (env: Variables, size: Size, random: Random): Promise<Outcome> =>
  onStage(env, size, (stage) => new Session(stage, size, random).tell())

class Session {
  private readonly canaries: Record<Keeper, Canary[]> = { maya: [], daniel: [] }
  private readonly heard: Record<Keeper, Listener[]> = { maya: [], daniel: [] }
  private messages = 0
  private hits = 0

  constructor(
    private readonly stage: Stage,
    private readonly size: Size,
    private readonly random: Random,
  ) {}

  async tell(): Promise<Outcome> {
    const sessionId = await this.book()
    say('While each prepares…')
    const own = { maya: await this.begin('maya', sessionId), daniel: await this.begin('daniel', sessionId) }
    for (const keeper of keepers) await this.write(keeper, own[keeper], 'before, ')
    const answer = await this.prepare(sessionId)
    await this.captureAll()
    // From the opening on, what he answered is hers to read.
    this.canaries.daniel = this.canaries.daniel.filter(({ word }) => word !== answer)

    say('While the session is open…')
    await as('maya', (practice) => openBooked(practice, sessionId))
    const { shared } = await as('maya', (practice) => beginNotes(practice, sessionId))
    const both = await this.sitDown(shared ?? '')
    const knocks = await this.knock(own)
    // Nobody is sent what they have just said themselves.
    const open = { maya: newCanary(this.random), daniel: newCanary(this.random) }
    for (const keeper of keepers)
      await both[keeper].shared.say(firstUpdate({ notes: `Both may read ${open[keeper]}.` }))
    for (const keeper of keepers) await this.write(keeper, own[keeper], 'in it, ')
    await this.captureAll()
    const reached = keepers.filter((keeper) =>
      this.hearsOf(both[keeper].shared, open[keeper === 'maya' ? 'daniel' : 'maya']),
    ).length
    for (const keeper of keepers) this.judgeSockets(keeper, Object.values(both[keeper]))
    for (const { who, listener } of knocks) {
      if (listener.denied() === null) throw new Error('Private notes were opened to somebody else.')
      this.judge(who, socketMessages('private notes', listener), [listener.updates], keepers)
    }

    say('After it…')
    await as('maya', (practice) => endSession(practice, sessionId))
    await this.sendRecap(sessionId)
    for (const keeper of keepers) await this.write(keeper, own[keeper], 'after, ')
    await this.captureAll()

    const control = await this.captureOwn(own)
    const leakSeen = await this.leakOnPurpose(shared ?? '')
    for (const listener of [
      ...keepers.flatMap((keeper) => this.heard[keeper]),
      ...knocks.map((k) => k.listener),
    ])
      listener.leave()
    const canaries = keepers.reduce((sum, keeper) => sum + this.canaries[keeper].length, 0)
    say(`${this.messages} messages, ${this.hits} hits; each finds ${control} of ${canaries} of their own.`)
    return {
      holds: this.hits === 0 && control === canaries && reached === 2 && leakSeen,
      counts: { messages: this.messages, canaries, hits: this.hits, control, shared: reached, leakSeen },
    }
  }

  /** As its coach would, without changing a word: what it was drafted from is what could leak. */
  private async sendRecap(sessionId: string) {
    const drafted = await recapScreen(actorOf('maya'), sessionId)
    if (drafted?.state !== 'draft') throw new Error('There is no recap to be sent.')
    await as('maya', (practice) => sendRecap(practice, { sessionId, digest: drafted.digest }))
    const sent = await recapScreen(actorOf('daniel'), sessionId)
    if (sent?.state !== 'sent') throw new Error('The recap has not arrived.')
  }

  /** A session of its own, at an hour at which nobody else is booked. */
  private async book(): Promise<string> {
    const [row] = await this.stage.admin<{ id: string }[]>`
      insert into sessions (practice_id, engagement_id, number, starts_at)
      select e.practice_id, e.id, 950, now() + interval '300 days' from engagements e where e.id = ${daniel.id}
      returning id`
    // Due now, so that it is held at its own hour; nobody's hour, so that none stands in its way.
    await this.stage.admin`update sessions set coach_id = null, starts_at = date_trunc('minute', now())
      where id = ${row?.id ?? ''}`
    return row?.id ?? ''
  }

  /** A line of hers to herself, and an answer of his that he has not called ready. */
  private async prepare(sessionId: string): Promise<string> {
    const words = newCanary(this.random)
    this.canaries.maya.push({ word: words, section: 'the notes of maya', how: 'a line to herself' })
    await as('maya', (practice) => noteToSelf(practice, { sessionId, words }))
    const focus = newCanary(this.random)
    this.canaries.daniel.push({ word: focus, section: 'the answers of daniel', how: 'not called ready' })
    await as('daniel', (practice) => saveAnswers(practice, { sessionId, since: '', focus, worth: '' }))
    return focus
  }

  private async begin(keeper: Keeper, sessionId: string): Promise<string> {
    const { own } = await as(keeper, (practice) => beginNotes(practice, sessionId))
    return own ?? ''
  }

  /** On a socket of its own each time: what is captured in between takes minutes, in which nobody answers a ping. */
  private async write(keeper: Keeper, documentId: string, when: string) {
    const notes = await this.listen(keeper, documentId)
    const { canaries, updates } = plantNotes(this.random, `the notes of ${keeper}`)
    this.canaries[keeper].push(...canaries.map((each) => ({ ...each, how: when + each.how })))
    for (const update of updates) await notes.say(update)
  }

  /** What each may open besides their own notes while the session is open. */
  private async sitDown(shared: string) {
    const seat = async (keeper: Keeper) => ({
      shared: await this.listen(keeper, shared),
      vision: await this.listen(keeper, daniel.documents.vision),
    })
    return { maya: await seat('maya'), daniel: await seat('daniel') }
  }

  /** Everybody at the notes that are not theirs. */
  private async knock(own: Record<Keeper, string>): Promise<{ who: string; listener: Listener }[]> {
    const knocks = hats.flatMap(({ name }) =>
      keepers.filter((keeper) => keeper !== name).map((keeper) => ({ name, id: own[keeper] })),
    )
    return Promise.all(
      knocks.map(async ({ name, id }) => ({ who: name, listener: await this.listen(name, id) })),
    )
  }

  private async listen(name: Hat['name'], documentId: string): Promise<Listener> {
    const listener = await this.stage.listen(name, documentId)
    if (name === 'maya' || name === 'daniel') this.heard[name].push(listener)
    return listener
  }

  private hearsOf(listener: Listener, word: string) {
    return search(socketMessages('shared notes', listener), [listener.updates]).has(word)
  }

  /** By every way there is, to everybody; of the two, each is judged by the words of the other. */
  private async captureAll() {
    for (const hat of hats) {
      const isKeeper = hat.name === 'maya' || hat.name === 'daniel'
      if (!isKeeper && this.size.others && !this.size.others.includes(hat.identity)) continue
      const strangers = keepers.filter((keeper) => keeper !== hat.name)
      this.judge(hat.identity, await this.sentTo(hat), [], strangers)
    }
    this.judge('whoever gets mail', await mails(), [], keepers)
    this.judge('whoever reads logs', logsOf(this.stage.env), [], keepers)
  }

  private judgeSockets(keeper: Keeper, listeners: readonly Listener[]) {
    const messages = listeners.flatMap((listener) => socketMessages('the room', listener))
    const others = keepers.filter((each) => each !== keeper)
    this.judge(
      keeper,
      messages,
      listeners.map(({ updates }) => updates),
      others,
    )
  }

  private judge(
    whom: string,
    messages: readonly Message[],
    documents: readonly Uint8Array[][],
    whose: readonly Keeper[],
  ) {
    const found = search(messages, documents)
    this.messages += messages.length
    for (const { word, section, how } of whose.flatMap((keeper) => this.canaries[keeper])) {
      const way = found.get(word)
      if (way === undefined) continue
      this.hits++
      say(`HIT  ${whom}: ${way}: ${how} of ${section}`)
    }
  }

  private sentTo(hat: Hat): Promise<Message[]> {
    const words = keepers.flatMap((keeper) => this.canaries[keeper].map(({ word }) => word))
    return this.stage.sentTo(hat, words)
  }

  /** How many of their own words the two are sent, as the same search finds them. */
  private async captureOwn(own: Record<Keeper, string>): Promise<number> {
    let control = 0
    for (const keeper of keepers) {
      const again = await this.listen(keeper, own[keeper])
      const messages = [...(await this.sentTo(hatOf(keeper))), ...socketMessages('own', again)]
      const found = search(messages, [again.updates])
      control += this.canaries[keeper].filter(({ word }) => found.has(word)).length
    }
    return control
  }

  /** As if a private note had been written into the shared ones: the other side must show it. */
  private async leakOnPurpose(shared: string): Promise<boolean> {
    const [word] = this.canaries.maya.map((each) => each.word)
    const { practiceId, memberId } = actorOf('maya')
    const bytes = Buffer.from(firstUpdate({ notes: `She wrote ${word}.` }))
    await this.stage.admin`insert into document_updates (practice_id, document_id, member_id, bytes)
      values (${practiceId}, ${shared}, ${memberId}, ${bytes})`
    const found = search(await this.sentTo(hatOf('daniel')), [])
    await this.stage.admin`delete from document_updates where document_id = ${shared} and bytes = ${bytes}`
    return word !== undefined && found.has(word)
  }
}

const as = <Value>(keeper: Keeper, command: Parameters<typeof withPractice<Value>>[1]) =>
  withPractice(actorOf(keeper), command)

if (isProgram(import.meta.filename)) {
  await prove('session-canary', async ({ random }) => {
    const product = await startProduct(proofPlace(), { mode: 'built', say })
    try {
      return await sessionCanary(process.env, { origin: product.url }, random)
    } finally {
      await product.stop()
    }
  })
}
