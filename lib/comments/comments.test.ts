import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import { type Practice, withPractice } from '@/db/practice'
import { as, rehearse } from '@/db/rehearse'
import { openUnbooked } from '@/lib/sessions/commands'
import type { PassageAnchor } from '@/lib/visions/document/anchors'
import { visionScreen } from '@/lib/visions/queries'
import { commentOnElement, commentOnPassage, deleteComment, editComment, reply, suggest } from './commands'
import {
  askForNextSession,
  decideSuggestion,
  markThreadsRead,
  reopenThread,
  resolveThread,
  withdrawQuestion,
} from './decisions'
import { conversation, conversationWithin } from './queries'
import { asksMe, isAnswered, isUnread } from './thread'

const { daniel, priya, sofia } = castEngagements
const notFound = { kind: 'not-found' }
const passage = 'drifting for the last six of them'
const anchor: PassageAnchor = {
  start: null,
  end: null,
  words: passage,
  before: '',
  after: '',
  at: 0,
  others: 0,
}

const opening = (section = 'why') => ({
  visionId: daniel.visionId,
  threadId: crypto.randomUUID(),
  commentId: crypto.randomUUID(),
  section,
})

async function checkpointOf(name: 'maya' | 'jonas' = 'maya') {
  const { practiceId, id: memberId, role } = cast[name]
  const screen = await visionScreen({ practiceId, memberId, role }, daniel.visionId)
  return screen.checkpoint?.id ?? null
}

/** Daniel comments on his own words, and Maya is the other one. */
async function thread(practice: Practice, body = 'Is this too much?') {
  const input = { ...opening(), checkpointId: null, anchor, body, asks: false }
  await commentOnPassage(practice, input)
  return input
}

const only = async (practice: Practice, threadId: string) => {
  const found = (await conversationWithin(practice, daniel.visionId))?.threads.find(
    ({ id }) => id === threadId,
  )
  if (!found) throw new Error('There is no such thread.')
  return found
}

describe('a comment on a passage', () => {
  it('opens a thread that both read, with the words it is about', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId } = await thread(practice)
      const [mine, hers] = [
        await only(practice, threadId),
        await as(practice, 'maya', (maya) => only(maya, threadId)),
      ]
      expect(mine).toMatchObject({
        section: 'why',
        quote: passage,
        openedBy: cast.daniel.id,
        resolvedAt: null,
      })
      expect(hers.comments).toMatchObject([{ by: cast.daniel.id, body: 'Is this too much?', edited: false }])
      expect([mine.may.resolve, hers.may.resolve, hers.may.reply]).toEqual([true, false, true])
    })
  })

  it('that is sent twice is there once', async () => {
    await rehearse('daniel', async (practice) => {
      const input = await thread(practice)
      await commentOnPassage(practice, input)
      expect((await only(practice, input.threadId)).comments).toHaveLength(1)
      const answer = { threadId: input.threadId, commentId: crypto.randomUUID(), body: 'And this?' }
      await reply(practice, answer)
      await reply(practice, answer)
      expect((await only(practice, input.threadId)).comments).toHaveLength(2)
    })
  })

  it('takes no id that is somebody else’s', async () => {
    const checkpointId = await checkpointOf()
    await rehearse('daniel', async (practice) => {
      const input = await thread(practice)
      await as(practice, 'maya', async (maya) => {
        const again = { ...input, checkpointId }
        await expect(commentOnPassage(maya, again)).rejects.toMatchObject({ kind: 'conflict' })
        const answer = { threadId: input.threadId, commentId: input.commentId, body: 'Mine' }
        await expect(reply(maya, answer)).rejects.toMatchObject({ kind: 'conflict' })
      })
    })
  })

  it('by the coach quotes what had settled, and nothing else', async () => {
    const checkpointId = await checkpointOf()
    await rehearse('maya', async (practice) => {
      const input = { ...opening(), checkpointId, anchor, body: 'How does it read to you now?', asks: false }
      await commentOnPassage(practice, input)
      const { quote, about } = await only(practice, input.threadId)
      expect(quote).toBe(passage)
      expect(about).toMatchObject({ kind: 'passage', anchor: { before: expect.stringContaining('Iwas') } })
      const invented = {
        ...opening(),
        checkpointId,
        body: 'x',
        asks: false,
        anchor: { ...anchor, words: 'I hate this place' },
      }
      await expect(commentOnPassage(practice, invented)).rejects.toMatchObject({ kind: 'conflict' })
      const unread = { ...opening(), checkpointId: null, anchor, body: 'x', asks: false }
      await expect(commentOnPassage(practice, unread)).rejects.toMatchObject({ kind: 'conflict' })
    })
  })

  it('by the coach in a session is about the words of the moment', async () => {
    await rehearse('maya', async (practice) => {
      await openUnbooked(practice, daniel.id)
      const input = {
        ...opening(),
        checkpointId: null,
        anchor: { ...anchor, words: 'just written' },
        body: 'x',
        asks: false,
      }
      await commentOnPassage(practice, input)
      expect((await only(practice, input.threadId)).quote).toBe('just written')
    })
  })

  it('is not made in a section that only the client sees', async () => {
    await rehearse('daniel', async (practice) => {
      const input = { ...opening('life'), checkpointId: null, anchor, body: 'x', asks: false }
      await expect(commentOnPassage(practice, input)).rejects.toMatchObject({ kind: 'not-allowed' })
    })
  })

  it('is nobody else’s to make, read, answer or change', async () => {
    for (const name of ['ingrid', 'jonas', 'priya', 'sofia', 'felix', 'amara'] as const) {
      await rehearse(name, async (practice) => {
        const input = { ...opening(), checkpointId: null, anchor, body: 'x', asks: false }
        await expect(commentOnPassage(practice, input)).rejects.toMatchObject(notFound)
        expect(await conversationWithin(practice, daniel.visionId)).toBeNull()
      })
    }
    await rehearse('daniel', async (practice) => {
      const { threadId, commentId } = await thread(practice)
      for (const name of ['ingrid', 'jonas', 'priya'] as const) {
        await as(practice, name, async (other) => {
          const answer = { threadId, commentId: crypto.randomUUID(), body: 'x' }
          await expect(reply(other, answer)).rejects.toMatchObject(notFound)
          await expect(editComment(other, { commentId, body: 'x' })).rejects.toMatchObject(notFound)
          await expect(deleteComment(other, commentId)).rejects.toMatchObject(notFound)
          await expect(resolveThread(other, threadId)).rejects.toMatchObject(notFound)
          await expect(askForNextSession(other, threadId)).rejects.toMatchObject(notFound)
        })
      }
    })
  })

  it('answers nothing to an address that names nothing', async () => {
    const { practiceId, id: memberId, role } = cast.daniel
    for (const id of ['', 'why', crypto.randomUUID(), priya.visionId, sofia.visionId]) {
      expect(await conversation({ practiceId, memberId, role }, id)).toBeNull()
    }
  })
})

describe('a comment on an element', () => {
  it('keeps the words the element was known by', async () => {
    const checkpointId = await checkpointOf()
    const { practiceId, id: memberId, role } = cast.maya
    const screen = await visionScreen({ practiceId, memberId, role }, daniel.visionId)
    const [element] = screen.settled?.content.sections.find(({ key }) => key === 'nonneg')?.elements ?? []
    await rehearse('maya', async (practice) => {
      const input = {
        ...opening('nonneg'),
        checkpointId,
        elementId: element?.id ?? '',
        field: null,
        quote: 'whatever the page says',
        body: 'If you had to put a number on *most*, what would it be?',
        asks: true,
      }
      await commentOnElement(practice, input)
      expect(await only(practice, input.threadId)).toMatchObject({
        quote: 'Home for supper, most nights',
        about: { kind: 'element', elementId: element?.id, field: null },
        asks: [{ by: cast.maya.id }],
      })
      const absent = { ...input, ...opening('nonneg'), elementId: crypto.randomUUID() }
      await expect(commentOnElement(practice, absent)).rejects.toMatchObject({ kind: 'conflict' })
    })
  })
})

describe('one’s own words', () => {
  it('are changed, and say so', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId, commentId } = await thread(practice)
      await editComment(practice, { commentId, body: 'Is this enough?' })
      expect((await only(practice, threadId)).comments).toMatchObject([
        { body: 'Is this enough?', edited: true },
      ])
      await as(practice, 'maya', (maya) =>
        expect(editComment(maya, { commentId, body: 'No.' })).rejects.toMatchObject({ kind: 'not-allowed' }),
      )
    })
  })

  it('are deleted, and that something was said stays', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId, commentId } = await thread(practice)
      await as(practice, 'maya', (maya) =>
        reply(maya, { threadId, commentId: crypto.randomUUID(), body: 'No.' }),
      )
      await deleteComment(practice, commentId)
      const { comments, resolvedAt } = await only(practice, threadId)
      expect(comments).toMatchObject([
        { body: '', deleted: true },
        { body: 'No.', deleted: false },
      ])
      expect(resolvedAt).toBeNull()
      await expect(editComment(practice, { commentId, body: 'Again' })).rejects.toMatchObject({
        kind: 'not-allowed',
      })
    })
  })

  it('that were all there was take the thread with them', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId, commentId } = await thread(practice)
      await deleteComment(practice, commentId)
      expect((await only(practice, threadId)).resolvedAt).not.toBeNull()
    })
  })
})

describe('a thread', () => {
  it('is resolved by who opened it alone, and opened again by either', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId } = await thread(practice)
      await as(practice, 'maya', (maya) =>
        expect(resolveThread(maya, threadId)).rejects.toMatchObject({ kind: 'not-allowed' }),
      )
      await resolveThread(practice, threadId)
      await resolveThread(practice, threadId)
      const answer = { threadId, commentId: crypto.randomUUID(), body: 'x' }
      await expect(reply(practice, answer)).rejects.toMatchObject({ kind: 'conflict' })
      await as(practice, 'maya', (maya) => reopenThread(maya, threadId))
      expect(await only(practice, threadId)).toMatchObject({ resolvedAt: null, may: { resolve: true } })
    })
  })

  it('asks until the other one has answered, or it is taken back', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId } = await thread(practice)
      await as(practice, 'maya', (maya) => askForNextSession(maya, threadId))
      expect(asksMe(await only(practice, threadId), cast.daniel.id)).toBe(true)
      await reply(practice, { threadId, commentId: crypto.randomUUID(), body: 'Four in five.' })
      const answered = await only(practice, threadId)
      expect([asksMe(answered, cast.daniel.id), isAnswered(answered)]).toEqual([false, true])
      await as(practice, 'maya', (maya) => askForNextSession(maya, threadId))
      expect(asksMe(await only(practice, threadId), cast.daniel.id)).toBe(true)
      await as(practice, 'maya', (maya) => withdrawQuestion(maya, threadId))
      expect(asksMe(await only(practice, threadId), cast.daniel.id)).toBe(false)
    })
  })

  it('is unread until it has been on the screen, for each of the two', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId } = await thread(practice)
      const hers = () => as(practice, 'maya', (maya) => only(maya, threadId))
      expect(isUnread(await only(practice, threadId), cast.daniel.id)).toBe(false)
      expect(isUnread(await hers(), cast.maya.id)).toBe(true)
      const read = { visionId: daniel.visionId, threadIds: [threadId, crypto.randomUUID()] }
      await as(practice, 'maya', (maya) => markThreadsRead(maya, read))
      expect(isUnread(await hers(), cast.maya.id)).toBe(false)
      await reply(practice, { threadId, commentId: crypto.randomUUID(), body: 'One more thing.' })
      expect(isUnread(await hers(), cast.maya.id)).toBe(true)
    })
  })
})

describe('other words', () => {
  it('are suggested by the coach, and taken or left by the client, once', async () => {
    const checkpointId = await checkpointOf()
    await rehearse('maya', async (practice) => {
      const input = { ...opening(), checkpointId, anchor, replacement: 'adrift for six years', body: '' }
      await suggest(practice, input)
      const { threadId } = input
      expect((await only(practice, threadId)).suggestion).toMatchObject({
        replacement: 'adrift for six years',
        outcome: null,
      })
      const declined = { threadId, outcome: 'declined' } as const
      await expect(decideSuggestion(practice, declined)).rejects.toMatchObject({ kind: 'conflict' })
      await as(practice, 'daniel', async (client) => {
        expect(isUnread(await only(client, threadId), cast.daniel.id)).toBe(true)
        await decideSuggestion(client, { threadId, outcome: 'applied' })
        await decideSuggestion(client, { threadId, outcome: 'applied' })
        await expect(decideSuggestion(client, declined)).rejects.toMatchObject({ kind: 'conflict' })
        await expect(suggest(client, { ...input, ...opening() })).rejects.toMatchObject({
          kind: 'not-allowed',
        })
      })
      expect((await only(practice, threadId)).suggestion?.outcome).toBe('applied')
    })
  })
})

describe('what is said', () => {
  it('is written into the record by verb and id, without a word of it', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId, commentId } = await thread(practice, 'my very private doubts')
      const rows = await practice.db.execute<{ verb: string; subject_id: string }>(
        sql`select * from events where subject_id in (${threadId}, ${commentId})`,
      )
      expect(rows).toMatchObject([{ verb: 'comment written', subject_id: commentId }])
      expect(JSON.stringify(rows)).not.toContain('doubts')
    })
  })

  it('reaches nobody when it is not said after all', async () => {
    const { practiceId, id: memberId, role } = cast.daniel
    const before = await conversation({ practiceId, memberId, role }, daniel.visionId)
    await withPractice({ practiceId, memberId, role }, async (practice) => {
      await thread(practice)
      throw new Error('the connection broke')
    }).catch(() => {})
    expect(await conversation({ practiceId, memberId, role }, daniel.visionId)).toEqual(before)
  })

  it('ends with the work', async () => {
    await rehearse('daniel', async (practice) => {
      const { threadId } = await thread(practice)
      await as(practice, 'maya', (maya) =>
        maya.db.execute(sql`update engagements set status = 'ended' where id = ${daniel.id}`),
      )
      const answer = { threadId, commentId: crypto.randomUUID(), body: 'x' }
      await expect(reply(practice, answer)).rejects.toMatchObject({ kind: 'conflict' })
      await expect(thread(practice)).rejects.toMatchObject({ kind: 'not-allowed' })
      expect((await only(practice, threadId)).comments).toHaveLength(1)
    })
  })
})
