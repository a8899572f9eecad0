import type { Page } from '@playwright/test'
import { type CastName, castEngagements, castSession } from '@/db/cast'
import { violations } from './axe'
import { expect, homeOf, test } from './fixtures'

const { id: engagementId, visionId } = castEngagements.daniel
const session = (number: number) => castSession(castEngagements.daniel, number)

const pages: [what: string, who: CastName | null, address: string][] = [
  ['sign-in', null, '/sign-in?practice=harbor'],
  ['who can see what I write', null, '/privacy'],
  ['client home', 'daniel', homeOf('daniel')],
  ['coach home', 'maya', homeOf('maya')],
  ['owner home', 'ingrid', homeOf('ingrid')],
  ['the vision, as its client', 'daniel', `/p/harbor/client/visions/${visionId}`],
  ['the first sitting', 'priya', `/p/harbor/client/visions/${castEngagements.priya.visionId}/begin`],
  ['the vision, as the coach reads it', 'maya', `/p/harbor/coach/visions/${visionId}`],
  ['an engagement, as its coach', 'maya', `/p/harbor/coach/engagements/${engagementId}`],
  ['one’s own notes', 'maya', `/p/harbor/coach/engagements/${engagementId}/notes`],
  ['every engagement of a coach', 'maya', '/p/harbor/coach/engagements'],
  ['working together, as the client', 'daniel', `/p/harbor/client/engagement/${engagementId}`],
  ['an engagement, as the owner', 'ingrid', `/p/harbor/owner/engagements/${engagementId}`],
  ['a session and its preparation, as the coach', 'maya', `/p/harbor/coach/sessions/${session(8)}`],
  ['a session and its questions, as the client', 'daniel', `/p/harbor/client/sessions/${session(8)}`],
  ['a recap', 'daniel', `/p/harbor/client/sessions/${session(7)}/recap`],
  ['what one was told', 'maya', '/p/harbor/notices'],
  ['how one is written to', 'daniel', '/p/harbor/messages'],
  ['the record of a practice', 'ingrid', '/p/harbor/record'],
  ['the record of an engagement', 'daniel', `/p/harbor/record?engagement=${engagementId}`],
  ['sign-ins', 'daniel', '/sign-ins'],
  ['the parts', 'daniel', '/parts'],
  ['signing up', null, '/start'],
  ['starting a practice', 'daniel', '/start'],
  ['inviting a client', 'maya', '/p/harbor/coach/invite'],
  ['inviting clients from a list', 'maya', '/p/harbor/coach/invite/import'],
  ['the settings of a practice', 'ingrid', '/p/harbor/settings'],
  ['the people of a practice', 'ingrid', '/p/harbor/settings/people'],
  ['inviting a coach', 'ingrid', '/p/harbor/settings/invite'],
  ['one’s own name and time zone', 'daniel', '/p/harbor/settings/me'],
  ['leaving', 'daniel', '/p/harbor/settings/leave'],
]

/** What is far out of sight is not laid out, and editors come when they are near: down to fetch them, and up again. */
async function seeAll(page: Page) {
  const scroll = (way: 'down' | 'up') =>
    page.evaluate(async (goesDown) => {
      const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      const end = document.documentElement.scrollHeight
      for (let y = 0; y <= end; y += innerHeight) {
        scrollTo(0, goesDown ? y : end - y)
        await drawn()
      }
      scrollTo(0, goesDown ? end : 0)
      await drawn()
    }, way === 'down')
  await scroll('down')
  await page.waitForLoadState('networkidle')
  await scroll('up')
}

for (const [what, who, address] of pages) {
  test(`${what} holds to WCAG 2.2 AA, wide and on a phone, light and dark`, async ({
    signedIn,
    stranger,
  }) => {
    const page = who ? await signedIn(who, { at: null }) : await stranger()
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(address)
      await expect(page.getByRole('main')).toBeVisible()
      await page.waitForLoadState('networkidle')
      await seeAll(page)
      expect(await violations(page), `${width}, light`).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      expect(await violations(page), `${width}, dark`).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, 'nothing sticks out at the side').toBeLessThanOrEqual(0)
    }
  })
}
