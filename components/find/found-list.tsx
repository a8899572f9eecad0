import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { type Found, type FoundKind, foundKinds } from '@/lib/find/found'

type Props = {
  id: string
  found: readonly Found[]
  chosen: Found | undefined
  onChoose: (found: Found) => void
}

export const optionId = (list: string, { id }: Found) => `${list}-${id}`

/** One list; from eight on it says what is what. */
const headingsFrom = 8

const titles: Record<FoundKind, string> = {
  client: 'Clients',
  page: 'Pages',
  action: 'Actions',
  passage: 'Written',
}

export function FoundList({ id, found, ...rest }: Props) {
  const headed = found.length >= headingsFrom
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Found"
      hidden={found.length === 0}
      className="overflow-y-auto overscroll-contain p-2"
    >
      {foundKinds.map((kind) => {
        const within = found.filter((each) => each.kind === kind)
        if (within.length === 0) return null
        const options = within.map((each) => (
          <Option key={each.id} id={optionId(id, each)} each={each} {...rest} />
        ))
        if (!headed) return options
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list box
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
            <p id={`${id}-${kind}`} className="px-2.5 pt-2.5 pb-1 font-semibold text-12 text-ink-3">
              {titles[kind]}
            </p>
            {options}
          </div>
        )
      })}
    </div>
  )
}

/** A link as well, so that it opens beside this page for whoever holds Ctrl. */
function Option({ id, each, chosen, onChoose }: Omit<Props, 'found'> & { each: Found }) {
  const link = useRef<HTMLAnchorElement>(null)
  const isChosen = each === chosen
  useEffect(() => {
    if (isChosen) link.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <Link
      ref={link}
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      prefetch={false}
      href={each.href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onChoose(each)
      }}
      className={classes(
        each.excerpt ? 'block' : 'flex items-baseline gap-3',
        'min-h-11 rounded-control px-2.5 py-2.5 text-15 text-ink no-underline hover:bg-hover',
        isChosen && 'bg-hover forced-colors:outline-2',
      )}
    >
      <span className="shrink-0 max-w-full truncate">{each.title}</span>
      {each.detail && <span className="min-w-0 truncate text-13 text-ink-2">{each.detail}</span>}
      {each.excerpt && (
        <span className="line-clamp-2 font-serif text-15 text-ink-2 wrap-anywhere">
          {each.excerpt.before}
          <mark className="bg-mark text-ink">{each.excerpt.match}</mark>
          {each.excerpt.after}
        </span>
      )}
    </Link>
  )
}
