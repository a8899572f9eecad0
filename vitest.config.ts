import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', '.*/**', 'e2e/**'],
    globalSetup: './ops/unit-setup.mjs',
    // Its imports of next/server have no file ending, which Node itself refuses.
    server: { deps: { inline: ['next-auth'] } },
    pool: 'forks',
    maxWorkers: 2,
    // For what hangs. How long something may take is for the proofs, on a machine that does nothing else: this one may do
    // several things at once, and the longest of the small runs in proofs/ say for themselves what they need.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
})
