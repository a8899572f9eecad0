/**
 * A post office that takes whatever it is given, as often as it is given, and knows what it took: real SMTP on one port,
 * and on another the question whether a Message-ID was taken. What it takes is on the disk before it says so, so that a
 * kill between the two is what it is in life: taken, and nobody was told. Slow on purpose at each of these points.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

const port = Number(process.env.LIVE_PORT)
const askPort = Number(process.env.POST_ASK_PORT)
const ledger = process.env.POST_LEDGER ?? ''
const slowMs = Number(process.env.POST_SLOW_MS)

const some = () => wait(Math.random() * slowMs)
const file = openSync(ledger, 'a')

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  async onData(stream, session, done) {
    const letter = await text(stream)
    await some()
    const id = /^Message-ID: <(.+)>\r?$/im.exec(letter)?.[1] ?? ''
    const to = session.envelope.rcptTo.map(({ address }) => address).join()
    writeSync(file, `${id} ${to}\n`)
    fsyncSync(file)
    await some()
    done()
  },
})
// A sender that is killed in the middle of a line is what this is about.
smtp.on('error', () => {})

const taken = (id: string) =>
  existsSync(ledger) &&
  readFileSync(ledger, 'utf8')
    .split('\n')
    .some((line) => line.startsWith(`${id} `))

const asked = createServer((request, response) => {
  const id = decodeURIComponent(request.url?.slice(1) ?? '')
  response.writeHead(taken(id) ? 200 : 404).end()
})

asked.listen(askPort, '127.0.0.1', () => smtp.listen(port, '127.0.0.1'))
process.on('SIGTERM', () => {
  closeSync(file)
  process.exit()
})
