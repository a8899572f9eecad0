import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { eq, sql } from 'drizzle-orm'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast } from '@/db/cast'
import { emails, logins, signInRequests } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { askForCode, proveByCode } from '@/lib/auth/commands'
import { codeFor, linkTokenFor, newToken } from '@/lib/auth/token'
import { stopping } from '@/lib/notices/stop'
import { writeSignInMail } from './compose'
import { rendered } from './mail'
import { letter, sendEmail } from './send'
import { wasTaken } from './taken'

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

    // As if the process had died after sending and before noting it: for a while nobody knows, and nobody sends.
    await asSystem('test', (db) => db.update(emails).set({ sentAt: null }).where(eq(emails.id, emailId)))
    expect(await sendEmail(emailId, postOffice)).toBe('under way')
    await longAgo(emailId)
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

  it('that may have been taken is asked about, and is sent again only where the answer is no', async () => {
    const { emailId } = await asked('Ana')
    const asking: string[] = []
    let status = 200
    const receipts = createHttpServer((request, response) => {
      asking.push(request.url ?? '')
      response.writeHead(status).end()
    })
    receipts.listen(0, '127.0.0.1')
    await once(receipts, 'listening')
    const { port } = receipts.address() as AddressInfo
    const said = (id: string) => wasTaken(id, `http://127.0.0.1:${port}/{id}`)
    expect(await said(`<${emailId}@here>`)).toBe(true)
    expect(asking).toEqual([`/${emailId}%40here`])
    status = 404
    expect(await said('<other@here>')).toBe(false)
    status = 503
    await expect(said('<other@here>')).rejects.toThrow('503')
    await new Promise((done) => receipts.close(done))
    await expect(said('<other@here>')).rejects.toThrow()
  })

  it('carries in its headers how to have no more of them, where it can be stopped', async () => {
    const { practiceId, id: memberId, email } = cast.priya
    const stop = stopping({ practiceId, memberId }, 'comments')
    expect(rendered({ subject: 'x', blocks: [], stop }).text).toContain(stop.page)
    expect(stop.post).toMatch(/^http:\/\/.+\/api\/stop\//)
    expect(letter(email, { subject: 'x', blocks: [], stop }, '<x@y>').headers).toMatchObject({
      'List-Unsubscribe': `<${stop.post}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(letter(email, { subject: 'x', blocks: [] }, '<x@y>').headers).not.toHaveProperty(
      'List-Unsubscribe',
    )
  })

  it('to prove again who one is goes to the address of one’s own sign-in, and its code proves it', async () => {
    const email = `ana.${randomUUID()}@post.example`
    const browser = newToken()
    const requestId = await asSystem('test', async (db) => {
      await db.insert(logins).values({ email, name: 'Ana' })
      return (await askForCode(db, { email, browser, network: randomUUID() })).requestId
    })
    const emailId = await asSystem('test', (db) => writeSignInMail(db, requestId))
    // The job that asking queues may have sent it already; it is the same mail, once.
    await sendEmail(emailId ?? '', postOffice)
    const [row] = await asSystem('test', (db) =>
      db.select().from(emails).where(eq(emails.aboutId, requestId)),
    )
    expect(row).toMatchObject({ toAddress: email, kind: 'sign-in' })
    const proof = await asSystem('test', (db) =>
      proveByCode(db, { code: codeFor(requestId), browser, network: randomUUID() }),
    )
    expect(proof).toMatchObject({ proven: true, email })
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

const longAgo = (emailId: string) =>
  asSystem('test', (db) =>
    db.update(emails).set({ claimedAt: sql`now() - interval '1 hour'` }).where(eq(emails.id, emailId)),
  )

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
