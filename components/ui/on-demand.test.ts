import { expect, it, vi } from 'vitest'
import { onDemand } from './on-demand'

it('is fetched once, however many want it', async () => {
  const load = vi.fn(async () => 'here')
  const code = onDemand(load)
  expect(code.read()).toBeNull()
  await Promise.all([code.fetch(), code.fetch()])
  expect(code.read()).toBe('here')
  expect(load).toHaveBeenCalledOnce()
})

it('is fetched again after it did not come', async () => {
  const load = vi.fn(async () => 'here').mockRejectedValueOnce(new Error('No connection.'))
  const code = onDemand(load)
  await expect(code.fetch()).rejects.toThrow('No connection.')
  await code.fetch()
  expect(code.read()).toBe('here')
})
