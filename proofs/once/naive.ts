/** How one would send mail without thinking of it: note it and send it, in one order or the other. */
import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import postgres from 'postgres'

const sql = postgres(process.env.SYSTEM_DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const post = createTransport(process.env.SMTP_URL ?? '')
const noteFirst = process.env.NOTE_FIRST === '1'

for (;;) {
  const [email] = await sql<{ id: string; to: string }[]>`
    select id, to_address as to from emails where sent_at is null order by random() limit 1`
  if (!email) {
    await wait(20)
    continue
  }
  const note = () => sql`update emails set sent_at = now() where id = ${email.id}`
  if (noteFirst) await note()
  try {
    await post.sendMail({
      from: 'naive@proof.example',
      to: email.to,
      subject: 'Naive',
      text: 'Once, one hopes.',
      messageId: `<${email.id}@proof.example>`,
    })
    if (!noteFirst) await note()
  } catch {
    await wait(20)
  }
}
