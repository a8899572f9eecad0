import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hint, listen, whoElseServes } from '@/db/system'
import { type Company, keepCompany } from './company'

vi.mock('@/db/system', () => ({ hint: vi.fn(), listen: vi.fn(), whoElseServes: vi.fn() }))

const patience = { timeout: 15_000 }
const others = { at: '2026-11-26', others: true }
const look = vi.fn(async () => {})
let hearsAgain = () => {}
let company: Company

beforeEach(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.mocked(whoElseServes).mockResolvedValue(others)
  vi.mocked(hint).mockResolvedValue()
  vi.mocked(listen).mockImplementation(async (_, __, onReady = () => {}) => {
    hearsAgain = onReady
    return {
      count: null,
      command: 'LISTEN',
      statement: { name: '', string: '', types: [], columns: [] },
      state: { status: 'I', pid: 1, secret: 1 },
      unlisten: async () => {},
    }
  })
  company = await keepCompany({ everyMs: 600_000, onWrote: () => {}, look, onFound: () => {} })
})
afterEach(async () => {
  await company.stop()
  vi.resetAllMocks()
})

it('what could not be told to the others is told again', async () => {
  vi.mocked(hint).mockRejectedValueOnce(new Error('The line is cut.'))
  company.wrote('a/plan')
  await vi.waitFor(() => expect(hint).toHaveBeenCalledTimes(2), patience)
  const told = vi.mocked(hint).mock.calls.map(([, payload]) => JSON.parse(payload).documents)
  expect(told).toEqual([['a/plan'], ['a/plan']])
})

it('who hears again looks again, though somebody was looking already', async () => {
  expect(look).toHaveBeenCalledTimes(1)
  const asked = Promise.withResolvers<typeof others>()
  vi.mocked(whoElseServes).mockReturnValueOnce(asked.promise)
  hearsAgain()
  hearsAgain()
  asked.resolve(others)
  await vi.waitFor(() => expect(look).toHaveBeenCalledTimes(3), patience)
})
