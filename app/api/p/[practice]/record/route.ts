import { beginRecordExport, linksForOwner } from '@/lib/audit/queries'
import { recordStream } from '@/lib/audit/stream'
import { memberOrNotFound } from '@/lib/auth/page'

type Context = { params: Promise<{ practice: string }> }

/** The record of the practice as a file, for its owner to check and keep elsewhere. Ids, verbs and times, no words. */
export async function GET(_request: Request, { params }: Context) {
  const { practice, actor } = await memberOrNotFound((await params).practice, 'owner')
  const head = await beginRecordExport(actor)
  const stream = recordStream(practice.id, head, (seq) => linksForOwner(actor, seq, head.seq))
  return new Response(stream, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="record-${practice.slug}-${head.seq}.jsonl"`,
      'cache-control': 'private, no-store',
    },
  })
}
