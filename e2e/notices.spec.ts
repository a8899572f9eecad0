import { cast, castEngagements } from '@/db/cast'
import { expect, test } from './fixtures'

const { sofia } = castEngagements

const fourMore = [
  ['work', 'engagement paused'],
  ['work', 'engagement resumed'],
  ['reviews', 'review passed'],
  ['reviews', 'changes asked'],
] as const

test('what one says rings for the other by itself, waits for one digest, and stops when it is not wanted', async ({
  signedIn,
  stranger,
  database,
}) => {
  // Whatever stories before this one told these two is looked at.
  await database`update notices set seen_at = now() where recipient_id in (${cast.sofia.id}, ${cast.jonas.id})`
  const arrived = (body: string) =>
    expect
      .poll(async () => (await database`select 1 from comments where body = ${body}`).length, {
        intervals: [50],
      })
      .toBe(1)
  const client = await signedIn('sofia')
  const coach = await signedIn('jonas')
  await client.goto('/p/harbor/client')
  const bell = client.getByRole('button', { name: /^Notices/ })
  await expect(bell).toHaveAccessibleName('Notices')

  await test.step('a comment is heard at once, without the page being asked', async () => {
    await coach.goto(`/p/harbor/coach/visions/${sofia.visionId}`)
    await coach.getByRole('button', { name: 'Comment in Why' }).click()
    await coach.getByRole('menuitem', { name: 'On the text' }).click()
    await coach.getByRole('textbox', { name: 'Comment for Sofia' }).fill('A sentence to keep.')
    await coach.getByRole('button', { name: 'Comment', exact: true }).click()
    await expect(coach.getByText('A sentence to keep.')).toBeVisible()
    await expect(coach.getByRole('button', { name: 'Comment in Why' })).toBeFocused()
    // Shown beside the plan before it has arrived.
    await arrived('A sentence to keep.')
    await expect(bell).toHaveAccessibleName('Notices, 1 new')
  })

  await test.step('a second word in the same conversation rings no second time', async () => {
    const thread = coach.getByRole('article').filter({ hasText: 'A sentence to keep.' }).last()
    await thread.getByRole('button', { name: 'Reply', exact: true }).click()
    await coach.getByRole('textbox', { name: 'Reply to Sofia' }).fill('And another one.')
    await coach.getByRole('textbox', { name: 'Reply to Sofia' }).press('Control+Enter')
    await arrived('And another one.')
    await expect(bell).toHaveAccessibleName('Notices, 1 new')
  })

  await test.step('by keyboard: opened, read, followed to its place; it is seen then', async () => {
    await bell.focus()
    await client.keyboard.press('Enter')
    const panel = client.getByRole('dialog', { name: 'Notices' })
    await expect(panel.getByRole('heading', { name: 'New since you looked' })).toBeVisible()
    await expect(bell).toHaveAccessibleName('Notices')
    await client.keyboard.press('Escape')
    await expect(bell).toBeFocused()
    await client.keyboard.press('Enter')
    await panel
      .getByRole('link', { name: /^Jonas wrote to you in your plan\./ })
      .first()
      .press('Enter')
    await expect(client).toHaveURL(new RegExp(`/client/visions/${sofia.visionId}#why$`))
    const read = () => database`select 1 from thread_reads r join comments c using (practice_id, thread_id)
      where r.member_id = ${cast.sofia.id} and c.body = 'And another one.'`
    await expect.poll(async () => (await read()).length, 'it has been before her for a moment').toBe(1)
    // Away from there, nothing more of it is seen while the digest is written.
    await client.goto('/p/harbor/client')
  })

  await test.step('five things are one mail, when its hour has come', async () => {
    await database.begin(async (sql) => {
      await sql`
        update notices set seen_at = null, email_id = null, weighed_at = now(), at = now() - interval '2 days'
        where id in (select id from notices where recipient_id = ${cast.sofia.id} and from_id = ${cast.jonas.id}
          and kind = 'comments' order by id desc limit 1)`
      for (const [kind, verb] of fourMore) {
        await sql`
          insert into notices (practice_id, recipient_id, from_id, kind, verb, engagement_id, about_id, at, weighed_at)
          values (${cast.sofia.practiceId}, ${cast.sofia.id}, ${cast.jonas.id}, ${kind}, ${verb}, ${sofia.id},
            ${sofia.id}, now() - interval '2 days', now())`
      }
    })
    await database`select queue.add('messages', '{}'::jsonb)`
    const outbox = await stranger()
    await expect(async () => {
      await outbox.goto('/sign-in/outbox')
      await expect(
        outbox.getByRole('heading', { name: 'Five things for you at Harbor Coaching' }),
      ).toBeVisible({ timeout: 500 })
    }).toPass()
    const mail = outbox
      .getByRole('listitem')
      .filter({ hasText: cast.sofia.email })
      .filter({ hasText: 'Five things' })
    await expect(mail).toHaveCount(1)
    await expect(mail).toContainText('Jonas paused your work together.')
    await expect(mail).not.toContainText('A sentence to keep')

    await mail.getByRole('link', { name: 'Stop emails about what is bundled' }).click()
    await expect(outbox.getByRole('heading', { level: 1 })).toHaveText('No more of these emails?')
    const before =
      await database`select 1 from message_settings where member_id = ${cast.sofia.id} and rhythm = 'never'`
    expect(before).toHaveLength(0)
    await outbox.getByRole('button', { name: 'Stop these emails' }).click()
    await expect(outbox.getByText('Stopped.', { exact: true })).toBeVisible()
    await expect(outbox.getByRole('heading', { level: 1 })).toHaveText('These emails are stopped.')
  })

  await test.step('and what was stopped is seen, and chosen again, where one is signed in', async () => {
    await client.goto('/p/harbor/messages')
    await expect(client.getByLabel('How often')).toHaveValue('never')
    await client.getByLabel('How often').selectOption('weekly')
    await client.getByRole('group', { name: 'Comments and questions' }).getByText('At once').click()
    await client.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(client.getByText('Your messages are saved.', { exact: true })).toBeVisible()
    await client.reload()
    await expect(client.getByLabel('How often')).toHaveValue('weekly')
    await expect(
      client.getByRole('group', { name: 'Comments and questions' }).getByRole('radio', { name: 'At once' }),
    ).toBeChecked()
  })

  await test.step('older ones are on a page, on a phone as well', async () => {
    await client.setViewportSize({ width: 390, height: 844 })
    await client.goto('/p/harbor/notices')
    await expect(client.getByRole('heading', { level: 1 })).toHaveText(/new since you looked\.$/)
    await expect(client.getByRole('link', { name: /^Jonas paused your work together\./ })).toBeVisible()
    await expect
      .poll(
        async () =>
          (await database`select 1 from notices where recipient_id = ${cast.sofia.id} and seen_at is null`)
            .length,
      )
      .toBe(0)
    await client.reload()
    await expect(client.getByRole('heading', { level: 1 })).toHaveText('Nothing new since you looked.')
  })
})
