import {
  type beforeHandleMessagePayload,
  type beforeSyncPayload,
  type Connection,
  type Document,
  Hocuspocus,
  isTransactionOrigin,
  OutgoingMessage,
  type onAuthenticatePayload,
} from '@hocuspocus/server'
import { messageYjsSyncStep1 } from 'y-protocols/sync'
import type { Transaction } from 'yjs'
import { withPractice } from '@/db/practice'
import { actorFromCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import { sessionOpenNow } from '@/lib/sessions/open-now'
import { rowsWorthASnapshot } from '@/lib/visions/compact'
import { schemaVersion } from '@/lib/visions/document/rich-text'
import type { DocumentKey } from '@/lib/visions/log'
import { settlesAfterMs } from '@/lib/visions/vision'
import { type Admission, admit, TurnedAway, type WhoAsks } from './admit'
import { Ahead, type Asked, answerTo } from './ahead'
import { type Company, keepCompany } from './company'
import { type Echoes, patient } from './echoes'
import { fitIn, fromTheLog, Place, readUnseen } from './elsewhere'
import { askForSnapshot, askToSettle } from './errands'
import { closingOnFailure, neverFailing } from './failing'
import { againMs, Gathering } from './gather'
import { clearPending, holds, type Judged, judge, OutOfStep, readFrame, Size } from './guard'
import { yieldHelperThreads } from './helper-threads'
import { inTime } from './in-time'
import { type Log, load, openLog, readFrom } from './keep'
import { logFailure, note, watchEventLoop } from './log'
import { stamp } from './presence'
import { type PresenceElsewhere, sharePresence } from './presence-elsewhere'
import { type Judging, keepJudging } from './revoke'
import { openQuiet, type SettleVision } from './settle'
import { type Caps, openSockets, type Socket, usualCaps } from './sockets'
import { type Visit, Visits } from './visits'
import {
  type Closing,
  closeCodes,
  documentName,
  readDocumentName,
  readyToRead,
  type Word,
  writeWord,
} from './wire'

export type LiveOptions = {
  port: number
  /** Where people type their address; the only origin a socket may come from. */
  authUrl: string
  whoAsks: WhoAsks
  /** Pages that know an older shape of the document are asked to reload. */
  schemaVersion: number
  settle: SettleVision
  /** Has the log of a document summed up, elsewhere. */
  compact: (document: DocumentKey) => Promise<unknown>
  log?: Log
  caps?: Partial<Caps>
  /** How often everybody is judged again although nothing was heard. */
  judgeEveryMs?: number
  /** How often it is looked whether other processes serve, and what they wrote; not at all, where it is infinite. */
  lookEveryMs?: number
  /** How long a vision rests before it settles. */
  quietMs?: number
}

export type Live = {
  port: number
  open(): { sockets: number; documents: number }
  /** Takes nothing more, finishes what was begun, and lets everybody go. */
  stop(): Promise<void>
}

/** What Hocuspocus carries for each connection. */
type Context = { socket: Socket; echoes: Echoes; ahead: Ahead; visit?: Arrival }
type Arrival = Visit & { connection: Connection<Context> | null }
type FirstQuestion = beforeHandleMessagePayload<Context> & { asked: Asked }
type Open = Pick<Admission, 'documentId' | 'kind'> & {
  practiceId: string
  size: Size
  /** Rows of the log that no snapshot covers. */
  rows: number
  /**
   * The newest row when it was read. From here on it is read again when a notice may have been lost: `place` will not
   * do, because it passes over what was written while no other live process served, and the web writes then as well.
   */
  throughSeq: number
  /** How far its log has been read since, where others write as well. */
  place: Place
  unsettled: boolean
}

/** Serves live documents. Everything Hocuspocus knows about us, and we about Hocuspocus, is in this function. */
export async function startLive(options: LiveOptions): Promise<Live> {
  const log = options.log ?? openLog()
  const visits = new Visits()
  const documents = new Map<string, Open>()
  const caps = { ...usualCaps, ...options.caps }
  const quiet = openQuiet(options.settle, options.quietMs ?? settlesAfterMs)
  const judgedLast = new WeakMap<Connection<Context>, Judged>()
  let judging: Judging | null = null
  let company: Company | null = null
  let presence: PresenceElsewhere | null = null
  let leaving = false
  /** Documents of which it could not be read what others wrote. */
  const lacking = new Gathering((names) => void catchUp(names))

  const hocuspocus = new Hocuspocus<Context>({
    quiet: true,
    // Sockets have a heartbeat and a time to authenticate of their own.
    timeout: 2 ** 31 - 1,
    flushDelay: false,
    maxUnauthenticatedQueueSize: 1024 * 1024,
    maxUnauthenticatedQueueMessages: 200,
    maxPendingDocuments: 8,

    onAuthenticate: closingOnFailure('onAuthenticate', arrive),
    onLoadDocument: closingOnFailure('onLoadDocument', async ({ context, document, documentName }) => {
      const { admission } = visitOf(context)
      documents.set(documentName, await fill(document, admission, context))
      presence?.opened(document)
    }),
    connected: closingOnFailure('connected', async ({ context, connection }) => {
      const visit = visitOf(context)
      visit.connection = connection
      visit.address = connection.messageAddress
      if (visit.gone) return visit.turnAway(visit.gone)
      // Whatever changed while they were on their way in, they were not yet there to be told.
      void judging?.judge([visit])
      void neverFailing('tellOfSession', tellOfSession)(visit)
    }),
    beforeHandleMessage: async (payload) => {
      const asked = payload.context.ahead.take(payload.update)
      if (asked) await closingOnFailure('beforeHandleMessage', answerFirst)({ ...payload, asked })
    },
    beforeSync: closingOnFailure('beforeSync', write),
    afterHandleMessage: async ({ document, connection }) => {
      connection.context.echoes.clear()
      const judged = judgedLast.get(connection)
      if (!judged) return
      judgedLast.delete(connection)
      if (!holds(document, judged)) startOver(document, 'an update did not apply')
    },
    beforeHandleAwareness: closingOnFailure('beforeHandleAwareness', async ({ states, connection }) => {
      if (connection) stamp(states, visitOf(connection.context).admission)
    }),
    onStateless: neverFailing('onStateless', async ({ connection, payload }) => {
      const visit = visitOf(connection.context)
      const { kind, actor, writable } = visit.admission
      visit.socket.charge(64 * 1024)
      if (payload !== readyToRead || kind !== 'vision' || actor.role !== 'client' || !writable) return
      await log.drained()
      quiet.now(keyOf(visit.admission), 'ready')
    }),
    onChange: neverFailing('onChange', async ({ document, transactionOrigin }) => {
      if (transactionOrigin === fromTheLog) return
      // An edit of our own would be seen by people and be in no log. There is none; should there be, it goes.
      if (isTransactionOrigin(transactionOrigin) && transactionOrigin.source === 'connection') return
      startOver(document, 'an edit that nobody sent')
    }),
    onDisconnect: neverFailing('onDisconnect', async ({ context, documentName }) => {
      const visit = visitOf(context)
      visits.remove(visit)
      const open = documents.get(documentName)
      const { kind, actor, documentId } = visit.admission
      const someClientLeft = kind === 'vision' && actor.role === 'client'
      const stillHere = visits.at(documentId).some((other) => other.admission.actor.role === 'client')
      if (!leaving && someClientLeft && !stillHere && open?.unsettled) {
        open.unsettled = false
        quiet.now(keyOf(visit.admission), 'left')
      }
    }),
    afterUnloadDocument: neverFailing('afterUnloadDocument', async ({ documentName }) => {
      // Somebody may be on their way in already, with a document of their own.
      if (hocuspocus.documents.has(documentName)) return
      const open = documents.get(documentName)
      documents.delete(documentName)
      if (open && open.rows >= rowsWorthASnapshot && !leaving) await options.compact(open)
    }),
  })

  if (options.lookEveryMs !== Number.POSITIVE_INFINITY)
    company = await keepCompany({
      everyMs: options.lookEveryMs ?? 2_000,
      onWrote: (names) => void catchUp(names),
      look: () => catchUp([...documents.keys()]),
      onFound: () => presence?.meet(hocuspocus.documents.values()),
    })
  presence = await sharePresence({
    others: () => company?.others ?? false,
    open: (name) => hocuspocus.documents.get(name),
    rooms: () => hocuspocus.documents.values(),
  })
  const sockets = await openSockets({
    port: options.port,
    authUrl: options.authUrl,
    caps,
    healthy: () => !leaving,
    onOpen: (socket) => {
      const echoes: Echoes = new Set()
      const line = patient(socket, echoes)
      const ahead = new Ahead((frame) => line.send(frame))
      const client = hocuspocus.handleConnection(line, anyRequest, { socket, echoes, ahead })
      return {
        message: (bytes) => {
          const frame = readFrame(bytes)
          if (!frame) return socket.close(closeCodes.again, 'Not understood.')
          const known = readDocumentName(frame.name) !== null
          if (frame.type === 'auth' && !known) socket.ws.send(denied(frame.address, 'not-found'))
          // Leaving where one never arrived would be kept, and end the next arrival.
          const arrived = frame.type !== 'close' || visits.arrived(socket, frame.address)
          if (!known || !arrived) return
          const waits = frame.asksForAll && !hocuspocus.documents.has(frame.name)
          client.handleMessage((waits && ahead.hold(frame.address, frame.name)) || bytes)
        },
        closed: (code, reason) => {
          client.handleClose({ code, reason })
          // Also those who never came further than the door.
          for (const visit of visits.on(socket)) visits.remove(visit)
        },
      }
    },
  })
  judging = await keepJudging({
    visits,
    everyMs: options.judgeEveryMs ?? 10_000,
    onSessionEnded: (vision) => void log.drained().then(() => quiet.now(vision, 'session-ended')),
    onWritten: (document, fromSeq) => void takeIn(document, fromSeq),
    onHearAgain: () => {
      for (const open of documents.values()) void takeIn(open, open.throughSeq + 1)
    },
  })

  return {
    port: sockets.port,
    open: () => ({ sockets: sockets.all.size, documents: hocuspocus.getDocumentsCount() }),
    stop: async () => {
      leaving = true
      lacking.take()
      sockets.stopAccepting()
      for (const { ws } of sockets.all) ws.pause()
      await finishing(hocuspocus, log)
      for (const socket of sockets.all) socket.close(closeCodes.leaving, 'Waymark is being restarted.')
      await judging?.stop()
      await company?.stop()
      await presence?.stop()
      await quiet.stop()
      await sockets.close()
    },
  }

  /** Somebody asks for a document. */
  async function arrive({ context, documentName, token, connectionConfig }: onAuthenticatePayload<Context>) {
    const { socket } = context
    const { cookie } = socket
    if (!(await socket.spend(costOfArriving))) throw new TurnedAway('again')
    const admission = await admit(options.whoAsks, {
      cookie,
      name: documentName,
      token,
      schemaVersion: options.schemaVersion,
    })
    const others = [...sockets.all].filter((other) => other !== socket && other.loginId === admission.loginId)
    if (others.length >= caps.perLogin || visits.on(socket).length >= documentsPerSocket)
      throw new TurnedAway('too-many')
    // Whoever comes from another process brings what was written there: it is in the log, and not theirs to write again.
    if (company?.others) await catchUp([documentName])
    // Whoever was slow to be let in may have left meanwhile, and be here again on another socket.
    if (socket.ws.readyState !== socket.ws.OPEN) throw new TurnedAway('again')
    takePlaceOfEarlier(admission, socket)
    socket.loginId = admission.loginId
    connectionConfig.readOnly = !admission.writable
    const visit = makeVisit(socket, admission)
    visits.add(visit)
    return { visit }
  }

  /** A client's page may have been drawn before a session opened or ended of which it heard no word. */
  async function tellOfSession({ admission, say }: Arrival) {
    if (admission.kind !== 'vision' || admission.actor.role !== 'client') return
    const { actor, engagementId } = admission
    const sessionId = await inTime(withPractice(actor, (practice) => sessionOpenNow(practice, engagementId)))
    say({ kind: 'session-is', sessionId })
  }

  /** The same page on a new socket replaces itself; nobody speaks for the Yjs client of somebody else. */
  function takePlaceOfEarlier({ documentId, client, actor }: Admission, { openedAt }: Socket) {
    for (const visit of visits.at(documentId)) {
      if (visit.admission.client !== client) continue
      if (visit.admission.actor.memberId !== actor.memberId) throw new TurnedAway('not-understood')
      if (visit.socket.openedAt > openedAt) throw new TurnedAway('again')
      visits.remove(visit)
      visit.leave()
    }
  }

  /** An edit arrives: it is judged, written down, and only then applied, sent on and acknowledged. */
  async function write({ type, payload, document, documentName, connection }: beforeSyncPayload<Context>) {
    const visit = visitOf(connection.context)
    const open = documents.get(documentName)
    if (!open) throw new OutOfStep()
    if (type === messageYjsSyncStep1) {
      // Being told the whole document costs its size.
      if (!(await visit.socket.spend(open.size.bytes))) throw new TurnedAway('again')
      return
    }
    if (connection.readOnly) return
    const judged = judge(payload, document, visit.admission)
    if (judged.nothingNew) return
    open.size.makeRoom(payload.byteLength, judged)
    const becameLarge = open.size.grows(payload.byteLength)
    const { actor, signInId } = visit.admission
    await log.append({ sender: actor, signInId, documentId: open.documentId, bytes: payload })
    company?.wrote(documentName)
    judgedLast.set(connection, judged)
    connection.context.echoes.add(payload)
    open.rows++
    if (becameLarge) tell(document, { kind: 'large', bytes: open.size.bytes })
    if (open.rows % 1_000 === 0)
      void options.compact(open).catch((error) => logFailure('could not ask for a snapshot', error))
    if (open.kind !== 'vision') return
    open.unsettled = true
    quiet.edited(open)
  }

  /** What a page asked when its document was not yet open is answered in its turn. */
  async function answerFirst({ asked, context, connection, document }: FirstQuestion) {
    const open = documents.get(document.name)
    if (!open) throw new OutOfStep()
    // Being told the whole document costs its size; what was sent ahead is paid for.
    if (!asked.sent && !(await context.socket.spend(open.size.bytes))) throw new TurnedAway('again')
    for (const frame of answerTo(asked, document, open.rows > 0)) connection.send(frame)
  }

  async function fill(document: Document, admission: Admission, { ahead, socket }: Context): Promise<Open> {
    // Yjs would tidy up superfluous formatting by edits of its own; the pages do that, and theirs are written down.
    document.on('afterTransaction', (transaction: Transaction) => {
      transaction._needFormattingCleanup = false
    })
    const { rows, throughSeq, settledSeq, bytes } = await load(
      admission,
      document,
      (error) => {
        ahead.forget(document.name)
        logFailure('a row of the log cannot be read', error, { document: admission.documentId })
      },
      (snapshot) => socket.charge(ahead.sendSnapshot(document.name, snapshot)),
    )
    clearPending(document)
    const { documentId, kind } = admission
    const { practiceId } = admission.actor
    const place = new Place(practiceId, documentId, settledSeq)
    return {
      practiceId,
      documentId,
      kind,
      // Many rows hold much that was deleted since: then what was read says little about what is there.
      size: new Size(document, rows < rowsWorthASnapshot ? bytes : null),
      rows,
      throughSeq,
      place,
      unsettled: false,
    }
  }

  /** Edits that are in the log and came from no page of this process are shown to those who have the document open. */
  async function takeIn(key: { practiceId: string; documentId: string }, fromSeq: number) {
    const name = documentName(key.practiceId, key.documentId)
    try {
      // A document on its way in may have been read before these rows were there.
      const document = await (hocuspocus.loadingDocuments.get(name) ?? hocuspocus.documents.get(name))
      const open = documents.get(name)
      if (!document || !open) return
      const rows = await readFrom(key, fromSeq)
      if (rows.length === 0 || !apply(document, open, rows)) return
      tell(document, { kind: 'written' })
    } catch (error) {
      logFailure('could not take in what was written elsewhere', error, { document: key.documentId })
    }
  }

  /** What other processes wrote into these documents is shown to those who have them open here. */
  async function catchUp(names: readonly string[]) {
    try {
      const open = new Map(
        names.flatMap((name) => documents.get(name) ?? []).map((each) => [each.place, each]),
      )
      if (open.size === 0) return
      for (const [place, rows] of await readUnseen([...open.keys()], company?.aloneAt ?? null)) {
        const known = open.get(place)
        const document = hocuspocus.documents.get(documentName(place.practiceId, place.documentId))
        // Closed meanwhile, and perhaps opened again: then it was read anew.
        if (known && document && documents.get(document.name) === known) apply(document, known, rows)
      }
    } catch (error) {
      logFailure('could not read what others wrote', error)
      if (!leaving) lacking.add(names, againMs)
    }
  }

  /** Rows of the log become part of an open document; false when they do not fit it, and it is read anew. */
  function apply(document: Document, open: Open, rows: readonly Uint8Array[]): boolean {
    const became = fitIn(document, rows)
    if (became === 'misfit') startOver(document, 'a row of the log that does not fit')
    if (became !== 'news') return became === 'known'
    open.rows += rows.length
    for (const bytes of rows) open.size.grows(bytes.byteLength)
    if (open.kind === 'vision') {
      open.unsettled = true
      quiet.edited(open)
    }
    return true
  }

  /** The document in memory is not what the log says: everybody comes back, and it is read anew. */
  function startOver(document: Document, why: string) {
    note('reading a document anew', { document: document.name, why })
    clearPending(document)
    for (const connection of document.getConnections()) {
      visitOf(connection.context).socket.close(closeCodes.again, 'Please connect again.')
    }
  }
}

function makeVisit(socket: Socket, admission: Admission): Arrival {
  const visit: Arrival = {
    admission,
    socket,
    address: null,
    gone: null,
    connection: null,
    leave: () => visit.connection?.close({ code: closeCodes.again, reason: 'again' }),
    turnAway: (why) => {
      visit.gone = why
      note('turned away', { why, socket: socket.id, document: admission.documentId })
      visit.connection?.close({ code: closeCodes.revoked, reason: why })
      socket.close(closeCodes.revoked, why)
    },
    say: (word) => visit.connection?.sendStateless(writeWord(word)),
    setWritable: (writable) => {
      visit.admission = { ...visit.admission, writable }
      if (visit.connection) visit.connection.readOnly = !writable
      visit.say({ kind: 'writable', writable })
    },
  }
  return visit
}

function visitOf({ visit }: Context): Arrival {
  if (!visit) throw new OutOfStep()
  return visit
}

const keyOf = ({ actor, documentId }: Admission) => ({ practiceId: actor.practiceId, documentId })

function tell(document: Document, word: Word) {
  document.broadcastStateless(writeWord(word))
}

const documentsPerSocket = 16
/** Several questions to the database, and the document as it is. */
const costOfArriving = 128 * 1024
/** Hocuspocus wants a request; everything in ours that matters has been read at the handshake. */
const anyRequest = new Request('http://live')

const denied = (address: string, why: Closing) =>
  new OutgoingMessage(address).writePermissionDenied(why).toUint8Array()

/** Edits that have been received are written down and acknowledged, as long as that takes no more than five seconds. */
async function finishing(hocuspocus: Hocuspocus<Context>, log: Log): Promise<void> {
  const connections = [...hocuspocus.documents.values()].flatMap((document) => document.getConnections())
  const finished = Promise.all(connections.map((connection) => connection.waitForPendingMessages()))
  const patience = new Promise((resolve) => setTimeout(resolve, 5_000).unref())
  await Promise.race([finished.then(() => log.drained()), patience])
}

if (process.argv[1] === import.meta.filename) await serve()

async function serve() {
  const { LIVE_PORT, AUTH_URL } = env()
  process.on('unhandledRejection', (error) => logFailure('a rejection nobody expected', error))
  process.on('uncaughtException', (error) => {
    logFailure('stopping after an error nobody expected', error)
    process.exit(1)
  })
  await yieldHelperThreads()
  const live = await startLive({
    port: LIVE_PORT,
    authUrl: AUTH_URL,
    whoAsks: actorFromCookie,
    schemaVersion,
    settle: askToSettle,
    compact: askForSnapshot,
  })
  watchEventLoop()
  note('ready', { port: live.port })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      note('leaving')
      live.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}
