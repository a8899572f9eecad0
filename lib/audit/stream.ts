import { fileHeader, fileLine } from './file'
import type { Head, Link } from './link'

/** The record as a file, piece by piece, so that a long one is never in memory as a whole. */
export function recordStream(
  practiceId: string,
  head: Head,
  linksAfter: (seq: number) => Promise<Link[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let last = 0
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(fileHeader(practiceId, head))),
    async pull(controller) {
      const links = last < head.seq ? await linksAfter(last) : []
      if (links.length === 0) return controller.close()
      controller.enqueue(encoder.encode(links.map(fileLine).join('')))
      last = links.at(-1)?.seq ?? head.seq
    },
  })
}
