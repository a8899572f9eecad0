import { expect, it } from 'vitest'
import { castEngagements } from '@/db/cast'
import { rehearse } from '@/db/rehearse'
import { textOfPdf } from '@/lib/paper/read-pdf'
import { asFile, takeVersionAlong } from './export'
import { findPlan } from './plan'
import { standingOf } from './standing'

/** A version as one of its two takes it along; that it was taken is rolled back. */
const taken = (client: 'daniel' | 'priya', number: number) =>
  rehearse(client, async (practice) => {
    const plan = await findPlan(practice, castEngagements[client].visionId)
    const standing = await standingOf(practice, plan.engagement.id)
    const version = standing.versions.find((each) => each.number === number)
    if (!version) throw new Error('There is no such version.')
    return { version, along: await takeVersionAlong(practice, plan, version, standing) }
  }).then(async ({ version, along }) => ({
    version,
    text: String((await asFile(along, 'markdown')).body),
    certificate: (await asFile(along, 'certificate')).body as Uint8Array,
  }))

it('a version that is taken along says which it is, what was left open, and its fingerprint', async () => {
  const { version, text } = await taken('daniel', 3)
  expect(text).toMatch(
    /Version 3, signed by both on \w+ \d+, \d{4}\. Left open on purpose: Focus and Still true\? Fingerprint/,
  )
  expect(text).toContain(`Fingerprint, SHA-256: ${version.digest}.`)
})

it('a version that is not agreed does not look as if it were', async () => {
  expect((await taken('daniel', 1)).text).toMatch(/Version 1, frozen on \w+ \d+, \d{4}\. Not signed\./)
  expect((await taken('priya', 2)).text).toMatch(
    /Version 2, frozen on \w+ \d+, \d{4}\. Signed by Priya Raman alone\./,
  )
})

it('the certificate is signed in two hands, and by nobody who has not signed', async () => {
  const agreed = (await taken('daniel', 3)).certificate
  expect(textOfPdf(agreed)).toContain('Version 3 is signed.')
  expect(handsIn(agreed)).toEqual(['LaBelleAurore', 'NothingYouCouldDo'])
  const half = (await taken('priya', 2)).certificate
  expect(textOfPdf(half)).toContain('Not signed yet')
  expect(handsIn(half)).toEqual(['NothingYouCouldDo'])
})

/** The typefaces of the file that write by hand. */
const handsIn = (pdf: Uint8Array) =>
  ['LaBelleAurore', 'NothingYouCouldDo'].filter((hand) => Buffer.from(pdf).toString('latin1').includes(hand))
