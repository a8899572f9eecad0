import { EventEmitter } from 'node:events'
import { Logger, parseCrontab, run, type WorkerEvents } from 'graphile-worker'
import { unlockWhatWasLeft } from './alone'
import { schedule, tasks } from './tasks'

// The process that does later work. Graceful on SIGTERM and SIGINT: jobs under way are finished, none is begun.

const connectionString = process.env.QUEUE_DATABASE_URL
if (!connectionString) throw new Error('QUEUE_DATABASE_URL is not set: `npm start` sets it.')

const ours = new Set<string>()
const events: WorkerEvents = new EventEmitter()
events.on('worker:create', ({ worker }) => ours.add(worker.workerId))
const release = await unlockWhatWasLeft(connectionString, ours)
const runner = await run({
  connectionString,
  events,
  concurrency: 4,
  noHandleSignals: true,
  taskList: tasks,
  parsedCronItems: parseCrontab(schedule.join('\n')),
  // Tasks fail without content (tasks.ts), so what the runner says may be printed.
  logger: new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') console.error(`jobs: ${message.split('\n')[0]}`)
  }),
})
// What was left by whoever ran before is not kept waiting for the next minute.
for (const task of ['messages', 'send-left']) await runner.addJob(task, {}, { jobKey: `at start: ${task}` })
console.log('jobs: ready')

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)

runner.promise.then(stop, (error: unknown) => {
  console.error(`jobs: stopped by ${error instanceof Error ? error.name : 'an error'}`)
  process.exitCode = 1
  return stop()
})

async function stop() {
  if (stopping) return
  stopping = true
  await runner.stop().catch(() => {})
  await release().catch(() => {})
  process.exit()
}
