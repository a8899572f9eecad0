import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { forgetHistory } from '@/db/forget-history'
import { withPractice } from '@/db/practice'
import { historyScreenOrNull, momentScreenOrNull } from '@/lib/history/queries'
import { admin, logOf, type Someone, type Stage, setStage, textInLog } from '@/lib/live/fixture'
import { freeze } from '@/lib/signoffs/freeze'
import { findPlan } from '@/lib/signoffs/plan'
import { condensed, condenseOldLogs, type LogRow } from './condense'
import { anyEdit, type Edit, perform, wholePlan } from './document/arbitrary-plans'
import { content } from './document/content'
import { appendText } from './document/write'
import { settle } from './settle'

let stage: Stage
afterAll(() => admin.end())
beforeEach(async () => {
  stage = await setStage()
})

describe('a condensed log', () => {
  it('comes to the same plan, at its end and wherever a run ended, whoever wrote what', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEdit, fc.nat(40), fc.boolean()), { maxLength: 60 }), (edits) => {
        const rows = written(edits)
        const short = condensed(rows, { ends: new Set(rows[20] ? [rows[20].seq] : []), whole: false })
        expect(short).not.toBe(null)
        for (const { seq } of short?.rows ?? [])
          if (isEnd(rows, seq)) expect(planOf(short?.rows ?? [], seq)).toEqual(planOf(rows, seq))
        expect(planOf(short?.rows ?? [])).toEqual(planOf(rows))
        expect(planOf(condensed(rows, { ends: new Set(), whole: true })?.rows ?? [])).toEqual(planOf(rows))
      }),
      { numRuns: 60 },
    )
  })

  it('condensed again, keeps the same rows and comes to the same plan', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEdit, fc.nat(40), fc.boolean()), { maxLength: 40 }), (edits) => {
        const once = condensed(written(edits), { ends: new Set(), whole: false })?.rows ?? []
        const twice = condensed(once, { ends: new Set(), whole: false })?.rows ?? []
        expect(twice.map(({ seq }) => seq)).toEqual(once.map(({ seq }) => seq))
        expect(planOf(twice)).toEqual(planOf(once))
      }),
      { numRuns: 30 },
    )
  })

  it('stays as it was where something waits for an edit that is not there', () => {
    const rows = written([
      [{ what: 0, pick: 0, at: 0, text: 'one', section: 0 }, 0, true],
      [{ what: 1, pick: 0, at: 1, text: 'two', section: 0 }, 0, true],
      [{ what: 1, pick: 0, at: 2, text: 'three', section: 0 }, 0, true],
    ])
    const gap = rows.filter((_, at) => at !== 1)
    expect(condensed(gap, { ends: new Set(), whole: false })).toEqual({ rows: [], throughSeq: 0 })
    expect(
      condensed([{ ...(rows[0] as LogRow), bytes: new Uint8Array([7]) }], { ends: new Set(), whole: true }),
    ).toBe(null)
  })
})

describe('what people deleted', () => {
  it('leaves the log of a plan when it was taken back as it was written; what stood at the end stays', async () => {
    const vision = writer(stage.documents.vision)
    await vision.says(stage.client, 3, 'Kept words')
    await vision.says(stage.client, 3, 'SECRET')
    await vision.unsays(stage.client, 3, 'SECRET')
    await vision.says(stage.client, 2, 'Stood for a day')
    await vision.unsays(stage.client, 1, 'Stood for a day')
    const [before, screens] = [await textInLog(stage.documents.vision), await past(stage.client)]
    expect(await raw(stage.documents.vision)).toContain('SECRET')

    expect(await condenseOldLogs(stage.documents.vision)).toBe(1)
    expect(await condenseOldLogs(stage.documents.vision)).toBe(0)
    expect(await raw(stage.documents.vision)).not.toContain('SECRET')
    expect(await textInLog(stage.documents.vision)).toBe(before)
    expect(await past(stage.client)).toEqual(screens)
    expect(JSON.stringify(screens)).toContain('Stood for a day')
    expect(JSON.stringify(screens)).not.toContain('SECRET')
  })

  it('leaves the log of notes, which have no past, whenever it was deleted', async () => {
    const notes = writer(stage.documents.coach_notes, 'text:notes')
    await notes.says(stage.coach, 3, 'Thought better of')
    await notes.says(stage.coach, 3, 'Kept')
    await notes.unsays(stage.coach, 2, 'Thought better of')
    await condenseOldLogs(stage.documents.coach_notes)
    const words = await raw(stage.documents.coach_notes)
    expect(words).toContain('Kept')
    expect(words).not.toContain('Thought better of')
    expect(await logOf(stage.documents.coach_notes)).toHaveLength(1)
  })

  it('leaves the history as well where the operator is asked to: what stands now stays, and nothing else', async () => {
    const vision = writer(stage.documents.vision)
    await vision.says(stage.client, 5, 'Stood for two days')
    await settle({ practiceId: stage.practiceId, documentId: stage.documents.vision }, 'pause')
    await vision.says(stage.client, 4, 'Stands now')
    await vision.unsays(stage.client, 3, 'Stood for two days')
    await settle({ practiceId: stage.practiceId, documentId: stage.documents.vision }, 'pause')
    const before = await textInLog(stage.documents.vision)
    const [who] = await admin<{ slug: string; email: string }[]>`
      select p.slug, l.email from members m join practices p on p.id = m.practice_id join logins l on l.id = m.login_id
      where m.id = ${stage.client.actor.memberId}`
    expect(JSON.stringify(await past(stage.client))).toContain('Stood for two days')

    const asked = { practice: who?.slug ?? '', email: who?.email ?? '' }
    expect(await forgetHistory(admin, asked)).toMatchObject({ plans: 1, checkpoints: 1, tooLarge: 0 })
    expect(await raw(stage.documents.vision)).not.toContain('Stood for two days')
    expect(JSON.stringify(await past(stage.client))).not.toContain('Stood for two days')
    expect(await textInLog(stage.documents.vision)).toBe(before)
    const checkpoints = await admin<{ content: string }[]>`
      select content::text as content from checkpoints where document_id = ${stage.documents.vision}`
    expect(checkpoints.map(({ content }) => content.includes('Stands now'))).toEqual([true])
    expect(JSON.stringify(checkpoints)).not.toContain('Stood for two days')
    await expect(forgetHistory(admin, { ...asked, email: 'nobody@live.example' })).rejects.toThrow(/Nobody/)
  })

  it('is still there for a day', async () => {
    const vision = writer(stage.documents.vision)
    await vision.says(stage.client, 0, 'A minute ago')
    await vision.unsays(stage.client, 0, 'A minute ago')
    await condenseOldLogs(stage.documents.vision)
    expect(await raw(stage.documents.vision)).toContain('A minute ago')
  })
})

it('what the coach could freeze before, the coach can freeze after, word for word', async () => {
  const vision = writer(stage.documents.vision)
  await vision.says(stage.client, 4, 'Settled')
  await settle({ practiceId: stage.practiceId, documentId: stage.documents.vision }, 'pause')
  await vision.says(stage.client, 4, 'Going on')
  const frozen = () =>
    withPractice(stage.coach.actor, async (practice) =>
      freeze(practice, await findPlan(practice, stage.visionId)),
    )
  const before = await frozen()
  await condenseOldLogs(stage.documents.vision)
  expect(before.text).toContain('Settled')
  expect((await frozen()).text).toBe(before.text)
})

/** Rows as two people would have sent them, some seconds or the better part of an hour apart. */
function written(edits: readonly (readonly [Edit, number, boolean])[]): LogRow[] {
  const rows: LogRow[] = []
  const doc = new Y.Doc()
  let at = Date.UTC(2026, 2, 1)
  for (const [edit, minutes, byClient] of edits) {
    at += minutes * 60_000
    const hear = (bytes: Uint8Array) =>
      rows.push({ seq: rows.length + 1, memberId: byClient ? 'client' : 'coach', at: new Date(at), bytes })
    doc.on('update', hear)
    perform(doc, edit)
    doc.off('update', hear)
  }
  return rows
}

function isEnd(rows: readonly LogRow[], seq: number) {
  const [row, next] = [rows.find((each) => each.seq === seq), rows.find((each) => each.seq === seq + 1)]
  return !next || next.memberId !== row?.memberId
}

function planOf(rows: readonly LogRow[], through = Number.MAX_SAFE_INTEGER) {
  const doc = new Y.Doc()
  for (const { seq, bytes } of rows) if (seq <= through) Y.applyUpdate(doc, bytes)
  return content(doc, wholePlan)
}

/** Somebody who writes and takes back, some days ago, letter by letter. */
function writer(documentId: string, root = 'text:why') {
  const doc = new Y.Doc()
  let waiting: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => waiting.push(update))
  const keep = async (who: Someone, daysAgo: number) => {
    for (const bytes of waiting.splice(0))
      await admin`insert into document_updates (practice_id, document_id, member_id, at, bytes)
        values (${stage.practiceId}, ${documentId}, ${who.actor.memberId},
          date_trunc('hour', now()) - make_interval(days => ${daysAgo}), ${Buffer.from(bytes)})`
    waiting = []
  }
  const section = root.slice('text:'.length)
  return {
    says: async (who: Someone, daysAgo: number, words: string) => {
      appendText(doc, section, [words], null)
      await keep(who, daysAgo)
    },
    unsays: async (who: Someone, daysAgo: number, words: string) => {
      const fragment = doc.getXmlFragment(root)
      const at = fragment.toArray().findIndex((paragraph) => String(paragraph).includes(words))
      fragment.delete(at, 1)
      await keep(who, daysAgo)
    },
  }
}

/** Everything the log says about a document, as whoever steals it would search it. */
const raw = async (documentId: string) =>
  (await logOf(documentId)).map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n')

/** The history, and the plan at every moment of it. */
async function past(someone: Someone) {
  const screen = await historyScreenOrNull(someone.actor, stage.visionId, undefined)
  const moments = await Promise.all(
    (screen?.entries ?? []).map(({ moment }) => momentScreenOrNull(someone.actor, stage.visionId, moment)),
  )
  return { entries: screen?.entries, moments: moments.map((each) => each?.content) }
}
