import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { eq, sql } from 'drizzle-orm'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emails, logins, signInRequests } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { codeFor, linkTokenFor } from '@/lib/auth/token'
import { writeSignInMail } from './compose'
import { sendEmail } from './send'

type Received = { to: string[]; raw: string; parsed: ParsedMail }
const received: Received[] = []
let refuseMail = false
let postOffice = ''

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', async () => {
      if (refuseMail) return done(new Error('Mailbox is busy'))
      const raw = Buffer.concat(chunks).toString()
      const to = session.envelope.rcptTo.map(({ address }) => address)
      received.push({ to, raw, parsed: await simpleParser(raw) })
      done()
    })
  },
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  postOffice = `smtp://127.0.0.1:${port}`
})
afterAll(() => new Promise<void>((done) => server.close(() => done())))

it('without a post office, mail stays in the outbox', async () => {
  const { emailId } = await asked('Ana')
  expect(await sendEmail(emailId, undefined)).toBe('kept')
  expect(await sendEmail(emailId, postOffice)).toBe('sent')
})

describe('a sign-in mail', () => {
  it('arrives with the code and the link, in text and in HTML', async () => {
    const { email, requestId, emailId } = await asked('Ana <b>Ruiz</b>')
    expect(await sendEmail(emailId, postOffice)).toBe('sent')
    const { parsed, to } = newest()
    const code = codeFor(requestId)
    const link = `/sign-in/link/${linkTokenFor(requestId)}`
    expect(to).toEqual([email])
    expect(parsed.from?.text).toContain('waymark@')
    expect(parsed.text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect(parsed.text).toContain(link)
    expect(parsed.html).toContain(link)
    expect(parsed.html).toContain('Ana &lt;b&gt;Ruiz&lt;/b&gt;')
    expect(parsed.subject).not.toContain(code)
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it.each([
    ['a plus sign', 'ana+plans'],
    ['an apostrophe', "ana.o'brien"],
    ['letters of another script', 'анна'],
    ['a long name', 'a'.repeat(64 - 37)],
  ])('goes to exactly the stored address, to nobody else: %s', async (_what, local) => {
    const address = `${local}.${randomUUID()}@post.example`
    const { emailId } = await asked('Ana', address)
    expect(await sendEmail(emailId, postOffice)).toBe('sent')
    expect(newest().to).toEqual([address])
  })

  it.each(['"ana ruiz"', '"ana, ben"', '"ana@home"', '"ana\\"s"'])(
    'goes to exactly the stored address, to nobody else: %s',
    async (quoted) => {
      const post = await plainServer()
      const address = `${quoted}@${randomUUID()}.example`
      const { emailId } = await asked('Ana', address)
      expect(await sendEmail(emailId, `smtp://127.0.0.1:${post.port}`)).toBe('sent')
      expect(post.said.filter((line) => line.startsWith('RCPT'))).toEqual([`RCPT TO:<${address}>`])
      expect(post.said.filter((line) => /^(To|Cc|Bcc):/i.test(line))).toEqual([
        expect.stringMatching(/^To: /),
      ])
      expect(post.said.find((line) => line.startsWith('To: '))).toContain(address)
      await post.close()
    },
  )

  it('is sent once, and a retry after a crash is recognizably the same', async () => {
    const { emailId } = await asked('Ana')
    const before = received.length
    await Promise.all([
      sendEmail(emailId, postOffice),
      sendEmail(emailId, postOffice),
      sendEmail(emailId, postOffice),
    ])
    expect(received.length - before).toBe(1)
    const first = newest().parsed.messageId

    // As if the process had died after sending and before noting it.
    await asSystem('test', (db) => db.update(emails).set({ sentAt: null }).where(eq(emails.id, emailId)))
    expect(await sendEmail(emailId, postOffice)).toBe('sent')
    expect(newest().parsed.messageId).toBe(first)
  })

  it('stays unsent, and says so by failing, while the mailbox refuses', async () => {
    const { emailId } = await asked('Ana')
    refuseMail = true
    await expect(sendEmail(emailId, postOffice)).rejects.toThrow()
    refuseMail = false
    expect(await sendEmail(emailId, postOffice)).toBe('sent')
    const [row] = await asSystem('test', (db) => db.select().from(emails).where(eq(emails.id, emailId)))
    expect(row?.sentAt).not.toBeNull()
    expect(`${row?.messageId}`).toBe(newest().parsed.messageId)
  })

  it('is not sent any more when its ten minutes have passed', async () => {
    const { requestId, emailId } = await asked('Ana')
    await asSystem('test', (db) =>
      db.update(signInRequests).set({ expiresAt: sql`now()` }).where(eq(signInRequests.id, requestId)),
    )
    const before = received.length
    expect(await sendEmail(emailId, postOffice)).toBe('over')
    expect(received.length).toBe(before)
  })
})

/** Writes down every line it hears: smtp-server refuses quoted names, which mail allows. */
async function plainServer() {
  const said: string[] = []
  const plain = createServer((socket) => {
    let inData = false
    socket.write('220 plain\r\n')
    createInterface({ input: socket }).on('line', (line) => {
      said.push(line)
      if (inData && line !== '.') return
      inData = line === 'DATA'
      socket.write(inData ? '354 go on\r\n' : '250 yes\r\n')
    })
  })
  plain.listen(0, '127.0.0.1')
  await once(plain, 'listening')
  const { port } = plain.address() as AddressInfo
  return { said, port, close: () => new Promise((done) => plain.close(done)) }
}

const newest = () => {
  const last = received.at(-1)
  if (!last) throw new Error('No mail arrived.')
  return last
}

async function asked(name: string, email = `ana.${randomUUID()}@post.example`) {
  return asSystem('test', async (db) => {
    await db.insert(logins).values({ email, name })
    // Not through askForCode: a job would send it behind this test's back.
    const [request] = await db
      .insert(signInRequests)
      .values({ email, browserHash: randomUUID(), expiresAt: sql`now() + interval '10 minutes'` })
      .returning({ id: signInRequests.id })
    const requestId = request?.id ?? ''
    return { email, requestId, emailId: (await writeSignInMail(db, requestId)) ?? '' }
  })
}
