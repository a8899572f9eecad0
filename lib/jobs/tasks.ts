import { sql } from 'drizzle-orm'
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { attempts, emails, signInRequests, signIns } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { now } from '@/lib/clock'
import { placeThreads } from '@/lib/comments/place'
import {
  writeInvitationMail,
  writeSessionMails,
  writeSignInMail,
  writeSignOffMail,
} from '@/lib/emails/compose'
import { mailsLeft } from '@/lib/emails/left'
import { sendEmail } from '@/lib/emails/send'
import { sayHandoversTo } from '@/lib/engagements/gone'
import { withoutContent } from '@/lib/fault'
import { followDocuments } from '@/lib/find/follow'
import { writeReminders } from '@/lib/notices/remind'
import { weighNotices, writeDigests } from '@/lib/notices/weigh'
import { compact } from '@/lib/visions/compact'
import { condenseOldLogs } from '@/lib/visions/condense'
import { settle, settleNow, settleQuietVisions, settleReasons } from '@/lib/visions/settle'
import { findDrift, findDriftEverywhere } from './drift'
import { queueJob } from './queue'

const aboutRequest = z.strictObject({ requestId: z.uuid() })
const aboutInvitation = z.strictObject({ invitationId: z.uuid() })
const aboutVersion = z.strictObject({ versionId: z.uuid() })
const aboutDocument = { practiceId: z.uuid(), documentId: z.uuid() }
const aboutSettling = z.strictObject({ ...aboutDocument, reason: z.enum(settleReasons) })
const aboutCompaction = z.strictObject(aboutDocument)
const aboutVision = z.strictObject({ practiceId: z.uuid(), visionId: z.uuid() })
const aboutChange = z.strictObject({ practiceId: z.uuid(), changeId: z.uuid() })
const aboutEngagement = z.strictObject({ practiceId: z.uuid(), engagementId: z.uuid() })
const aboutMember = z.strictObject({ practiceId: z.uuid(), memberId: z.uuid() })
const aboutEmail = z.strictObject({ emailId: z.uuid() })

/** Each may run again after a crash, so each is safe to repeat. */
const work: Record<string, (payload: unknown) => Promise<void>> = {
  'sign-in-mail': async (payload) => {
    const { requestId } = aboutRequest.parse(payload)
    await asSystem('write sign-in mail', async (db) => {
      const emailId = await writeSignInMail(db, requestId)
      if (emailId) await queueJob(db, 'send-email', { emailId }, emailId)
    })
  },

  'invitation-mail': async (payload) => {
    const { invitationId } = aboutInvitation.parse(payload)
    await asSystem('write invitation mail', async (db) => {
      const emailId = await writeInvitationMail(db, invitationId)
      if (emailId) await queueJob(db, 'send-email', { emailId }, emailId)
    })
  },

  'sign-off-mail': async (payload) => {
    const { versionId } = aboutVersion.parse(payload)
    await asSystem('write sign-off mail', async (db) => {
      const emailId = await writeSignOffMail(db, versionId)
      if (emailId) await queueJob(db, 'send-email', { emailId }, emailId)
    })
  },

  'session-mails': async (payload) => {
    const { changeId } = aboutChange.parse(payload)
    await asSystem('write session mails', async (db) => {
      for (const emailId of await writeSessionMails(db, changeId))
        await queueJob(db, 'send-email', { emailId }, emailId)
    })
  },

  'settle-document': async (payload) => {
    const { reason, ...document } = aboutSettling.parse(payload)
    await settle(document, reason)
  },

  'compact-document': async (payload) => {
    await compact(aboutCompaction.parse(payload))
  },

  'settle-now': async (payload) => {
    await settleNow(aboutVision.parse(payload))
  },

  'send-email': async (payload) => {
    await sendEmail(aboutEmail.parse(payload).emailId)
  },

  'place-threads': async (payload) => {
    const engagement = aboutEngagement.parse(payload)
    await asSystem('find commented passages', (db) => placeThreads(db, engagement))
  },

  messages: async () => {
    // One transaction each: who cannot be written to of one thing is written to of the others.
    for (const write of [weighNotices, writeDigests, writeReminders]) {
      await asSystem(`messages: ${write.name}`, async (db) => {
        for (const emailId of await write(db, now())) await queueJob(db, 'send-email', { emailId }, emailId)
      })
    }
  },

  'send-left': async () => {
    await asSystem('mails left to send', async (db) => {
      for (const emailId of await mailsLeft(db)) await queueJob(db, 'send-email', { emailId }, emailId)
    })
  },

  settle: async () => {
    await settleQuietVisions()
  },

  'find-drift': async (payload) => {
    await findDrift(aboutEngagement.parse(payload), now())
  },

  'handovers-gone': async (payload) => {
    const member = aboutMember.parse(payload)
    await asSystem('say what was taken back', (db) => sayHandoversTo(db, member))
  },

  drift: async () => {
    await findDriftEverywhere()
  },

  'follow-documents': async () => {
    await followDocuments()
  },

  'condense-logs': async () => {
    await condenseOldLogs()
  },

  tidy: async () => {
    await asSystem('tidy what is over', async (db) => {
      await db.delete(signInRequests).where(sql`${signInRequests.expiresAt} < now() - interval '1 day'`)
      await db.delete(signIns).where(sql`${signIns.expiresAt} < now()`)
      await db.delete(attempts).where(sql`${attempts.startedAt} < now() - interval '2 days'`)
      await db.delete(emails).where(sql`${emails.createdAt} < now() - interval '30 days'`)
    })
  },
}

/** Everything that is done later. The queue keeps what a task throws, so it throws without content. */
export const tasks: TaskList = Object.fromEntries(
  Object.entries(work).map(([name, task]) => [
    name,
    async (payload: unknown) => {
      try {
        await task(payload)
      } catch (error) {
        throw withoutContent(`Task ${name}`, error)
      }
    },
  ]),
)

/** When tasks run by themselves, in UTC. Drift four times a day: a client’s day begins at another hour than ours. */
export const schedule = [
  '* * * * * settle',
  '* * * * * follow-documents',
  '* * * * * messages',
  '* * * * * send-left',
  '17 * * * * tidy',
  '47 * * * * condense-logs',
  '23 */6 * * * drift',
]
