import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type PostOffice = {
  url: string
  /** The text of the newest mail to this address, once one has come that was not read; null if none does for so long. */
  newest: (address: string, patienceMs: number) => Promise<string | null>
  /** All that has come to this address, read or not, newest last. */
  mailbox: (address: string) => readonly string[]
  close: () => void
}

/** Real SMTP, as the product's jobs process speaks it. */
export async function openPostOffice(): Promise<PostOffice> {
  const mailboxes = new Map<string, string[]>()
  const read = new Map<string, number>()
  let arrived = Promise.withResolvers<void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, session, done) {
      const { text = '' } = await simpleParser(stream)
      for (const { address } of session.envelope.rcptTo) {
        mailboxes.set(address, [...(mailboxes.get(address) ?? []), text])
      }
      done()
      arrived.resolve()
      arrived = Promise.withResolvers()
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const mailbox = (address: string) => mailboxes.get(address) ?? []
  return {
    url: `smtp://127.0.0.1:${port}`,
    mailbox,
    async newest(address, patienceMs) {
      const before = read.get(address) ?? 0
      const enough = wait(patienceMs, true, { ref: false })
      while (mailbox(address).length <= before) {
        if (await Promise.race([arrived.promise, enough])) return null
      }
      read.set(address, mailbox(address).length)
      return mailbox(address).at(-1) ?? null
    },
    close: () => server.close(),
  }
}
