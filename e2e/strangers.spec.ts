import { type CastName, castEngagements } from '@/db/cast'
import { expect, homeOf, test } from './fixtures'

const { visionId } = castEngagements.daniel
const absent = 'There is nothing here for you.'

const outsiders: [who: CastName, what: string][] = [
  ['jonas', 'another coach of the practice'],
  ['priya', 'a client of another engagement'],
  ['ingrid', 'the owner, who runs the business'],
  ['amara', 'the coach next door'],
  ['felix', 'the client next door'],
  ['sofia', 'a member of both practices'],
]

for (const [who, what] of outsiders) {
  test(`${what} finds nothing at the addresses of Daniel’s plan`, async ({ signedIn, expectTrouble }) => {
    expectTrouble(/404/)
    const page = await signedIn(who)
    for (const side of ['client', 'coach']) {
      const answer = await page.goto(`/p/harbor/${side}/visions/${visionId}`)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: absent })).toBeVisible()
      await expect(page.getByText('Daniel')).toHaveCount(0)
    }
  })
}

test('each of the two finds the plan on their own side only', async ({ signedIn, expectTrouble }) => {
  expectTrouble(/404/)
  const sides = { daniel: 'client', maya: 'coach' } as const
  for (const [who, side] of Object.entries(sides) as ['daniel' | 'maya', 'client' | 'coach'][]) {
    const page = await signedIn(who)
    expect((await page.goto(`/p/harbor/${side}/visions/${visionId}`))?.status()).toBe(200)
    const other = side === 'client' ? 'coach' : 'client'
    expect((await page.goto(`/p/harbor/${other}/visions/${visionId}`))?.status()).toBe(404)
  }
})

test('what does not exist, what is malformed and what belongs to others is one answer', async ({
  signedIn,
  expectTrouble,
}) => {
  expectTrouble(/404/)
  const page = await signedIn('daniel')
  for (const address of [
    '/p/no-such-practice/client',
    '/p/tidewater/client',
    '/p/harbor/coach',
    '/p/harbor/owner',
    '/p/harbor/client/visions/0190a000-0000-7000-8000-000000000599',
    `/p/harbor/client/visions/${castEngagements.priya.visionId}`,
    '/p/harbor/client/visions/not-a-vision',
    "/p/harbor/client/visions/'%20or%201=1",
    '/p/harbor/client/visions/%00',
  ]) {
    const answer = await page.goto(address)
    expect([400, 404], address).toContain(answer?.status())
  }
})

test('whoever is not signed in is asked to, wherever they knock', async ({ stranger }) => {
  const page = await stranger()
  for (const address of [
    homeOf('daniel'),
    homeOf('maya'),
    `/p/harbor/client/visions/${visionId}`,
    '/p/nowhere/coach',
  ]) {
    await page.goto(address)
    await expect(page).toHaveURL(/\/sign-in/)
  }
})
