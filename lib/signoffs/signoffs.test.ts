import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { as, attempt, become, rehearse } from '@/db/rehearse'
import type { SignIn } from '@/lib/auth/actor'
import { toldRows } from '@/lib/notices/queries'
import { sentence } from '@/lib/notices/words'
import { openUnbooked } from '@/lib/sessions/commands'
import { textRoot } from '@/lib/visions/document/read-text'
import { appendText } from '@/lib/visions/document/write'
import { readLog, restore } from '@/lib/visions/log'
import { agreementOf } from './agreement'
import { contentOf, readPlan } from './freeze'
import { findPlan } from './plan'
import { proposeVersion, sendBackVersion, withdrawVersion } from './propose'
import { answerReview, askForReview, takeReviewBack } from './review'
import { hashOfText, idOfSealed, readEvidence } from './seal'
import { signVersion } from './sign'
import { stageWithin } from './stage'
import { standingOf } from './standing'
import { statementOf } from './statement'
import { openReview, sentBackLast, stateOf } from './version'

// Noor Haddad has written, and nothing of his has been frozen yet.
const plan = castEngagements.noor
const fresh = signInOf(0)

function signInOf(minutesAgo: number): SignIn {
  const at = new Date(Date.now() - minutesAgo * 60_000)
  return {
    id: crypto.randomUUID(),
    method: 'email-code',
    createdAt: at,
    provenAt: at,
    provenBy: null,
    expiresAt: new Date(Date.now() + 86_400_000),
    login: { id: crypto.randomUUID(), email: 'somebody@post.example', name: 'Somebody' },
  }
}

async function asked(practice: Practice, versionId: string, name: 'maya' | 'noor') {
  const { client, coach, practiceName } = await findPlan(practice, plan.visionId)
  const { versions } = await standingOf(practice, plan.id)
  const version = versions.find(({ id }) => id === versionId)
  if (!version) throw new Error('There is no such version.')
  const signer = { name: cast[name].name, seat: name === 'maya' ? ('coach' as const) : ('client' as const) }
  const stated = { clientName: client.name, coachName: coach.name, practiceName }
  const statement = statementOf({ ...version, ...stated, signer })
  return {
    versionId,
    digest: version.digest,
    statementHash: await hashOfText(statement),
    typedName: cast[name].name,
  }
}

const sign = async (practice: Practice, versionId: string, name: 'maya' | 'noor', signIn = fresh) =>
  as(practice, name, async (theirs) => signVersion(theirs, await asked(theirs, versionId, name), signIn))

/** As the client would, from what the log holds. */
async function edit(practice: Practice, change: (doc: Y.Doc) => void) {
  const { db, actor } = practice
  const doc = new Y.Doc()
  restore(
    doc,
    await readLog(db, { practiceId: actor.practiceId, documentId: plan.documents.vision }),
    (error) => {
      throw error
    },
  )
  const before = Y.encodeStateVector(doc)
  change(doc)
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc, before))
  await db.execute(sql`
    insert into document_updates (practice_id, document_id, member_id, bytes)
    values (${actor.practiceId}, ${plan.documents.vision}, ${actor.memberId}, ${bytes})`)
}

const write = (practice: Practice, words: string) =>
  edit(practice, (doc) => appendText(doc, 'focus', words, null))

const verbs = async ({ db }: Practice) =>
  (
    await db.execute<{ verb: string }>(
      sql`select verb from events where engagement_id = ${plan.id} and at > now() - interval '1 minute' order by seq`,
    )
  ).map(({ verb }) => verb)

describe('a version', () => {
  it('is frozen from the log, numbered, and its digest is the hash of the words that are kept', async () => {
    await rehearse('noor', async (practice) => {
      await write(practice, 'Nothing but the letter.')
      const { versionId, number } = await proposeVersion(practice, plan.visionId)
      expect(number).toBe(1)
      const text = await contentOf(practice, versionId)
      const [version] = (await standingOf(practice, plan.id)).versions
      expect(version).toMatchObject({ id: versionId, digest: await hashOfText(text), signatures: [] })
      expect(JSON.stringify(readPlan(text))).toContain('Nothing but the letter.')
      expect(await verbs(practice)).toEqual(['version proposed'])
    })
  })

  it('holds shared sections only', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      const keys = readPlan(await contentOf(practice, versionId)).sections.map(({ key }) => key)
      expect(keys).toContain('why')
      for (const hidden of ['life', 'stock']) expect(keys).not.toContain(hidden)
    })
  })

  it('that the coach proposes between sessions holds what has settled, and no letter more', async () => {
    const words = 'Half a sentence that nobody was'
    const frozen = (open: boolean) =>
      rehearse('noor', async (practice) => {
        await write(practice, words)
        return as(practice, 'maya', async (coach) => {
          if (open) await openUnbooked(coach, plan.id)
          const { versionId } = await proposeVersion(coach, plan.visionId)
          return contentOf(coach, versionId)
        })
      })
    expect(await frozen(false)).not.toContain(words)
    // The control: in a session the coach saw it being written.
    expect(await frozen(true)).toContain(words)
  })

  it('needs its first section, and says which', async () => {
    await rehearse('noor', async (practice) => {
      await edit(practice, (doc) => {
        const why = doc.getXmlFragment(textRoot('why'))
        why.delete(0, why.length)
      })
      await expect(proposeVersion(practice, plan.visionId)).rejects.toMatchObject({
        kind: 'conflict',
        sentence: '“Why” is still empty. It is the one section that a version needs.',
      })
    })
  })

  it('is one at a time, and what was signed is not frozen again unchanged', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await expect(proposeVersion(practice, plan.visionId)).rejects.toMatchObject({
        kind: 'conflict',
        sentence: 'Version 1 is waiting for signatures already.',
      })
      await sign(practice, versionId, 'noor')
      await sign(practice, versionId, 'maya')
      await expect(proposeVersion(practice, plan.visionId)).rejects.toMatchObject({
        sentence: 'Nothing has changed since version 1 was signed.',
      })
      await write(practice, 'Now there is.')
      const second = await proposeVersion(practice, plan.visionId)
      expect(second.number).toBe(2)
      const [version] = (await standingOf(practice, plan.id)).versions
      expect(version?.followsId).toBe(versionId)
    })
  })

  it('is withdrawn by whoever proposed it while nobody has signed, and by nobody afterwards', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await expect(
        as(practice, 'maya', (theirs) => withdrawVersion(theirs, versionId)),
      ).rejects.toMatchObject({ kind: 'not-allowed' })
    })
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await withdrawVersion(practice, versionId)
      const [version] = (await standingOf(practice, plan.id)).versions
      expect(version && stateOf(version)).toBe('withdrawn')
      await expect(sign(practice, versionId, 'maya')).rejects.toMatchObject({ kind: 'conflict' })
      expect((await proposeVersion(practice, plan.visionId)).number).toBe(2)
    })
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await sign(practice, versionId, 'maya')
      await expect(withdrawVersion(practice, versionId)).rejects.toMatchObject({ kind: 'conflict' })
    })
  })

  it('is sent back with a reason that stays with it', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await as(practice, 'maya', (theirs) =>
        sendBackVersion(theirs, { versionId, reason: 'The role names no year.' }),
      )
      const [version] = (await standingOf(practice, plan.id)).versions
      expect(version?.ending).toMatchObject({ kind: 'sent back', reason: 'The role names no year.' })
      expect(version?.ending?.memberId).toBe(cast.maya.id)
      expect(sentBackLast(await standingOf(practice, plan.id))?.id, 'its word is the last').toBe(versionId)
      await askForReview(practice, { visionId: plan.visionId, note: '' })
      expect(sentBackLast(await standingOf(practice, plan.id)), 'until something follows it').toBeNull()
    })
  })
})

describe('a signature', () => {
  it.each([
    ['the coach first', ['maya', 'noor']],
    ['the client first', ['noor', 'maya']],
  ] as const)('makes it agreed with the other one, %s', async (_order, [first, second]) => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      expect(await sign(practice, versionId, first)).toMatchObject({ signed: true, agreed: false })
      expect(await sign(practice, versionId, second)).toMatchObject({ signed: true, agreed: true })
      const [version] = (await standingOf(practice, plan.id)).versions
      expect(version && stateOf(version)).toBe('agreed')
      expect(await verbs(practice)).toEqual([
        'version proposed',
        'version signed',
        'version signed',
        'version agreed',
      ])
    })
  })

  it('pressed twice is one signature, and agreed is announced once', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      const once = await sign(practice, versionId, 'noor')
      expect(await sign(practice, versionId, 'noor')).toEqual(once)
      await sign(practice, versionId, 'maya')
      expect(await sign(practice, versionId, 'maya')).toMatchObject({ signed: true, agreed: true })
      const said = await verbs(practice)
      expect(said.filter((verb) => verb === 'version signed')).toHaveLength(2)
      expect(said.filter((verb) => verb === 'version agreed')).toHaveLength(1)
    })
  })

  it('is on the text that was on the screen, or on none', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      const whole = await asked(practice, versionId, 'noor')
      for (const wrong of [{ digest: 'a'.repeat(64) }, { statementHash: 'b'.repeat(64) }]) {
        await expect(signVersion(practice, { ...whole, ...wrong }, fresh)).rejects.toMatchObject({
          kind: 'conflict',
        })
      }
      await expect(
        signVersion(practice, { ...whole, typedName: 'Maya Okafor' }, fresh),
      ).rejects.toMatchObject({
        kind: 'invalid',
        sentence: 'Type your name as it stands here: Noor Haddad.',
      })
      expect(await signVersion(practice, { ...whole, typedName: ' noor  HADDAD' }, fresh)).toMatchObject({
        signed: true,
      })
    })
  })

  it('asks for a fresh proof of who it is, ten minutes after the last one', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      expect(await sign(practice, versionId, 'noor', signInOf(11))).toEqual({ signed: false })
      expect((await standingOf(practice, plan.id)).versions[0]?.signatures).toEqual([])
      expect(await sign(practice, versionId, 'noor', signInOf(9))).toMatchObject({ signed: true })
    })
  })

  it('keeps the evidence: who, how signed in, what was shown, and the event before', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await sign(practice, versionId, 'noor')
      await sign(practice, versionId, 'maya')
      const rows = await practice.db.execute<{ id: string; evidence: string; statement: string }>(
        sql`select id, evidence, statement from sign_offs where version_id = ${versionId} order by signed_at`,
      )
      const events = await practice.db.execute<{ hash: string; subject_id: string; verb: string }>(
        sql`select hash, subject_id, verb from events where engagement_id = ${plan.id} order by seq`,
      )
      for (const { id, evidence, statement } of rows) {
        expect(await idOfSealed(evidence)).toBe(id)
        expect(readEvidence(evidence).statementHash).toBe(await hashOfText(statement))
      }
      const [first, second] = rows.map(({ evidence }) => readEvidence(evidence))
      const proposed = events.find(({ verb }) => verb === 'version proposed')
      const signedFirst = events.find(({ verb }) => verb === 'version signed')
      expect(first).toMatchObject({ seat: 'client', signedInBy: 'email-code', previousHash: proposed?.hash })
      expect(second).toMatchObject({ seat: 'coach', previousHash: signedFirst?.hash })
      expect(proposed?.subject_id).toBe(versionId)
      expect(signedFirst?.subject_id).toBe(rows[0]?.id)
    })
  })

  it('is nobody else’s to give, and to them the version does not exist', async () => {
    for (const name of ['ingrid', 'jonas', 'priya', 'amara', 'felix'] as const) {
      await rehearse('noor', async (practice) => {
        const { versionId } = await proposeVersion(practice, plan.visionId)
        const whole = await asked(practice, versionId, 'noor')
        await expect(signVersion(await become(practice, name), whole, fresh)).rejects.toMatchObject({
          kind: 'not-found',
        })
      })
    }
  })

  it('stays: what both have signed is not sent back', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await sign(practice, versionId, 'maya')
      await sign(practice, versionId, 'noor')
      await expect(sendBackVersion(practice, { versionId, reason: 'Too late.' })).rejects.toMatchObject({
        kind: 'not-allowed',
      })
    })
  })
})

describe('what the two were told', () => {
  /** What stands in somebody's bell about a version. */
  const bell = (practice: Practice, name: 'maya' | 'noor', versionId: string) =>
    as(practice, name, async ({ db }) => {
      const rows = await toldRows(db, sql`n.recipient_id = ${cast[name].id} and n.about_id = ${versionId}`, 9)
      return rows.map((row) => sentence(row, { zone: 'UTC', now: new Date() }))
    })

  it('asks for a signature until it is given, and then says what became of it', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      expect(await bell(practice, 'noor', versionId)).toEqual([])
      expect(await bell(practice, 'maya', versionId)).toEqual(['Noor Haddad asks you to sign version 1.'])
      await sign(practice, versionId, 'maya')
      expect(await bell(practice, 'maya', versionId)).toEqual([
        'Noor Haddad asked you to sign version 1. You have signed.',
      ])
      expect(await bell(practice, 'noor', versionId)).toEqual(['Maya signed version 1.'])
      await sign(practice, versionId, 'noor')
      expect(await bell(practice, 'maya', versionId)).toEqual([
        'Noor Haddad signed version 1. It is agreed.',
        'Noor Haddad asked you to sign version 1. Both of you have signed.',
      ])
    })
  })

  it('asks nobody to sign what was taken back or sent back', async () => {
    await rehearse('noor', async (practice) => {
      const first = await proposeVersion(practice, plan.visionId)
      await withdrawVersion(practice, first.versionId)
      expect(await bell(practice, 'maya', first.versionId)).toEqual([
        'Noor Haddad took version 1 back.',
        'Noor Haddad proposed version 1, and took it back.',
      ])
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await as(practice, 'maya', (theirs) => sendBackVersion(theirs, { versionId, reason: 'Not yet.' }))
      expect(await bell(practice, 'maya', versionId)).toEqual([
        'Noor Haddad asked you to sign version 2. It was sent back for a change.',
      ])
    })
  })
})

describe('the database', () => {
  const columns = {
    versions: [
      ['content', `content || ' '`],
      ['digest', `repeat('0', 64)`],
      ['seal', `replace(seal, 'Noor', 'Noah')`],
      ['seal', `seal || ' '`],
      ['number', 'number + 1'],
      ['state', `state || '\\x00'::bytea`],
      ['frozen_at', `frozen_at + interval '1 millisecond'`],
      ['id', 'uuidv7()'],
    ],
    sign_offs: [
      ['typed_name', `'Somebody Else'`],
      ['signed_at', `signed_at + interval '1 millisecond'`],
      ['statement', `statement || '.'`],
      ['evidence', `replace(evidence, 'email-code', 'sso')`],
      ['id', 'uuidv7()'],
    ],
  } as const
  const all = {
    versions:
      'practice_id, id, engagement_id, vision_id, number, follows_id, proposed_by, frozen_at, through_seq, content, digest, state, seal',
    sign_offs:
      'practice_id, id, engagement_id, version_id, digest, member_id, seat, typed_name, signed_at, statement, evidence',
  }

  it('takes no version and no signature that says anything else than its seal', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      await sign(practice, versionId, 'noor')
      const copy = (table: keyof typeof all, column = '', value = '') =>
        practice.db
          .transaction((inner) =>
            inner.execute(
              sql.raw(
                `insert into ${table} (${all[table]}) select ${all[table]
                  .split(', ')
                  .map((name) => (name === column ? value : name))
                  .join(', ')} from ${table} where engagement_id = '${plan.id}'`,
              ),
            ),
          )
          .catch(({ cause }: { cause?: { code?: string } }) => cause?.code)
      for (const table of ['versions', 'sign_offs'] as const) {
        for (const [column, value] of columns[table]) {
          expect(await copy(table, column, value), `${table}.${column}`).toBe('23514')
        }
        // The control: the same row whole is only there already.
        expect(await copy(table), table).toBe('23505')
      }
    })
  })

  it('takes no end of a version from whoever may not end it, nor after a signature', async () => {
    await rehearse('noor', async (practice) => {
      const { versionId } = await proposeVersion(practice, plan.visionId)
      const ending = (kind: string, member: string, reason: string | null) =>
        practice.db
          .transaction((inner) =>
            inner.execute(sql`
              insert into version_endings (practice_id, version_id, engagement_id, kind, member_id, reason)
              values (${practice.actor.practiceId}, ${versionId}, ${plan.id}, ${kind}, ${member}, ${reason})`),
          )
          .catch(({ cause }: { cause?: { code?: string } }) => cause?.code)
      expect(await ending('withdrawn', cast.maya.id, null)).toBe('42501')
      expect(await as(practice, 'maya', () => ending('withdrawn', cast.maya.id, null))).toBe('23514')
      await sign(practice, versionId, 'noor')
      expect(await ending('withdrawn', cast.noor.id, null)).toBe('23514')
      expect(await ending('sent back', cast.noor.id, 'No.')).toBe('23514')
      await sign(practice, versionId, 'maya')
      expect(await as(practice, 'maya', () => ending('sent back', cast.maya.id, 'No.'))).toBe('23514')
    })
  })
})

describe('a review', () => {
  it('is asked once, answered once, and over when a version says more', async () => {
    await rehearse('noor', async (practice) => {
      const { requestId } = await askForReview(practice, {
        visionId: plan.visionId,
        note: 'Is the year right?',
      })
      expect(await askForReview(practice, { visionId: plan.visionId, note: '' })).toEqual({ requestId })
      const standing = await standingOf(practice, plan.id)
      expect(openReview(standing)).toMatchObject({ id: requestId, note: 'Is the year right?' })
      await as(practice, 'maya', async (theirs) => {
        await answerReview(theirs, { requestId, answer: 'changes', words: 'Say which year.' })
        await expect(answerReview(theirs, { requestId, answer: 'ready', words: '' })).rejects.toMatchObject({
          kind: 'conflict',
        })
      })
      expect((await standingOf(practice, plan.id)).review?.answer).toMatchObject({
        kind: 'changes',
        words: 'Say which year.',
      })
      await askForReview(practice, { visionId: plan.visionId, note: '' })
      await proposeVersion(practice, plan.visionId)
      expect(openReview(await standingOf(practice, plan.id))).toBeNull()
      expect(await verbs(practice)).toEqual([
        'review asked',
        'changes asked',
        'review asked',
        'version proposed',
      ])
    })
  })

  it('is taken back as long as nothing has answered it: nobody waits, the coach is told, and it can be asked anew', async () => {
    const home = async (practice: Practice) =>
      as(practice, 'maya', async (theirs) => {
        const [row] = await theirs.db.execute<{ agreement: { reviewAskedAt: string | null } }>(
          sql`select far.agreement from engagements e cross join lateral (${agreementOf}) far where e.id = ${plan.id}`,
        )
        return row?.agreement.reviewAskedAt
      })
    await rehearse('noor', async (practice) => {
      const stage = async () => (await stageWithin(practice, plan.id, null)).review
      const take = () => attempt(practice, (p) => takeReviewBack(p, { visionId: plan.visionId }))
      await expect(take(), 'nothing was asked').rejects.toMatchObject({ kind: 'conflict' })
      const { requestId } = await askForReview(practice, { visionId: plan.visionId, note: '' })
      expect(await home(practice), 'the control').not.toBeNull()
      await as(practice, 'maya', async (theirs) => {
        await expect(
          attempt(theirs, (p) => takeReviewBack(p, { visionId: plan.visionId })),
        ).rejects.toMatchObject({ kind: 'not-allowed' })
      })
      await take()
      expect(await stage()).toBeNull()
      expect(await home(practice)).toBeNull()
      expect(await verbs(practice)).toEqual(['review asked', 'review withdrawn'])
      await as(practice, 'maya', async (theirs) => {
        await expect(
          attempt(theirs, (p) => answerReview(p, { requestId, answer: 'ready', words: '' })),
        ).rejects.toMatchObject({ kind: 'conflict' })
        const told = await toldRows(
          theirs.db,
          sql`n.recipient_id = ${cast.maya.id} and n.about_id = ${requestId}`,
          9,
        )
        expect(told.map((row) => sentence(row, { zone: 'UTC', now: new Date() }))).toContain(
          `${cast.noor.name} no longer asks you to review the plan.`,
        )
      })
      await expect(take(), 'twice').rejects.toMatchObject({ kind: 'conflict' })
      const again = await askForReview(practice, { visionId: plan.visionId, note: '' })
      expect(again.requestId).not.toBe(requestId)
      await as(practice, 'maya', (theirs) =>
        answerReview(theirs, { requestId: again.requestId, answer: 'changes', words: 'Say which year.' }),
      )
      await expect(take(), 'what was answered stays').rejects.toMatchObject({ kind: 'conflict' })
      await askForReview(practice, { visionId: plan.visionId, note: '' })
      await take()
      expect(await stage(), 'what the coach had said before stands again').toBe('changes')
    })
  })

  it('is taken back by the client alone, and answered by the coach alone, whatever the code believes', async () => {
    await rehearse('noor', async (practice) => {
      const { requestId } = await askForReview(practice, { visionId: plan.visionId, note: '' })
      const say = (someone: 'noor' | 'maya', answer: string) =>
        as(practice, someone, (theirs) =>
          attempt(theirs, ({ db, actor }) =>
            db.execute(sql`
              insert into review_answers (practice_id, request_id, engagement_id, answer, answered_by)
              values (${actor.practiceId}, ${requestId}, ${plan.id}, ${answer}, ${actor.memberId})`),
          ),
        )
      const shut = { cause: { code: '42501' } }
      await expect(say('maya', 'withdrawn')).rejects.toMatchObject(shut)
      await expect(say('noor', 'ready')).rejects.toMatchObject(shut)
      await say('noor', 'withdrawn')
    })
  })

  it('is not the coach’s to ask, nor the client’s to answer', async () => {
    await expect(
      rehearse('maya', (practice) => askForReview(practice, { visionId: plan.visionId, note: '' })),
    ).rejects.toMatchObject({ kind: 'not-allowed' })
    await rehearse('noor', async (practice) => {
      const { requestId } = await askForReview(practice, { visionId: plan.visionId, note: '' })
      await expect(answerReview(practice, { requestId, answer: 'ready', words: '' })).rejects.toMatchObject({
        kind: 'not-allowed',
      })
    })
  })
})
