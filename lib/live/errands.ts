import { asSystem } from '@/db/system'
import { queueJob } from '@/lib/jobs/queue'
import type { DocumentKey } from '@/lib/visions/log'
import type { SettleReason } from '@/lib/visions/settle'

// What takes a processor for longer than a keystroke may wait is done by the jobs process; this one only asks for it.

/** A vision is to settle. Asked again before it has, it settles once. */
export function askToSettle({ practiceId, documentId }: DocumentKey, reason: SettleReason): Promise<void> {
  return asSystem('ask for a checkpoint', (db) =>
    queueJob(db, 'settle-document', { practiceId, documentId, reason }, `settle ${documentId}`),
  )
}

/** The log of a document is worth a snapshot. */
export function askForSnapshot({ practiceId, documentId }: DocumentKey): Promise<void> {
  return asSystem('ask for a snapshot', (db) =>
    queueJob(db, 'compact-document', { practiceId, documentId }, `compact ${documentId}`),
  )
}
