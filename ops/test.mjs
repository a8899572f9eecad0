/** `npm test`: everything that `npm run check` looks at, then the built product in a real browser. */
import { join } from 'node:path'
import { check, conclude, suite } from './check.mjs'
import { untilTold } from './command.mjs'
import { placeBeside } from './environment.mjs'
import { install } from './install.mjs'
import { endProduct } from './product.mjs'
import { dataFolder } from './project.mjs'
import { scriptOf } from './runtime.mjs'
import { giveUp, say } from './say.mjs'
import { stopUnusedTestCluster } from './test-cluster.mjs'

try {
  untilTold(cleanUp)
  await install(say)
  const counts = await check()
  counts.push(await browserTests())
  await cleanUp()
  conclude(counts)
} catch (error) {
  giveUp(error)
}

function browserTests() {
  const file = join(dataFolder(), 'test', 'browser.json')
  return suite('browser tests', [scriptOf('@playwright/test', 'playwright'), 'test'], {
    file,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    count: ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.skipped + stats.flaky + errors.length,
    }),
  })
}

/** Also what a runner that was killed could not take down itself. */
async function cleanUp() {
  await endProduct(placeBeside('test/browser', { durable: false }), say)
  await stopUnusedTestCluster()
}
