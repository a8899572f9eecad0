import { readFile } from 'node:fs/promises'
import { cast, castEngagements } from '@/db/cast'
import { expect, rowOf, test } from './fixtures'
import { openPlan, planOf, saved, select, wordsOf, write } from './plan'

test('from a draft to an agreement: talked about, asked, answered, frozen, signed by both, checked by anybody, and drafted on', async ({
  signedIn,
  stranger,
  database,
}) => {
  test.setTimeout(240_000)
  const aisha = await signedIn('aisha')
  const maya = await signedIn('maya')
  const { visionId, id: engagementId } = castEngagements.aisha
  const signedInAgo = (someone: 'aisha' | 'maya', minutes: number) => database`
    update sign_ins set proven_at = now() - make_interval(mins => ${minutes})
    where login_id = (select login_id from members where id = ${cast[someone].id})`

  // Maya asks about one passage and has other words for another; Aisha takes them over.
  const reads = (section: string) => maya.locator(`[data-section-text="${section}"]`)
  const toolbar = maya.getByRole('toolbar', { name: 'Selected words' })
  await openPlan(maya, 'aisha', 'coach')
  await select(reads('nonneg'), 'explain to my sister')
  await toolbar.getByRole('button', { name: 'Ask Aisha' }).click()
  await maya.getByLabel('What do you ask Aisha?').fill('Who else would you explain it to?')
  await maya.keyboard.press('ControlOrMeta+Enter')
  await select(reads('role'), 'a company that makes something')
  await toolbar.getByRole('button', { name: 'Suggest' }).click()
  await maya.getByRole('textbox', { name: 'Other words' }).fill('a company that makes pumps')
  await maya.getByRole('button', { name: 'Suggest', exact: true }).click()
  await aisha.goto('/p/harbor/client')
  await expect(aisha.getByText('Who else would you explain it to?').first()).toBeVisible()
  await openPlan(aisha, 'aisha', 'client')
  await aisha.getByRole('button', { name: 'Use these words' }).click()
  await expect.poll(() => wordsOf(aisha, 'The role')).toBe('General counsel of a company that makes pumps.')

  // Aisha asks: Maya’s page, open as it is, says so by itself.
  const asksMaya = maya.getByRole('link', { name: 'Aisha asks you to read' })
  await expect(asksMaya).toHaveCount(0)
  const home = await signedIn('maya')
  await expect(rowOf(home, 'Aisha Bello')).toBeVisible()
  await saved(aisha)
  await aisha.getByRole('button', { name: 'Ask Maya to review' }).click()
  await aisha.getByLabel('A line to go with it').fill('Is it clear which question is mine?')
  await aisha.getByRole('button', { name: 'Ask Maya', exact: true }).click()
  await expect(aisha.getByText('Waiting for Maya').first()).toBeVisible()

  await expect(asksMaya.first()).toBeVisible()
  await expect(home.getByText('Asked you to review version 2')).toBeVisible()

  // She would rather write one more sentence first: Maya is not asked any more, until she is asked again.
  await aisha.getByRole('button', { name: 'Take the request back' }).first().click()
  await aisha.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await expect(aisha.getByText('Waiting for Maya')).toHaveCount(0)
  await expect(asksMaya).toHaveCount(0)
  await expect(home.getByText('Asked you to review version 2')).toHaveCount(0)
  await aisha.getByRole('button', { name: 'Ask Maya to review' }).click()
  await aisha.getByLabel('A line to go with it').fill('Is it clear which question is mine?')
  await aisha.getByRole('button', { name: 'Ask Maya', exact: true }).click()
  await expect(asksMaya.first()).toBeVisible()

  // Maya finds it on her home, reads, and asks for a change.
  await maya.goto('/p/harbor/coach')
  await expect(maya.getByText('Asked you to review version 2').first()).toBeVisible()
  await rowOf(maya, 'Aisha Bello').click()
  await expect(maya.getByText('Is it clear which question is mine?')).toBeVisible()
  await maya.getByText('1 conversation is still open').click()
  await expect(maya.getByText('Who else would you explain it to?')).toBeVisible()
  await maya.getByRole('button', { name: 'Ask for a change' }).click()
  await expect(maya.getByText('Say what should change, so that it can.')).toBeVisible()
  await maya.getByLabel('Words for Aisha').fill('Name the question. One line is enough.')
  await maya.getByRole('button', { name: 'Ask for a change' }).click()
  await expect(maya.getByText('You asked for a change')).toBeVisible()

  // Aisha reads that, changes it, and freezes.
  await openPlan(aisha, 'aisha', 'client')
  await aisha
    .getByRole('link', { name: /Maya asked for a change/ })
    .first()
    .click()
  await expect(aisha.getByText('Name the question. One line is enough.')).toBeVisible()
  await openPlan(aisha, 'aisha', 'client')
  await write(aisha, 'Focus', 'The heat map, and nothing else this spring.')
  await saved(aisha)
  await aisha.goto(`${planOf('aisha', 'client')}/changes`)
  await aisha.getByRole('button', { name: 'Freeze as version 2' }).click()
  await expect(aisha.getByRole('heading', { name: 'Freeze this draft as version 2?' })).toBeVisible()
  await aisha.getByRole('dialog').getByRole('button', { name: 'Freeze as version 2' }).click()
  await aisha.waitForURL(/versions\/2$/)
  await expect(aisha.getByText('The heat map, and nothing else this spring.').first()).toBeVisible()
  await expect(aisha.getByText('Left open on purpose:').first()).toBeVisible()
  await expect(aisha.getByText('1 conversation is still open').first()).toBeVisible()

  // Maya would change one thing first: Aisha, who has the version open, reads it without a reload, and freezes again.
  await maya.goto(`${planOf('aisha', 'coach')}/versions/2`)
  await maya.getByRole('button', { name: 'Ask for a change instead' }).click()
  await maya.getByRole('button', { name: 'Ask for this change' }).click()
  await expect(maya.getByText('Say what should change, so that it can.')).toBeVisible()
  await maya.getByLabel('What should change?').fill('By which spring?')
  await maya.getByRole('button', { name: 'Ask for this change' }).click()
  await expect(maya.getByRole('heading', { name: 'You asked for a change' })).toBeVisible()
  await expect(aisha.getByRole('heading', { name: 'Maya asked for a change' })).toBeVisible()
  await expect(aisha.getByText('By which spring?')).toBeVisible()
  await expect(aisha.getByRole('button', { name: 'Sign version 2' })).toHaveCount(0)
  await aisha.goto(`${planOf('aisha', 'client')}/changes`)
  await expect(aisha.getByText('Maya asked for a change instead of signing version 2')).toBeVisible()
  await expect(aisha.getByText('By which spring?'), 'with the reason').toBeVisible()
  await aisha.getByRole('button', { name: 'Freeze as version 3' }).click()
  await aisha.getByRole('dialog').getByRole('button', { name: 'Freeze as version 3' }).click()
  await aisha.waitForURL(/versions\/3$/)
  await expect(aisha).toHaveTitle(/^Version 3\b/)

  // Maya signed in a while ago: she proves who she is, and signs.
  await signedInAgo('maya', 11)
  await maya.goto(`${planOf('aisha', 'coach')}/versions/3`)
  await maya.getByLabel('Type your full name to sign').fill('Jonas Weber')
  await maya.getByRole('button', { name: 'Sign version 3' }).click()
  await expect(maya.getByText('Type your name as it stands here: Maya Okafor.')).toBeVisible()
  await maya.getByLabel('Type your full name to sign').fill('Maya Okafor')
  await maya.getByRole('button', { name: 'Sign version 3' }).click()
  await expect(maya.getByLabel('Code')).toHaveValue(/^\d{6}$/)
  await maya.getByRole('button', { name: 'Confirm and sign version 3' }).click()
  await expect(maya.getByText('You have signed. Aisha has been told')).toBeFocused()

  // Aisha’s page knows by itself; she signs, and it is agreed.
  await expect(aisha.getByRole('status').getByText('Maya has signed.')).toBeAttached()
  await signedInAgo('aisha', 0)
  await aisha.getByLabel('Type your full name to sign').fill('Aisha Bello')
  await aisha.getByRole('button', { name: 'Sign version 3' }).click()
  await expect(aisha.getByRole('heading', { name: 'Version 3 is signed.' })).toBeFocused()
  const agreed = await database`
    select 1 from events e join versions v on v.id = e.subject_id
    where e.engagement_id = ${engagementId} and e.verb = 'version agreed' and v.number = 3`
  expect(agreed).toHaveLength(1)

  // Anybody who was given the evidence checks it in their own browser.
  await aisha.getByRole('button', { name: 'More about version 3' }).click()
  const [download] = await Promise.all([
    aisha.waitForEvent('download'),
    aisha.getByRole('menuitem', { name: 'Evidence pack' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('version-3-aisha-bello.waymark.json')
  const pack = await readFile(await download.path())
  const anybody = await stranger()
  await anybody.goto('/verify')
  const choose = anybody.getByLabel('Choose an evidence pack')
  const file = (buffer: Buffer) => ({ name: 'evidence.waymark.json', mimeType: 'application/json', buffer })
  await choose.setInputFiles(file(pack))
  await expect(anybody.getByText('It is whole. Not a byte of it has changed.')).toBeVisible()
  await expect(anybody.getByText('Both have signed exactly these words.')).toBeVisible()
  await choose.setInputFiles(file(Buffer.from(pack.toString().replace('heat map', 'heat mop'))))
  await expect(anybody.getByText('This is not whole.')).toBeVisible()

  await choose.setInputFiles(file(Buffer.from('%PDF-1.7')))
  await expect(anybody.getByText('There is nothing to check in this file.')).toBeVisible()
  const dropped = await anybody.evaluateHandle((words) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([words], 'dropped.waymark.json'))
    return transfer
  }, pack.toString())
  await anybody
    .getByRole('heading', { name: 'Is it what they signed?' })
    .dispatchEvent('drop', { dataTransfer: dropped })
  await expect(anybody.getByText('It is whole. Not a byte of it has changed.')).toBeVisible()

  // Any two are compared, and any one is printed from the list of them.
  await aisha.goto(`${planOf('aisha', 'client')}/versions`)
  await aisha.getByLabel('Compare').selectOption('Version 3')
  await aisha.getByLabel('with', { exact: true }).selectOption('Version 1')
  await aisha.getByRole('button', { name: 'Show what differs' }).click()
  await expect(aisha.getByText(/since version 1, signed/)).toBeVisible()
  await aisha.goto(`${planOf('aisha', 'client')}/versions`)
  const printed = aisha.waitForFunction(() => 'printed' in window)
  await aisha.evaluate(() => {
    window.print = () => Object.assign(window, { printed: true })
  })
  await aisha.getByRole('button', { name: 'More about version 1' }).click()
  await aisha.getByRole('menuitem', { name: 'Print' }).click()
  await printed
  await aisha.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(aisha.getByText('Fingerprint, SHA-256:')).toBeVisible()
  await expect(aisha.locator('html'), 'paper is white').toHaveCSS('color-scheme', 'light')
  await aisha.emulateMedia({ media: null, colorScheme: null })

  // What is written afterwards is the next draft, and version 3 stays as it is.
  await openPlan(aisha, 'aisha', 'client')
  await write(aisha, 'The role', ' From next year on.')
  await saved(aisha)
  await expect(aisha.getByText('1 change since version 3 was signed').first()).toBeVisible()
  await expect(aisha.getByText('Changed since version 3: The role.')).toBeAttached()
  await aisha.getByRole('heading', { level: 3, name: 'Why', exact: true }).click()
  await aisha.keyboard.press('ControlOrMeta+Shift+KeyY')
  await expect(aisha.locator('#role :focus')).toHaveCount(1)
  await aisha.goto(`/p/harbor/client/visions/${visionId}/versions/3`)
  await expect(aisha.getByText('Signed by both').first()).toBeVisible()
  await expect(aisha.getByText('From next year on.')).toHaveCount(0)
})
