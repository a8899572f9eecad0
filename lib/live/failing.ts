import { TurnedAway } from './admit'
import { OutOfStep } from './guard'
import { inTime } from './in-time'
import { NotYours } from './keep'
import { logFailure, note } from './log'
import { whyClosed } from './revoke'
import type { Socket } from './sockets'
import type { Visit } from './visits'
import { closeCodes } from './wire'

/** Whose message was worked on, as far as they had come. */
type From = { socket: Socket; visit?: Visit }

/** Runs a hook so that whatever it throws ends this person's connection in the way that fits, and nothing else. */
export function closingOnFailure<Payload extends { context?: From }, Answer>(
  hook: string,
  work: (payload: Payload) => Promise<Answer>,
) {
  return async (payload: Payload): Promise<Answer> => {
    try {
      return await inTime(work(payload))
    } catch (error) {
      throw ended(error, hook, payload.context)
    }
  }
}

/** For what nobody waits for, as some hooks of Hocuspocus: a rejection there would end the process. */
export function neverFailing<Payload>(hook: string, work: (payload: Payload) => Promise<void>) {
  return async (payload: Payload): Promise<void> => {
    try {
      await work(payload)
    } catch (error) {
      logFailure(`${hook} failed`, error)
    }
  }
}

/** Closes what has to be closed, and answers what Hocuspocus may see of the failure: a reason, and no content. */
function ended(error: unknown, hook: string, context: From | undefined): TurnedAway {
  const { visit, socket } = context ?? {}
  const ids = { socket: socket?.id, document: visit?.admission.documentId }
  if (error instanceof TurnedAway) {
    note('turned away', { hook, why: error.reason, ...ids })
    visit?.say({ kind: 'refused', why: error.reason })
    return error
  }
  if (error instanceof OutOfStep) {
    note('out of step', ids)
    socket?.close(closeCodes.again, 'Please connect again.')
  } else if (error instanceof NotYours) {
    note('refused by the log', ids)
    if (visit) visit.turnAway(whyClosed(visit.admission))
  } else {
    logFailure(`${hook} failed`, error, ids)
    // The socket, not only the document: the page then syncs again by itself.
    socket?.close(closeCodes.trouble, 'Please connect again.')
  }
  return new TurnedAway('again')
}
