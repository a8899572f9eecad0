import type { Page } from '@playwright/test'
import { cast, castEngagements } from '@/db/cast'
import { asSystem } from '@/db/system'
import { linkToSettle } from '@/lib/commitments/link'
import { violations } from './axe'
import { expect, test } from './fixtures'
import { endSession, openPlan, planOf, saved, select, textOf, write } from './plan'

const wide = { viewport: { width: 1440, height: 900 } }

const notesOf = (page: Page) => page.getByRole('textbox', { name: /Shared notes/ })
const ownNotesOf = (page: Page) => page.getByRole('textbox', { name: 'Your own notes' })

async function addTopic(page: Page, topic: string, minutes: number) {
  const form = page.getByRole('form', { name: 'Add a topic' })
  await form.getByLabel('Topic').fill(topic)
  await form.getByLabel('Minutes').fill(String(minutes))
  await form.getByRole('button', { name: 'Add to the agenda' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: topic }).first()).toBeVisible()
}

test('two people have a session: planned, called, led, written, promised, ended for both at once, sent, read, kept and remembered', async ({
  signedIn,
  database,
  expectTrouble,
}) => {
  test.setTimeout(180_000)
  // One of the two loses the connection on purpose.
  expectTrouble(/WebSocket|ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/)
  const { id: engagementId } = castEngagements.tomas
  // Another story may have called it off.
  const [booked] = await database<{ id: string }[]>`
    update sessions set starts_at = date_trunc('second', now()) + interval '4 minutes', coach_id = null, cancelled_at = null, cancelled_by = null
    where engagement_id = ${engagementId} and opened_at is null returning id`
  const sessionId = booked?.id ?? ''
  await database`delete from agenda_topics where session_id = ${sessionId}`
  const tomas = await signedIn('tomas', wide)
  const maya = await signedIn('maya', wide)

  // The agenda is made by both.
  await tomas.goto(`/p/harbor/client/sessions/${sessionId}`)
  await addTopic(tomas, 'The fund and its interview', 20)
  await maya.goto(`/p/harbor/coach/sessions/${sessionId}`)
  await addTopic(maya, 'What to put down', 25)

  // He is somewhere else when she opens; he is called there.
  await tomas.goto('/p/harbor/client')
  await maya.getByRole('button', { name: 'Link a call' }).click()
  await maya.getByLabel('Meeting link').fill('https://meet.example/tomas')
  await maya.getByRole('button', { name: 'Save the link' }).click()
  await expect(maya.getByRole('link', { name: 'meet.example/tomas' })).toBeVisible()
  // She has looked at the plan before: what is new to her is told from there.
  await openPlan(maya, 'tomas', 'coach')
  await maya.getByRole('button', { name: 'Open a session' }).click()
  await expect(maya.getByRole('button', { name: 'End session' })).toBeVisible()
  await expect(tomas.getByText('Maya opened the session.')).toBeVisible()
  await expect(tomas.getByRole('heading', { level: 1 })).toHaveText('Your session with Maya is open.')
  await tomas.getByRole('link', { name: 'Join', exact: true }).click()
  await expect(tomas).toHaveURL(new RegExp(planOf('tomas', 'client')))
  await expect(tomas.getByRole('timer')).toBeVisible()
  await expect(maya.getByRole('img', { name: /Tom.* is here/ })).toBeVisible()
  await expect(tomas.getByRole('link', { name: 'Video call' })).toBeVisible()

  // From topic to topic, for both.
  const current = (page: Page) => page.getByRole('list', { name: 'Agenda' }).locator('[aria-current="step"]')
  await expect(current(tomas)).toContainText('The fund and its interview')
  await maya.getByRole('button', { name: /Done, on to the next/ }).click()
  await expect(current(tomas)).toContainText('What to put down')

  // Plan and shared notes are one page for two; private notes are two.
  await Promise.all([
    write(tomas, 'Openings', 'The fund asked me back. '),
    write(maya, 'Focus', 'One thing until June. '),
  ])
  await expect(textOf(maya, 'Openings')).toContainText('The fund asked me back.')
  await expect(textOf(tomas, 'Focus')).toContainText('One thing until June.')
  // What is new to her since she last looked is marked beside the words, and stepped through.
  const fresh = maya.getByRole('group', { name: 'Changes since you last looked' })
  await expect(maya.getByText(/^Changed since you last looked: .*Openings/)).toBeAttached()
  await expect(fresh).toContainText(/\d+ changes?/)
  await fresh.getByRole('button', { name: 'Previous change' }).click()
  await expect(fresh.getByRole('status')).toHaveText(/^Change (\d+) of \1$/)
  await expect(textOf(maya, 'Openings')).toBeInViewport()
  // On a phone as well, above the dock.
  const desk = maya.viewportSize()
  await maya.setViewportSize({ width: 390, height: 844 })
  await fresh.getByRole('button', { name: 'Next change' }).click()
  await expect(fresh.getByRole('status')).toHaveText(/^Change 1 of/)
  if (desk) await maya.setViewportSize(desk)
  // Until the wide page is drawn again, the key has nowhere to lead.
  await expect(async () => {
    await maya.keyboard.press('Alt+2')
    await expect(notesOf(maya)).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await notesOf(maya).pressSequentially('They would rather hear about the bridge loan.')
  await expect(notesOf(tomas)).toContainText('the bridge loan')
  await maya.keyboard.press('Alt+4')
  await expect(ownNotesOf(maya)).toBeFocused()
  await ownNotesOf(maya).pressSequentially('He laughed before he said it.')
  await ownNotesOf(tomas).click()
  await ownNotesOf(tomas).pressSequentially('I did not say how much I want it.')
  await Promise.all([saved(tomas), saved(maya)])
  await expect(tomas.getByText('He laughed before')).toHaveCount(0)
  await expect(maya.getByText('how much I want it')).toHaveCount(0)

  // Follow me, until he goes his own way.
  const roadmap = tomas.getByRole('heading', { level: 3, name: 'Roadmap' })
  await expect(roadmap).not.toBeInViewport()
  await maya.getByRole('switch', { name: /follows me/ }).check()
  await maya.getByRole('heading', { level: 3, name: 'Roadmap' }).scrollIntoViewIfNeeded()
  await expect(roadmap).toBeInViewport()
  await expect(tomas.getByRole('button', { name: 'You follow Maya. Stop' })).toBeVisible()
  await tomas.mouse.move(500, 500)
  await tomas.mouse.wheel(0, -4000)
  await expect(tomas.getByRole('button', { name: 'Follow Maya again' })).toBeVisible()
  await expect(maya.getByRole('switch', { name: /looks around alone/ })).toBeVisible()

  // A commitment out of the plan, in one gesture.
  await textOf(tomas, 'Openings').click()
  await select(textOf(tomas, 'Openings'), 'The fund asked me back')
  await tomas.getByRole('toolbar').getByRole('button', { name: 'Commit' }).click()
  const form = tomas.getByRole('form', { name: /commitment/ })
  const promise = form.getByRole('textbox', { name: 'What you will do' })
  await expect(promise).toHaveValue('The fund asked me back')
  await promise.fill('Call the fund back and say yes to June')
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(maya.locator('[data-panel="commitments"]')).toContainText('Call the fund back')

  // The room holds to WCAG in both themes, and on a phone with its sheet open.
  expect(await violations(maya)).toEqual([])
  await maya.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await violations(maya)).toEqual([])
  await maya.setViewportSize({ width: 390, height: 844 })
  await maya.getByRole('button', { name: 'Notes', exact: true }).click()
  await maya.getByRole('tab', { name: 'Private' }).click()
  await expect(ownNotesOf(maya)).toContainText('He laughed before')
  expect(await violations(maya)).toEqual([])
  await maya.getByRole('button', { name: 'Close', exact: true }).click()
  await maya.setViewportSize(wide.viewport)
  await maya.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

  // A lost connection is told calmly, and what was written meanwhile is there afterwards.
  await tomas.context().setOffline(true)
  await expect(maya.getByText('lost the connection.')).toBeVisible({ timeout: 60_000 })
  await write(tomas, 'Openings', 'Written on the train. ')
  await tomas.context().setOffline(false)
  await expect(textOf(maya, 'Openings')).toContainText('Written on the train.', { timeout: 30_000 })
  await expect(maya.getByText('lost the connection.')).toHaveCount(0)

  // The end is the end for both.
  await endSession(maya)
  await expect(maya.getByText(/Session \d+ with Tom.* has ended\./)).toBeVisible()
  await expect(maya.getByRole('textbox')).toHaveCount(0)
  await expect(tomas.getByText(/Session \d+ with Maya has ended\./)).toBeVisible()
  await expect(tomas.getByRole('timer')).toHaveCount(0)
  await expect(notesOf(tomas)).toHaveCount(0)

  // The recap says what became of it; she adds a line and sends it, and he has exactly that.
  await maya.getByRole('link', { name: 'Go on to the recap' }).click()
  await maya.getByLabel('Headline').fill('You said yes to June.')
  await maya.getByLabel('Headline').blur()
  await expect(maya.getByRole('region', { name: 'What changed' })).toContainText('The fund asked me back.')
  await expect(maya.getByLabel('Notes', { exact: true })).toHaveValue(/the bridge loan/)
  await expect(maya.getByText('He laughed before')).toHaveCount(0)
  await saved(maya)
  // What is sent is what was read.
  await maya.reload()
  await expect(maya.getByLabel('Headline')).toHaveValue('You said yes to June.')
  await maya.getByRole('button', { name: 'Send the recap' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Send the recap' }).click()
  await expect(maya.getByText('Recap sent', { exact: true })).toBeVisible()
  await tomas.goto(`/p/harbor/client/sessions/${sessionId}/recap`)
  await expect(tomas.getByRole('heading', { level: 1, name: 'You said yes to June.' })).toBeVisible()
  await expect(tomas.getByText('the bridge loan')).toBeVisible()
  await expect(tomas.getByText('Call the fund back and say yes to June').first()).toBeVisible()

  // A reminder's link settles what he promised, after one press.
  const [promised] = await database<{ id: string }[]>`
    select id from commitments where text = 'Call the fund back and say yes to June'`
  const door = await tomas.context().newPage()
  const link = await asSystem('a story', (db) =>
    linkToSettle(db, { practiceId: cast.tomas.practiceId, commitmentId: promised?.id ?? '' }),
  )
  await door.goto(link ?? '')
  await door.getByLabel('How did it go?').fill('They start me on the second.')
  await door.getByRole('button', { name: 'I kept it' }).click()
  await expect(door.getByRole('heading', { level: 1, name: 'You kept it.' })).toBeVisible()

  // And the next session begins with it.
  const [next] = await database<{ id: string }[]>`
    insert into sessions (practice_id, engagement_id, number, starts_at)
    select practice_id, engagement_id, max(number) + 1, now() + interval '250 days' from sessions
    where engagement_id = ${engagementId} group by practice_id, engagement_id
    returning id`
  await maya.goto(`/p/harbor/coach/sessions/${next?.id}`)
  const back = maya.getByRole('region', { name: 'Last commitments' }).getByRole('listitem')
  await expect(back.filter({ hasText: 'Call the fund back' })).toContainText('“They start me on the second.”')
  await expect(
    back.filter({ hasText: 'Call the fund back' }).getByRole('img', { name: 'Kept' }),
  ).toBeVisible()
  await expect(
    maya.getByRole('region', { name: 'Only you can see this' }).filter({ hasText: 'He laughed before' }),
    'her own notes are before her again',
  ).toBeVisible()
})
