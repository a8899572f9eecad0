import { readFile } from 'node:fs/promises'
import type { FileChooser } from '@playwright/test'
import { cast, castEngagements } from '@/db/cast'
import { expect, homeOf, rowOf, test } from './fixtures'
import { saved, textOf, wordsOf } from './plan'

const pageOf = (engagementId: string) => `/p/harbor/coach/engagements/${engagementId}`

test('a pause is a question first, and sessions wait while it lasts', async ({ signedIn }) => {
  const { hannah } = castEngagements
  const maya = await signedIn('maya')
  await maya.goto(pageOf(hannah.id))
  const more = maya.getByRole('button', { name: `More about ${cast.hannah.name}` })
  await more.click()
  await maya.getByRole('menuitem', { name: 'Pause' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Keep working' }).click()
  await expect(maya.getByRole('dialog')).toHaveCount(0)
  await more.click()
  await maya.getByRole('menuitem', { name: 'Pause' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(maya.getByText('sessions wait until you resume')).toBeVisible()
  await maya.getByRole('link', { name: 'Open the plan' }).click()
  await expect(maya.getByRole('heading', { level: 1, name: cast.hannah.name })).toBeVisible()
  await expect(maya.getByRole('button', { name: 'Open a session' })).toHaveCount(0)

  await maya.goto(pageOf(hannah.id))
  await more.click()
  await maya.getByRole('menuitem', { name: 'Resume' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Resume' }).click()
  await expect(maya.getByText('sessions wait until you resume')).toHaveCount(0)
})

test('a coach hands over, the client says yes, and the coach before has nothing left of it', async ({
  signedIn,
  expectTrouble,
}) => {
  // A page that is not there any more is what this story is about.
  expectTrouble(/404/)
  const { hannah } = castEngagements
  const maya = await signedIn('maya')
  await maya.goto(pageOf(hannah.id))
  await maya.getByRole('button', { name: `More about ${cast.hannah.name}` }).click()
  await maya.getByRole('menuitem', { name: 'Hand over to a colleague' }).click()
  await maya.getByLabel('Who takes over').selectOption({ label: cast.jonas.name })
  await maya.getByRole('button', { name: 'Ask Hannah' }).click()
  await expect(maya.getByText(`whether ${cast.jonas.name} may take over`)).toBeVisible()

  const jonas = await signedIn('jonas')
  await expect(jonas.getByText(cast.hannah.name)).toHaveCount(0)

  const client = await signedIn('hannah')
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('May Jonas Weber take over from Maya?')
  await client.getByRole('link', { name: 'Read what would change' }).click()
  await client.getByRole('button', { name: 'Go on with Jonas' }).click()
  await client.getByRole('dialog').getByRole('button', { name: 'Go on with Jonas' }).click()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('You work with Jonas Weber.')

  for (const gone of [pageOf(hannah.id), `/p/harbor/coach/visions/${hannah.visionId}`]) {
    await maya.goto(gone)
    await expect(maya.getByText('There is nothing here for you.')).toBeVisible()
  }
  await jonas.goto(pageOf(hannah.id))
  await expect(jonas.getByRole('heading', { level: 1, name: cast.hannah.name })).toBeVisible()
  await jonas.getByRole('link', { name: 'Open the plan' }).click()
  await expect(jonas.getByText('I want to choose which sentences')).toBeVisible()

  await client.goto(`/p/harbor/record?engagement=${hannah.id}`)
  await expect(client.getByText(`You said yes to another coach, after ${cast.maya.name}.`)).toBeVisible()
  await expect(client.getByText(`${cast.jonas.name} read the vision.`)).toBeVisible()
})

test('what has ended is taken along, begins the next plan, and what was written there before is brought back', async ({
  signedIn,
  database,
}) => {
  const { luca } = castEngagements
  const maya = await signedIn('maya')
  await maya.goto(pageOf(luca.id))
  const more = maya.getByRole('button', { name: `More about ${cast.luca.name}` })
  await more.click()
  await maya.getByRole('menuitem', { name: 'End the engagement' }).click()
  await expect(maya.getByRole('dialog')).toContainText('nobody writes in this plan from then on')
  await maya.getByRole('dialog').getByRole('button', { name: 'End the engagement' }).click()
  await expect(maya.getByText('You keep what had settled by then')).toBeVisible()

  const client = await signedIn('luca')
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(
    'Your work with Maya has ended. The plan stays yours.',
  )
  // What only work under way asks for is asked no more.
  await client.goto(`/p/harbor/client/visions/${luca.visionId}/changes`)
  await expect(client.getByRole('heading', { name: 'The work has ended' })).toBeVisible()
  await client.goto('/p/harbor/client/sessions')
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Your sessions with Maya are over.')
  await client.goto(homeOf('luca'))
  await client.getByRole('link', { name: 'Take it along' }).click()
  const [download] = await Promise.all([
    client.waitForEvent('download'),
    client.getByRole('link', { name: 'Markdown', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^vision-luca-moretti-.*\.md$/)
  expect(await readFile(await download.path(), 'utf8')).toContain('### 1. Why')
  const [plan] = await Promise.all([
    client.waitForEvent('download'),
    client.getByRole('link', { name: 'JSON', exact: true }).click(),
  ])

  await more.click()
  await maya.getByRole('menuitem', { name: 'Begin another engagement' }).click()
  await maya.getByLabel('Where it is heading').fill('Research lead, first year')
  await maya.getByRole('dialog').getByRole('button', { name: 'Begin', exact: true }).click()
  await expect(maya.getByRole('link', { name: 'Research lead, first year' })).toBeVisible()
  await client.goto(homeOf('luca'))
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Start with one true sentence.')

  const [next] = await database<{ vision: string; document: string }[]>`
    select v.id as vision, d.id as document from visions v
    join engagements e on e.practice_id = v.practice_id and e.id = v.engagement_id
    join documents d on d.practice_id = v.practice_id and d.engagement_id = e.id and d.kind = 'vision'
    where e.client_id = ${cast.luca.id} order by e.created_at desc limit 1`
  const page = `/p/harbor/client/visions/${next?.vision}`
  const why = () => wordsOf(client, 'Why')

  await test.step('a wrong file is refused with a sentence, and the right one says what comes before it comes', async () => {
    await client.goto(page)
    const choose = async (file: Parameters<FileChooser['setFiles']>[0]) => {
      const chooser = client.waitForEvent('filechooser')
      await client.getByRole('button', { name: 'Begin from an exported file' }).click()
      await (await chooser).setFiles(file)
    }
    await expect(textOf(client, 'Why')).toBeEditable()
    await choose({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('[]') })
    await expect(client.getByText('This is not a plan that Waymark exported.')).toBeVisible()
    await choose(await plan.path())
    await expect(client.getByRole('dialog')).toContainText(`The plan of ${cast.luca.name}`)
    await expect(client.getByRole('dialog')).toContainText('Maya will read: ')
    await client.getByRole('button', { name: 'Begin with this plan' }).click()
    await expect.poll(why).toContain('Nobody should get ill')
    await expect(client.getByRole('button', { name: 'Begin from an exported file' })).toHaveCount(0)
  })
  const before = await why()

  await test.step('what is written over is in the history, and comes back with a preview', async () => {
    // Two days pass: the file was one sitting, and this is another.
    await database`update document_updates set at = at - interval '2 days' where document_id = ${next?.document ?? null}`
    await textOf(client, 'Why').click()
    await client.keyboard.press('ControlOrMeta+A')
    await client.keyboard.type('Nothing of this was true.')
    await saved(client)
    await client.goto(`${page}/history`)
    await client.getByRole('link', { name: 'Read it as it was' }).last().click()
    await client.getByRole('button', { name: 'Bring this section back: Why' }).click()
    const preview = client.getByRole('region', { name: 'How it will read' })
    await expect(preview).toContainText('Nobody should get ill')
    await expect(preview).not.toContainText('Nothing of this was true.')
    await client.getByRole('button', { name: 'Bring it back', exact: true }).press('Enter')
    await expect(client.getByText('Brought back.')).toBeVisible()
    await client.goto(page)
    await expect.poll(why).toBe(before)
  })
})

test('reading a plan is written down when it is opened, and not for a link to it on the screen', async ({
  signedIn,
  database,
}) => {
  const { ben } = castEngagements
  const reads = async () => {
    const [row] = await database<{ all: number; here: number }[]>`
      select count(*)::int as all, count(*) filter (where subject_id = ${ben.visionId})::int as here
      from events where verb = 'vision read' and at > now() - interval '1 hour'`
    return row
  }
  const maya = await signedIn('maya')
  const before = await reads()
  await maya.goto(homeOf('maya'))
  await maya.waitForLoadState('networkidle')
  await rowOf(maya, cast.ben.name).hover()
  await maya.waitForLoadState('networkidle')
  expect(await reads()).toEqual(before)
  await rowOf(maya, cast.ben.name).click()
  await expect(maya.getByRole('heading', { level: 1, name: cast.ben.name })).toBeVisible()
  await expect.poll(async () => (await reads())?.here).toBe(1)
})

test('the owner narrows the business, and reads the record without anybody’s words', async ({ signedIn }) => {
  const ingrid = await signedIn('ingrid')
  await ingrid.getByLabel('Client').fill('tomás')
  await ingrid.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(ingrid).toHaveURL(/client=tom/)
  await expect(ingrid.getByText('1 engagement', { exact: true })).toBeVisible()
  await ingrid.getByRole('link', { name: cast.tomas.name }).click()
  await expect(ingrid.getByText('You see names, dates and counts, nobody’s words.')).toBeVisible()
  await expect(ingrid.getByRole('link', { name: 'Open the plan' })).toHaveCount(0)

  await ingrid.getByRole('link', { name: 'Record' }).click()
  await ingrid.getByRole('link', { name: 'Sessions', exact: true }).click()
  await expect(ingrid.getByText(/opened session \d+\./).first()).toBeVisible()
  const [download] = await Promise.all([
    ingrid.waitForEvent('download'),
    ingrid.getByRole('link', { name: 'Take the record along' }).click(),
  ])
  const record = await readFile(await download.path(), 'utf8')
  expect(record.split('\n')[0]).toContain('waymark record 1')
  expect(record).not.toContain(cast.daniel.name)
})
