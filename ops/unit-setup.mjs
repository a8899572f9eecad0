/** Vitest's global setup: every run gets a database of its own, and the workers its addresses. */
import { takeTestDatabase } from './test-cluster.mjs'

export default async function setup() {
  const { environment, release } = await takeTestDatabase()
  const { NODE_ENV: _, ...rest } = environment
  Object.assign(process.env, rest)
  return release
}
