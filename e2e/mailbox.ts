import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { controlOf } from '@/ops/control.mjs'
import { test as base, expect } from './fixtures'

type Mailbox = {
  /**
   * The next mail that arrives at this address, or has arrived and was not read yet. A digest and a reminder come by the
   * clock and not by the story, so whoever writes to somebody of the cast says what it is called.
   */
  mailTo: (address: string, subject?: RegExp) => Promise<ParsedMail>
}

/**
 * A post office: a real SMTP server, and the product's own jobs process sending to it. The demo keeps its mail, so the
 * demo's jobs process stands still for as long.
 */
export const test = base.extend<{ mailbox: Mailbox }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  mailbox: async ({}, use) => {
    const { server, mailTo, port } = await postOffice()
    const { jobs } = await controlOf().pids()
    if (jobs) process.kill(jobs, 'SIGSTOP')
    const sender = spawn(process.execPath, ['--import', 'tsx', 'lib/jobs/main.ts'], {
      env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${port}` },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = once(sender, 'exit')
    try {
      await once(sender.stdout, 'data')
      await use({ mailTo })
    } finally {
      sender.kill('SIGTERM')
      await gone
      if (jobs) process.kill(jobs, 'SIGCONT')
      await new Promise<void>((closed) => server.close(() => closed()))
    }
  },
})

export { expect }

/** The address that a mail's one link leads to, from its text and from its HTML alike. */
export function linkIn(mail: ParsedMail): string {
  const inText = /https?:\/\/\S+/.exec(mail.text ?? '')?.[0]
  const inHtml = /href="([^"]+)"/.exec(mail.html || '')?.[1]
  expect(inText, 'a mail has one link').toBeDefined()
  expect(inHtml).toBe(inText)
  return inText ?? ''
}

async function postOffice() {
  const unread: { to: string; mail: ParsedMail }[] = []
  const waiting: { to: string; subject: RegExp; take: (mail: ParsedMail) => void }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, session, done) {
      const mail = await simpleParser(stream)
      for (const { address } of session.envelope.rcptTo) {
        const asked = waiting.findIndex(
          ({ to, subject }) => to === address && subject.test(mail.subject ?? ''),
        )
        if (asked >= 0) waiting.splice(asked, 1)[0]?.take(mail)
        else unread.push({ to: address, mail })
      }
      done()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const mailTo = async (address: string, subject = /^/) => {
    const arrived = unread.findIndex(({ to, mail }) => to === address && subject.test(mail.subject ?? ''))
    const [first] = arrived >= 0 ? unread.splice(arrived, 1) : []
    return first?.mail ?? new Promise<ParsedMail>((take) => waiting.push({ to: address, subject, take }))
  }
  return { server, mailTo, port: (server.server.address() as AddressInfo).port }
}
