import Link from 'next/link'
import { classes } from '@/components/ui/classes'
import type { ShownNotice } from '@/lib/notices/shown'

type Props = {
  notices: readonly ShownNotice[]
  /** In a panel: rows have its edges. */
  inset?: boolean
  onFollow?: () => void
}

/** What came since one looked, and what one has seen. Each leads to its place. */
export function NoticeList({ notices, inset, onFollow }: Props) {
  const fresh = notices.filter(({ seen }) => !seen)
  const earlier = notices.filter(({ seen }) => seen)
  if (notices.length === 0) {
    return (
      <p className={classes('text-15 text-ink-2', inset ? 'p-4' : 'mt-6')}>
        Nothing yet. What others do that concerns you is told here.
      </p>
    )
  }
  return (
    <>
      {fresh.length > 0 && (
        <Group title="New since you looked" notices={fresh} inset={inset} onFollow={onFollow} />
      )}
      {earlier.length > 0 && (
        <Group
          title={fresh.length > 0 ? 'Earlier' : 'You have seen these'}
          notices={earlier}
          inset={inset}
          onFollow={onFollow}
        />
      )}
    </>
  )
}

function Group({ title, notices, inset, onFollow }: Props & { title: string }) {
  const id = `notices-${title.toLowerCase().replaceAll(' ', '-')}${inset ? '-inset' : ''}`
  return (
    <section aria-labelledby={id}>
      <h2
        id={id}
        className={
          inset ? 'px-4 pt-3 pb-1 font-semibold text-13' : 'mt-8 border-line border-b pb-2.5 text-h2'
        }
      >
        {title}
      </h2>
      <ul>
        {notices.map(({ id: noticeId, sentence, href, seen, when }) => (
          <li
            key={noticeId}
            className={classes('border-line', inset ? 'border-t first:border-t-0' : 'border-b')}
          >
            <Link
              href={href}
              onClick={onFollow}
              className={classes(
                'grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-3 text-ink no-underline -outline-offset-2 hover:bg-hover',
                inset ? 'px-4' : 'px-3',
              )}
            >
              <span
                aria-hidden="true"
                className={classes(
                  'mt-1 h-3.5 w-1.25 rounded-mark',
                  seen ? 'bg-transparent' : 'bg-attend-mark forced-colors:bg-[CanvasText]',
                )}
              />
              <span>
                <span className={classes('block text-15 wrap-anywhere', !seen && 'font-semibold')}>
                  {sentence}
                </span>
                <time dateTime={when.iso} title={when.full} className="text-13 text-ink-3">
                  {when.said}
                </time>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
