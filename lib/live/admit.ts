import { and, eq, sql } from 'drizzle-orm'
import { type Actor, withPractice } from '@/db/practice'
import { members } from '@/db/schema/practices'
import { noteRefusedAccess } from '@/lib/audit/commands'
import { type Followed, templateOf } from '@/lib/templates/of-vision'
import type { DocumentKind, Shape } from '@/lib/visions/document/roots'
import { sectionKeys } from '@/lib/visions/document/template'
import { type Closing, type Person, readDocumentName, readHello } from './wire'

/** Who signed in, as the cookie tells it; null for anybody who is not a living member of that practice. */
export type SignedIn = { actor: Actor; loginId: string; signInId: string; expiresAt: Date }
export type WhoAsks = (cookieHeader: string | null, practiceId: string) => Promise<SignedIn | null>

/** A person at a document, with everything the other files judge by. Replaced whole when it is judged again. */
export type Admission = SignedIn &
  Shape & {
    documentId: string
    engagementId: string
    writable: boolean
    person: Person
    /** The Yjs client this connection's presence speaks for. */
    client: number
  }

/** An expected no. Hocuspocus sends `reason` to the page; the empty message keeps it out of the error log. */
export class TurnedAway extends Error {
  constructor(readonly reason: Closing) {
    super('')
    this.name = 'TurnedAway'
  }
}

/** Only our own pages open a socket: the browser names theirs in Origin, and nobody may leave it out. */
export function isOurOrigin(origin: string | undefined, authUrl: string): boolean {
  return origin !== undefined && origin === new URL(authUrl).origin
}

/**
 * Lets a person into a document or throws `TurnedAway`. A malformed name, a document that is not there and one that is
 * somebody else's are the same answer.
 */
export async function admit(
  whoAsks: WhoAsks,
  asked: { cookie: string | null; name: string; token: string; schemaVersion: number },
): Promise<Admission> {
  const named = readDocumentName(asked.name)
  if (!named) throw new TurnedAway('not-found')
  const signedIn = await whoAsks(asked.cookie, named.practiceId)
  if (!signedIn || signedIn.expiresAt.getTime() <= Date.now()) throw new TurnedAway('not-found')
  const hello = readHello(asked.token)
  if (!hello || hello.schema < asked.schemaVersion) throw new TurnedAway('reload')
  const open = await openable(signedIn.actor, named.documentId)
  if (!open) throw new TurnedAway('not-found')
  return { ...signedIn, ...open, documentId: named.documentId, client: hello.client }
}

type Openable = Pick<Admission, 'engagementId' | 'kind' | 'sections' | 'writable' | 'person'>

type Opening = { engagementId: string; kind: DocumentKind; writable: boolean } & Followed

/** The document as this member may open it right now, or null. */
async function openable(actor: Actor, documentId: string): Promise<Openable | null> {
  return withPractice(actor, async (practice) => {
    const { db } = practice
    const [row] = await db.execute<Opening>(
      sql`select o.engagement_id as "engagementId", o.kind, o.writable, v.template_key as "templateKey",
          v.template_version as "templateVersion", v.template
        from openable_documents o
        join visions v on v.practice_id = o.practice_id and v.engagement_id = o.engagement_id
        where o.document_id = ${documentId}`,
    )
    if (!row) {
      // Closed for now, as a vision is to its coach between sessions, is not the same as somebody else's.
      const known = await db.execute(sql`select 1 from documents where id = ${documentId}`)
      if (known.length === 0) await noteRefusedAccess(practice, documentId)
      return null
    }
    const [self] = await db
      .select({ name: members.name, role: members.role })
      .from(members)
      .where(and(eq(members.practiceId, actor.practiceId), eq(members.id, actor.memberId)))
    if (!self) return null
    return {
      engagementId: row.engagementId,
      kind: row.kind,
      sections: sectionKeys(await templateOf(db, actor.practiceId, row)),
      writable: row.writable,
      person: { memberId: actor.memberId, ...self },
    }
  })
}
