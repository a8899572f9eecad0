import { describe, expect, it } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { recordPage } from '@/lib/audit/queries'
import { textOfPdf } from '@/lib/paper/read-pdf'
import { readPlanFile } from '@/lib/visions/document/plan-file'
import { plainText } from '@/lib/visions/document/render'
import type { TakenPart } from '@/lib/visions/document/taken-plan'
import { visionScreen } from '@/lib/visions/queries'
import { business, clientHome, coachHome, engagementScreen, visionFile } from './queries'

const as = (someone: CastName) => {
  const { practiceId, id: memberId, role } = cast[someone]
  return { practiceId, memberId, role }
}

describe('the coach’s home', () => {
  it('lists her twelve clients, those who wait for her first', async () => {
    const { clients } = await coachHome(as('maya'))
    expect(clients).toHaveLength(12)
    expect(clients.map(({ need }) => need.group)).toEqual(
      [...clients.map(({ need }) => need.group)].sort(
        (one, other) =>
          ['waiting', 'drifting', 'moving'].indexOf(one) - ['waiting', 'drifting', 'moving'].indexOf(other),
      ),
    )
  })

  it('says what Daniel changed since she read', async () => {
    const { clients } = await coachHome(as('maya'))
    const daniel = clients.find(({ engagementId }) => engagementId === castEngagements.daniel.id)
    expect(daniel?.unreadSections.sort()).toEqual(['focus', 'skills', 'why'])
    expect(daniel?.need.group).toBe('waiting')
    expect(daniel?.nextSession?.startsAt).toBeInstanceOf(Date)
  })

  it('finds who has been quiet', async () => {
    const { clients } = await coachHome(as('maya'))
    expect(clients.filter(({ need }) => need.group === 'drifting').map(({ name }) => name)).toEqual([
      cast.aisha.name,
      cast.ben.name,
    ])
  })

  it('knows of each whether the recap of their last session was sent', async () => {
    const { clients } = await coachHome(as('maya'))
    const last = (name: string) => clients.find((client) => client.name === name)?.lastHeld
    expect(last(cast.grace.name)).toMatchObject({ recapSent: true, endedAt: expect.any(Date) })
    expect(last(cast.priya.name)).toMatchObject({ recapSent: false })
  })

  it('shows a colleague his own client only', async () => {
    expect((await coachHome(as('jonas'))).clients.map(({ name }) => name)).toEqual([cast.sofia.name])
  })
})

describe('the client’s home', () => {
  it('knows the coach, the next session and what last moved', async () => {
    const home = await clientHome(as('daniel'))
    expect(home?.coach.name).toBe(cast.maya.name)
    expect(home?.nextSession?.startsAt).toBeInstanceOf(Date)
    expect(home?.lastMoved[0]?.section).toBe('skills')
    expect(home?.readySections).toContain('value')
    expect(home?.begun).toBe(true)
  })

  it('leads to the next milestones by their dates, and leaves out what is reached', async () => {
    const home = await clientHome(as('daniel'))
    expect(home?.milestones.map(({ outcome }) => outcome)).toEqual([
      'Stakeholder-mapping course finished',
      'I lead the cross-site pilot kick-off',
      'Pilot readout to the leadership team',
    ])
  })

  it('is empty for a coach, who has no coach', async () => {
    expect(await clientHome(as('maya'))).toBeNull()
  })
})

describe('the owner’s view', () => {
  it('lists every engagement of the practice without a word of a plan', async () => {
    const { rows, counts, found, coaches } = await business(as('ingrid'), { page: 1 })
    expect(rows).toHaveLength(13)
    expect(found).toBe(13)
    expect(counts).toMatchObject({ active: 12, invited: 1 })
    expect(coaches.map(({ name }) => name)).toEqual([cast.jonas.name, cast.maya.name])
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      [
        'client',
        'coach',
        'coachGone',
        'engagementId',
        'handoverWaits',
        'lastActiveOn',
        'nextStartsAt',
        'sessionsAgreed',
        'sessionsHeld',
        'startsOn',
        'status',
      ].sort(),
    )
  })

  it('says on which day something last happened, and no more than the day', async () => {
    const { rows } = await business(as('ingrid'), { page: 1, client: 'daniel' })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.lastActiveOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('narrows by coach, by status and by name, whatever signs are typed', async () => {
    const found = async (address: object) => (await business(as('ingrid'), { page: 1, ...address })).found
    expect(await found({ coach: cast.jonas.id })).toBe(1)
    expect(await found({ status: 'invited' })).toBe(1)
    expect(await found({ client: 'LINDQVIST' })).toBe(1)
    expect(await found({ client: '%' })).toBe(0)
    expect(await found({ client: "' or true --" })).toBe(0)
    expect(await found({ coach: cast.amara.id })).toBe(0)
  })

  it('answers a page beyond the end with the first one', async () => {
    const seen = await business(as('ingrid'), { page: 900 })
    expect(seen).toMatchObject({ found: 13, page: 1, pages: 1 })
    expect(seen.rows).toHaveLength(13)
  })
})

describe('the page of an engagement', () => {
  const { daniel, felix } = castEngagements
  const page = (someone: CastName, id: string = daniel.id) => engagementScreen(as(someone), id, 5)

  it('is the coach’s, with what waits and what can be done', async () => {
    const screen = await page('maya')
    expect(screen).toMatchObject({ seat: 'coach', status: 'active', sessionsHeld: 7, sessionsAgreed: 12 })
    expect(screen?.sessions).toHaveLength(5)
    expect(screen?.sessionsInAll).toBe(8)
    expect(screen?.plan?.unreadSections.sort()).toEqual(['focus', 'skills', 'why'])
    expect(screen?.rhythm).toMatch(/^every|days, every/)
    expect(screen?.colleagues.map(({ name }) => name)).toEqual([cast.jonas.name, cast.ingrid.name])
    expect(screen?.may).toMatchObject({ pause: true, end: true, proposeHandover: true, exportVision: true })
  })

  it('is the client’s, who takes the words along and decides nothing else', async () => {
    const screen = await page('daniel')
    expect(screen).toMatchObject({ seat: 'client', colleagues: [], plan: { unreadSections: [] } })
    expect(screen?.may).toEqual({
      pause: false,
      resume: false,
      end: false,
      beginAnother: false,
      proposeHandover: false,
      withdrawHandover: false,
      answerHandover: false,
      exportVision: true,
      book: false,
    })
  })

  it('shows the owner names, dates and counts, and nothing of the plan', async () => {
    const screen = await page('ingrid')
    expect(screen).toMatchObject({ seat: 'owner', plan: null, terms: null, sessionsHeld: 7 })
    expect(screen?.may).toMatchObject({
      proposeHandover: true,
      pause: false,
      end: false,
      exportVision: false,
      book: false,
    })
  })

  it.each(['jonas', 'priya', 'sofia', 'amara', 'felix', 'sofiaNextDoor'] as const)(
    'does not exist for %s',
    async (someone) => {
      expect(await page(someone)).toBeNull()
    },
  )

  it('does not exist under an id that names nothing, something else, or is none', async () => {
    for (const id of [crypto.randomUUID(), felix.id, daniel.visionId, '', "' --"]) {
      expect(await page('maya', id)).toBeNull()
    }
  })
})

describe('taking the vision along', () => {
  const { daniel } = castEngagements
  const take = async (someone: CastName, form: string) => {
    const file = await visionFile(as(someone), daniel.id, form)
    return file && { ...file, body: typeof file.body === 'string' ? file.body : textOfPdf(file.body) }
  }
  const partsIn = async (someone: CastName) =>
    (await readPlanFile((await take(someone, 'json'))?.body ?? '')).parts

  it('gives the client everything they wrote, private sections saying so', async () => {
    const file = await take('daniel', 'markdown')
    expect(file?.name).toMatch(/^vision-daniel-reyes-\d{4}-\d\d-\d\d\.md$/)
    for (const words of ['# Daniel Reyes: vision plan', '## Part one', '### 1. Why', '(private)'])
      expect(file?.body).toContain(words)
  })

  it('gives it as a PDF whose words can be selected', async () => {
    const file = await take('daniel', 'pdf')
    expect(file?.type).toBe('application/pdf')
    for (const words of ['Daniel Reyes', 'Why', 'Only you', 'Home for supper, most nights'])
      expect(file?.body).toContain(words)
  })

  it('gives it as data, each document with its digest', async () => {
    const parts = await partsIn('daniel')
    expect(parts.map(({ place }) => place)).toEqual(['shared', 'private'])
    const keys = parts.map(({ content }) => content.sections.map(({ key }) => key))
    expect(keys[0]).toContain('why')
    expect(keys[0]).not.toContain('life')
    expect(keys[1]).toContain('life')
  })

  it('gives the coach what has settled, and nothing that is private', async () => {
    const settled = (await visionScreen(as('maya'), daniel.visionId)).settled?.content
    const parts = await partsIn('maya')
    expect(parts.map(({ place }) => place)).toEqual(['shared'])
    expect(parts[0]?.content).toEqual(settled)
    for (const form of ['pdf', 'markdown', 'json']) {
      const body = (await take('maya', form))?.body ?? ''
      for (const word of privateWords(await partsIn('daniel'))) expect(body).not.toContain(word)
    }
    expect((await take('daniel', 'json'))?.body).toContain(privateWords(await partsIn('daniel'))[0])
  })

  it('takes along what both said they would do, and what became of it', async () => {
    for (const someone of ['daniel', 'maya'] as const) {
      const [text, data] = [await take(someone, 'markdown'), await take(someone, 'json')]
      expect(text?.body).toContain('## Commitments')
      expect(text?.body).toContain('It served nobody, me least of all.')
      const { commitments } = JSON.parse(data?.body ?? '{}')
      expect(commitments).toHaveLength(12)
      // Those that were said in one session have one time.
      expect(commitments).toContainEqual(
        expect.objectContaining({ owner: 'Daniel Reyes', confidence: 6, outcome: null }),
      )
    }
    expect((await take('daniel', 'pdf'))?.body).toContain('Sit in on the Aria pricing review')
  })

  it('takes along what sessions left behind, as it was sent', async () => {
    for (const someone of ['daniel', 'maya'] as const) {
      const [text, data] = [await take(someone, 'markdown'), await take(someone, 'json')]
      expect(text?.body).toContain('A pilot is a launch in small.')
      const { recaps } = JSON.parse(data?.body ?? '{}')
      expect(recaps.at(-1)).toMatchObject({ session: 7, headline: 'A pilot is a launch in small.' })
      const paper = (await take(someone, 'pdf'))?.body
      for (const words of [
        'A pilot is a launch in small.',
        'the pilot budget with Tom Hale',
        'Not for the work',
        // What came stands beside what went.
        'part of a budget the pilot budget',
      ])
        expect(paper?.toLowerCase()).toContain(words.toLowerCase())
      expect(paper, 'and what the client said in between').toContain('The readout went long but nobody left.')
    }
  })

  it.each(['ingrid', 'jonas', 'priya', 'felix'] as const)('gives %s nothing', async (someone) => {
    for (const form of ['pdf', 'markdown', 'json']) expect(await take(someone, form)).toBeNull()
  })

  it('knows no other forms', async () => {
    for (const form of ['', 'vision', 'coach_notes', '../x']) expect(await take('daniel', form)).toBeNull()
  })

  it('is written down', async () => {
    await take('daniel', 'json')
    const { entries } = await recordPage(as('maya'), { engagement: daniel.id, about: 'reading' })
    expect(entries[0]).toMatchObject({ verb: 'vision exported', who: { name: cast.daniel.name } })
  })
})

/** Whole sentences that stand in the private draft alone. */
function privateWords(parts: readonly TakenPart[]): string[] {
  const own = parts.find(({ place }) => place === 'private')?.content.sections ?? []
  return own.flatMap(({ text }) =>
    plainText(text)
      .split(/(?<=\.) /)
      .filter((words) => words.length > 20),
  )
}
