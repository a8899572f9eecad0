import { env } from '@/lib/env'

/**
 * Whether the post office took the mail with this Message-ID, asked where it can say so (200 for yes, 404 for no). What
 * cannot be asked counts as not taken: the mail is then handed over again, under the same Message-ID, because one that
 * arrives twice and is shown once does less harm than one that never arrives. No answer is no answer: it is asked again
 * later, and nothing is sent until then.
 */
export async function wasTaken(messageId: string, address = env().MAIL_TAKEN_URL): Promise<boolean> {
  if (!address) return false
  const id = encodeURIComponent(messageId.slice(1, -1))
  const answer = await fetch(address.replace('{id}', id), {
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
  await answer.body?.cancel()
  if (answer.status === 200) return true
  if (answer.status === 404) return false
  throw new Error(`The post office answers ${answer.status} when it is asked what it took.`)
}

/**
 * Whether this failure says that the mail was not taken: the post office said no in so many words, or was never
 * reached. A connection that broke in between says nothing: the last line may have arrived.
 */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('responseCode' in error && typeof error.responseCode === 'number') return error.responseCode >= 400
  const code = 'code' in error ? error.code : undefined
  const syscall = 'syscall' in error ? error.syscall : undefined
  return (
    code === 'EDNS' || code === 'ETLS' || code === 'EAUTH' || code === 'EENVELOPE' || syscall === 'connect'
  )
}
