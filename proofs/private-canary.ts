/**
 * What is private is never sent to anybody else.
 *
 * A client writes words that stand nowhere else into the private draft, in every form a section can take, and into a
 * private note. Then everything is captured that the coach, the owner, a colleague, another client and the practice
 * next door can be sent: pages and their data, what screens are made of, what looking for each of the words answers,
 * files, rows, sockets (also while a session is open and the client types), mail, logs. Then the client shares one
 * section, and a device that was offline brings late words for it: from there on the shared words must arrive, and
 * everything else must not.
 *
 * The control is the same search over the client's own traffic, which has to find every word, and a checkpoint made of
 * the private draft on purpose, which has to be seen on the coach's side.
 */
import * as Y from 'yjs'
import { castEngagements } from '@/db/cast'
import { withPractice } from '@/db/practice'
import { followDocument } from '@/lib/find/follow'
import { endSession, openUnbooked } from '@/lib/sessions/commands'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { content } from '@/lib/visions/document/content'
import { digestOfHeld } from '@/lib/visions/document/digest'
import { heldOf } from '@/lib/visions/document/move'
import { sectionKeys } from '@/lib/visions/document/template'
import { firstUpdate } from '@/lib/visions/document/write'
import { settle } from '@/lib/visions/settle'
import { shareSection } from '@/lib/visions/share'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import type { Variables } from '@/ops/run.mjs'
import { search, socketMessages } from './canary/found'
import type { Listener } from './canary/listener'
import { type Canary, plant, privateSections } from './canary/plant'
import { canariesInUpdates, newCanary } from './canary/search'
import { actorOf, hatOf, onStage, type Size, type Stage } from './canary/stage'
import { logsOf, type Message, mails } from './canary/traffic'
import { type Hat, hats } from './matrix/people'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { until } from './stage/until'

const daniel = castEngagements.daniel
const shared = 'life'

export const privateCanary = (env: Variables, size: Size, random: Random): Promise<Outcome> =>
  onStage(env, size, (stage) => new Story(stage, size, random).tell())

/** Everything that somebody was sent, and what was in it. */
type Captured = { messages: number; found: Map<string, string> }

class Story {
  private canaries: Canary[] = []
  private readonly ofClient: Listener[] = []
  private readonly others: readonly Hat[]
  private messages = 0
  private hits = 0
  /** A word that the coach may read. */
  private open = ''

  constructor(
    private readonly stage: Stage,
    size: Size,
    private readonly random: Random,
  ) {
    this.others = hats.filter(
      ({ name, identity }) => name !== 'daniel' && (size.others?.includes(identity) ?? true),
    )
  }

  async tell(): Promise<Outcome> {
    const note = await this.beginNote()
    const client = await this.openAsClient(note)
    const open = newCanary(this.random)
    this.open = open
    for (const section of privateSections) await this.write(client.draft, section)
    await client.note.say(firstUpdate({ notes: this.canary('a private note', 'client_notes') }))
    await this.letRest(this.canary('a reason', 'drift'))
    await client.vision.say(firstUpdate({ texts: { why: `The coach may read ${open}.` } }))
    await this.settle(note)
    say(`${this.canaries.length} canaries in ${privateSections.join(', ')} and a note.`)

    say('Between sessions…')
    const coach = await this.captureOthers()
    const reached = this.waysOf(coach, open)

    say('While a session is open, and the client types in private…')
    await this.inSession(note)

    say(`After “${shared}” was shared, and a device came back with late words for it…`)
    const sharedWords = this.canaries.filter(({ section }) => section === shared).map(({ word }) => word)
    await this.share()
    this.canaries = this.canaries.filter(({ section }) => section !== shared)
    await this.write((await this.openAsClient(note)).draft, shared, 'late ')
    await this.settle(note)
    const afterwards = await this.captureOthers()
    const arrived = sharedWords.filter((word) => afterwards.has(word)).length
    say(`${arrived} of ${sharedWords.length} shared words have reached the coach.`)

    const all = [...this.canaries.map(({ word }) => word), ...sharedWords]
    const own = await this.captureOwn()
    const control = all.filter((word) => own.has(word)).length
    // An address behind a link is no word, and a reason no plan: everything else the client finds by looking for it.
    const unsearched = this.canaries.filter(
      ({ word, how, section }) =>
        !how.endsWith('an address') && section !== 'drift' && !own.get(word)?.split(', ').includes('search'),
    )
    for (const { how, section } of unsearched) say(`NOT FOUND by looking for it: ${how} of ${section}`)
    const leak = await this.leakOnPurpose()
    for (const listener of this.ofClient) listener.leave()
    say(
      `${this.messages} messages to others, ${this.hits} hits; the client’s own hold ${control} of ${all.length}.`,
    )
    say(`What everybody may read came by: ${reached.join('; ')}.`)
    const holds =
      this.hits === 0 &&
      control === all.length &&
      unsearched.length === 0 &&
      reached.includes('search') &&
      leak &&
      arrived === sharedWords.length &&
      reached.length > 0
    const counts = { messages: this.messages, canaries: all.length, hits: this.hits, control }
    return { holds, counts: { ...counts, shared: arrived, leakSeen: leak, unsearched: unsearched.length } }
  }

  /** A private note has no page yet; its document has a socket already. */
  private async beginNote(): Promise<string> {
    const [row] = await this.stage.admin<{ id: string }[]>`
      insert into documents (practice_id, engagement_id, session_id, kind)
      select practice_id, engagement_id, id, 'client_notes' from sessions where engagement_id = ${daniel.id}
      order by starts_at limit 1 returning id`
    return row?.id ?? ''
  }

  /** Why something that drifted in private may rest is as private as what it rests on. */
  private async letRest(reason: string) {
    await this.stage.admin`
      with fired as (
        insert into drift_signals (practice_id, engagement_id, kind, about, facts)
        select practice_id, id, 'life gap', 'proved', '{}' from engagements where id = ${daniel.id} returning *)
      insert into drift_answers (practice_id, signal_id, engagement_id, member_id, kind, reason)
      select practice_id, id, engagement_id, ${actorOf('daniel').memberId}, 'dismissed', ${reason} from fired`
  }

  /** Anew after each capture: that takes so long that a socket may have ended, with nobody answering its pings. */
  private async openAsClient(note: string) {
    const listen = (documentId: string) => this.stage.listen('daniel', documentId)
    const [draft, vision, notes] = await Promise.all([
      listen(daniel.documents.privateDraft),
      listen(daniel.documents.vision),
      listen(note),
    ])
    this.ofClient.push(draft, vision, notes)
    return { draft, vision, note: notes }
  }

  private canary(how: string, section: string): string {
    const word = newCanary(this.random)
    this.canaries.push({ word, section, how })
    return word
  }

  private async write(draft: Listener, section: string, when = '') {
    const { canaries, updates } = plant(this.random, section)
    this.canaries.push(...canaries.map((each) => ({ ...each, how: when + each.how })))
    for (const update of updates) await draft.say(update)
  }

  /** As the jobs do once everything has rested: what may be found is found. */
  private async settle(note: string) {
    const { practiceId } = actorOf('daniel')
    const of = { practiceId, engagementId: daniel.id }
    await settle({ practiceId, documentId: daniel.documents.vision }, 'ready')
    await followDocument({ ...of, documentId: daniel.documents.privateDraft, kind: 'private_draft' })
    await followDocument({ ...of, documentId: note, kind: 'client_notes' })
  }

  /** The coach listens at the vision and knocks at what is not theirs, while the client types. */
  private async inSession(note: string) {
    const client = await this.openAsClient(note)
    const { sessionId } = await withPractice(actorOf('maya'), (practice) => openUnbooked(practice, daniel.id))
    const coach = await this.stage.listen('maya', daniel.documents.vision)
    const knocks = await Promise.all(
      this.others.flatMap(({ name }) =>
        [daniel.documents.privateDraft, note].map((id) => this.stage.listen(name, id)),
      ),
    )
    for (const section of privateSections) await this.write(client.draft, section, 'in a session, ')
    const open = newCanary(this.random)
    await client.vision.say(firstUpdate({ texts: { why: open } }))
    await this.captureOthers()
    await until(() => canariesInUpdates(coach.updates).has(open), 'the coach hears the client in a session')
    this.judge('the coach, in a session', socketMessages('the vision', coach), [coach.updates])
    for (const knock of knocks) {
      this.judge('somebody who knocks', socketMessages('a private document', knock), [knock.updates])
      if (knock.denied() === null) throw new Error('A private document was opened to somebody else.')
    }
    for (const listener of [coach, ...knocks]) listener.leave()
    await withPractice(actorOf('maya'), (practice) => endSession(practice, sessionId))
  }

  private async share() {
    const digest = await digestOfHeld(heldOf(await this.draft(), shared))
    await withPractice(actorOf('daniel'), (practice) =>
      shareSection(practice, { visionId: daniel.visionId, section: shared, digest }),
    )
  }

  /** The private draft as the log has it. */
  private async draft(): Promise<Y.Doc> {
    const doc = new Y.Doc()
    const rows = await this.stage.admin<{ bytes: Buffer }[]>`
      select bytes from document_updates where document_id = ${daniel.documents.privateDraft} order by seq`
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
    return doc
  }

  /** By every way, to everybody but the client. Answers what the coach was sent: each word, and how it came. */
  private async captureOthers(): Promise<Map<string, string>> {
    let coach = new Map<string, string>()
    for (const hat of this.others) {
      const messages = await this.sentTo(hat)
      const { found } = this.judge(hat.identity, messages, [])
      if (hat.name === 'maya') coach = found
    }
    this.judge('whoever gets mail', await mails(), [])
    this.judge('whoever reads logs', logsOf(this.stage.env), [])
    return coach
  }

  private sentTo(hat: Hat): Promise<Message[]> {
    return this.stage.sentTo(hat, [...this.canaries.map(({ word }) => word), this.open])
  }

  /** Counts what somebody was sent, and says where a private word was in it. */
  private judge(whom: string, messages: readonly Message[], documents: readonly Uint8Array[][]): Captured {
    const found = search(messages, documents)
    this.messages += messages.length
    for (const { word, section, how } of this.canaries) {
      const way = found.get(word)
      if (way === undefined) continue
      this.hits++
      say(`HIT  ${whom}: ${way}: ${how} of ${section}`)
    }
    return { messages: messages.length, found }
  }

  private waysOf(found: Map<string, string>, word: string): string[] {
    return (found.get(word) ?? '').split(', ').filter(Boolean)
  }

  /** The same search over what the client is sent. */
  private async captureOwn(): Promise<Map<string, string>> {
    const [note] = await this.stage.admin<{ id: string }[]>`
      select id from documents where engagement_id = ${daniel.id} and kind = 'client_notes'`
    const ids = [daniel.documents.vision, daniel.documents.privateDraft, note?.id ?? '']
    const listeners = await Promise.all(ids.map((id) => this.stage.listen('daniel', id)))
    const messages = await this.sentTo(hatOf('daniel'))
    const found = search(
      [...messages, ...listeners.flatMap((each) => socketMessages('own', each))],
      listeners.map(({ updates }) => updates),
    )
    for (const listener of listeners) listener.leave()
    return found
  }

  /** As if it had settled from the wrong document: the coach's side must show it, or nothing above means anything. */
  private async leakOnPurpose(): Promise<boolean> {
    const plan = content(await this.draft(), {
      template: careerAndLife,
      sections: sectionKeys(careerAndLife),
    })
    await this.stage.admin`
      insert into checkpoints (practice_id, engagement_id, document_id, through_seq, reason, content, changed_sections, ready_sections)
      values (${actorOf('daniel').practiceId}, ${daniel.id}, ${daniel.documents.vision}, 9000000, 'pause',
        ${this.stage.admin.json(JSON.parse(JSON.stringify(plan)))}, '{}', '{}')`
    const found = search(await this.sentTo(hatOf('maya')), [])
    await this.stage.admin`delete from checkpoints where through_seq = 9000000`
    return this.canaries.some(({ word }) => found.has(word))
  }
}

if (isProgram(import.meta.filename)) {
  await prove('private-canary', async ({ random }) => {
    const product = await startProduct(proofPlace(), { mode: 'built', say })
    try {
      return await privateCanary(process.env, { origin: product.url }, random)
    } finally {
      await product.stop()
    }
  })
}
