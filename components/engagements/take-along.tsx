import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { textLinkClass } from '@/components/ui/text-link'
import { Block } from './block'

/** The plan as files. Plain links: a file is not a page, and nothing is fetched before it is asked for. */
export function TakeAlong({
  address,
  children,
}: {
  address: string
  /** What is in the files, and who gets them. */
  children: ReactNode
}) {
  return (
    <Block id="along" title="Take it along">
      <p className="pt-3 text-15 text-ink-2">{children}</p>
      <p className="pt-2 text-13 text-ink-3">
        Commitments, check-ins and the recaps that were sent come along. Comments do not, and your own notes
        are a file by themselves.
      </p>
      <ul className="grid gap-1 pt-2">
        <File href={`${address}?as=pdf`} note="To print and to show, with the drawings">
          PDF
        </File>
        <File href={`${address}?as=markdown`} note="To read and edit anywhere, as text with headings">
          Markdown
        </File>
        <File href={`${address}?as=json`} note="Data, from which another vision can begin">
          JSON
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
