import { Download } from 'lucide-react'
import { textLinkClass } from '@/components/ui/text-link'
import { Block } from './block'

/** The client's own words as files. Plain links: a file is not a page, and nothing is fetched before it is asked for. */
export function TakeAlong({ address }: { address: string }) {
  return (
    <Block id="along" title="Take it along">
      <p className="pt-3 text-15 text-ink-2">
        What you wrote is yours. A download holds what is saved at that moment, and goes to you alone.
      </p>
      <ul className="grid gap-1 pt-2">
        <File href={`${address}?as=markdown`} note="To read: both parts, as text with headings (Markdown)">
          Everything I wrote
        </File>
        <File href={`${address}?as=vision`} note="The shared plan as data (JSON)">
          Shared plan
        </File>
        <File href={`${address}?as=private-draft`} note="Your private draft as data (JSON)">
          Private draft
        </File>
      </ul>
    </Block>
  )
}

function File({ href, note, children }: { href: string; note: string; children: string }) {
  return (
    <li className="flex items-start gap-3 py-1.5">
      <Download aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-4.5 shrink-0 text-ink-2" />
      <span className="min-w-0">
        <a href={href} download className={`${textLinkClass('inline')} text-15`}>
          {children}
        </a>
        <span className="block text-13 text-ink-3">{note}</span>
      </span>
    </li>
  )
}
