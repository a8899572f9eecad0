import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './ops/chromium.mjs'
import { placeBeside } from './ops/environment.mjs'

const { webPort } = placeBeside('test/browser', { durable: false })

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './ops/browser-setup.mjs',
  // One after the other: some of them kill what the others would be looking at.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // For what hangs, not for a slow machine: what a story waits for has its own limit.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: '.waymark/test/browser.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${webPort}`,
    locale: 'en-US',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: await findChromium(console.log),
  },
})
