import { cast, castEngagements, practices } from '@/db/cast'
import { asSystem } from '@/db/system'
import { linkToSettle } from '@/lib/commitments/link'
import { expect, test } from './fixtures'

const { felix } = castEngagements
const { slug, id: practiceId } = practices.tidewater

/** What the mail of a reminder carries. */
const reminderOf = (commitmentId: string) =>
  asSystem('a story', (db) => linkToSettle(db, { practiceId, commitmentId }))

test('what a client said they would do is seen by both with what it leads to, until it is settled in words, from a reminder’s link as well', async ({
  signedIn,
  stranger,
  database,
}) => {
  const client = await signedIn('felix')
  const mine = client.getByRole('region', { name: 'You said you would' })
  await mine.getByRole('button', { name: 'Say what you will do' }).click()
  await mine.getByLabel('What you will do').fill('Sit in on the supplier audit')
  await mine.getByLabel('By when').fill('in 10 days')
  await mine.getByLabel('What it moves').selectOption('I have led one audit')
  await mine.getByLabel('How sure, from 1 to 10').selectOption('5')
  await mine.getByLabel('What would make it a seven?').fill('Half a day instead of a whole one.')
  await mine.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(client.getByText('Commitment added', { exact: true })).toBeVisible()
  await expect(mine.getByRole('checkbox', { name: 'Sit in on the supplier audit' })).not.toBeChecked()
  await expect(mine.getByText(/^Due .*, in 10 days$/)).toBeVisible()
  await expect(mine.getByText('Busy, not aimed: it serves no milestone')).toBeVisible()

  const coach = await signedIn('amara')
  await coach.goto(`/p/${slug}/coach/engagements/${felix.id}`)
  const both = coach.getByRole('region', { name: 'Commitments' })
  const row = both.getByRole('listitem').filter({ hasText: 'Sit in on the supplier audit' })
  await expect(row).toContainText(
    'It moves I have led one audit leads to Leading an audit leads to Quality manager leads to Why',
  )

  // Opened as often as it is, the link of a reminder changes nothing; its one button does.
  const [said] = await database<{ id: string }[]>`
    select id from commitments where practice_id = ${practiceId} and text = 'Sit in on the supplier audit'`
  const door = await stranger()
  const reminder = (await reminderOf(said?.id ?? '')) ?? ''
  for (const _ of ['a mail scanner', 'its owner']) {
    await door.goto(reminder)
    await expect(door.getByRole('heading', { level: 1, name: 'Did you do it?' })).toBeVisible()
  }
  await expect(door.getByText('Sit in on the supplier audit')).toBeVisible()
  await coach.reload()
  await expect(row.getByRole('checkbox')).toBeVisible()
  await door.getByLabel('How did it go?').fill('They let me ask two of the questions.')
  await door.getByRole('button', { name: 'I kept it' }).click()
  await expect(door.getByRole('heading', { level: 1, name: 'You kept it.' })).toBeVisible()
  await coach.reload()
  await expect(row.getByRole('img', { name: 'Kept' })).toBeVisible()
  await expect(row).toContainText('“They let me ask two of the questions.”')

  // The other one grows smaller, and what it was stays behind it.
  await client.reload()
  await mine.getByRole('checkbox', { name: 'Ask for the audit schedule' }).check()
  await mine.getByLabel('How did it go?').fill('Nobody has one yet.')
  await mine.getByRole('button', { name: 'Change it' }).click()
  await mine.getByLabel('What you will do').fill('Write the first three dates of one')
  await mine.getByRole('button', { name: 'Change it' }).click()
  await expect(client.getByText('Changed', { exact: true })).toBeVisible()
  await expect(mine.getByRole('checkbox', { name: 'Write the first three dates of one' })).toBeVisible()
  await expect(mine.getByText('Ask for the audit schedule')).toBeHidden()
  await coach.reload()
  await expect(both).toContainText('1 of 2 kept since')
  await expect(both.getByRole('listitem').filter({ hasText: 'Ask for the audit schedule' })).toContainText(
    '“Nobody has one yet.”',
  )
  await expect(both.getByRole('checkbox', { name: 'Write the first three dates of one' })).toBeVisible()
  await expect(coach.getByText(cast.felix.name).first()).toBeVisible()
})
