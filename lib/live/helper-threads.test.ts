import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { inProject } from '@/ops/project.mjs'

const program = `
  import { readdirSync, readFileSync } from 'node:fs'
  import { yieldHelperThreads } from '${inProject('lib/live/helper-threads.ts')}'
  const onLinux = process.platform === 'linux'
  const policies = () => (onLinux ? readdirSync('/proc/self/task') : []).flatMap((thread) => {
    const [, name, rest] = /\\((.*)\\) (.*)/.exec(readFileSync('/proc/self/task/' + thread + '/stat', 'utf8')) ?? []
    return name === 'V8Worker' ? [Number(rest.split(' ')[38])] : []
  })
  const before = policies()
  await yieldHelperThreads()
  console.log(JSON.stringify({ before, after: policies() }))
`

const run = promisify(execFile)

it('threads that compile beside the live process run where a processor is idle', async () => {
  const asked = ['--import', 'tsx', '--input-type=module', '--eval', program]
  const { before, after } = JSON.parse((await run(process.execPath, asked)).stdout)
  expect(before.length > 0).toBe(process.platform === 'linux')
  for (const policy of before) expect(policy).toBe(normal)
  const expected = (await hasChrt()) ? idle : normal
  for (const policy of after) expect(policy).toBe(expected)
})

const hasChrt = () =>
  run('chrt', ['--version']).then(
    () => true,
    () => false,
  )

/** As the kernel numbers them. */
const normal = 0
const idle = 5
