import { textLinkClass } from '@/components/ui/text-link'
import type { Head } from '@/lib/audit/link'
import { counted } from '@/lib/words'

/** For the owner: where the record ends now, to be noted elsewhere, and the record as a file. */
export function ChainNote({ head, download }: { head: Head; download: string }) {
  if (head.seq === 0) return null
  return (
    <section aria-labelledby="chain" className="mt-10 border-line border-t pt-4">
      <h2 id="chain" className="font-semibold text-14">
        Nobody can change it unnoticed
      </h2>
      <p className="mt-1 text-13 text-ink-2">
        Each of the {counted(head.seq, 'event')} is hashed together with the one before it. Keep this line
        somewhere else: with it, even a record that was rewritten as a whole shows.
      </p>
      <p className="mt-2 text-13 [overflow-wrap:anywhere]">
        <code className="font-mono text-12 font-normal">
          {head.seq}:{head.hash}
        </code>
      </p>
      <p className="mt-2">
        <a href={download} download className={`${textLinkClass('inline')} text-14`}>
          Take the record along
        </a>
      </p>
    </section>
  )
}
