import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { Emphasized } from '@/components/comments/emphasized'
import { Avatar } from '@/components/ui/avatar'
import { type Reader, since } from '@/lib/dates'
import type { ClientHome } from '@/lib/engagements/client-home'
import { firstName } from '@/lib/people/name'
import { sectionTitle } from './section-titles'

type Props = { home: ClientHome; plan: string }

/** What the coach asked, each a door to the place it is about. Absent where nothing is asked. */
export function Questions({ home, plan }: Props) {
  if (home.questions.length === 0) return null
  return (
    <ol className="mt-6 border-line border-t">
      {home.questions.map(({ threadId, section, body }, index) => (
        <li key={threadId} className="border-line border-b">
          <Link
            href={`${plan}#${section}`}
            className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] items-center gap-x-3 py-4 text-ink no-underline hover:bg-hover"
          >
            <span aria-hidden="true" className="self-start font-serif text-h2 text-accent-ink">
              {index + 1}
            </span>
            <span>
              <span className="block font-serif text-element-sm font-normal wrap-anywhere">
                <Emphasized words={body} />
              </span>
              <span className="mt-1 block text-13 text-ink-2">{sectionTitle(section)}</span>
            </span>
            <ArrowRight aria-hidden="true" strokeWidth={1.75} className="size-5 text-accent-ink" />
          </Link>
        </li>
      ))}
    </ol>
  )
}

const shownAtOnce = 3

/** What else was said and not read. Absent where nothing was. */
export function CommentsWaiting({ home, plan, reader }: Props & { reader: Reader }) {
  const { comments, coach } = home
  if (comments.length === 0) return null
  return (
    <section aria-labelledby="comments-waiting" className="mt-10">
      <h2 id="comments-waiting" className="border-line border-b pb-2.5 text-h2">
        Comments waiting for you
      </h2>
      <ul>
        {comments.slice(0, shownAtOnce).map(({ threadId, section, quote, body, at }) => (
          <li key={threadId} className="border-line border-b">
            <Link
              href={`${plan}#${section}`}
              className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 py-3.5 text-ink no-underline hover:bg-hover"
            >
              <Avatar name={coach.name} who="coach" size={28} />
              <span className="min-w-0">
                <span className="block truncate text-13 text-ink-2">
                  <span className="font-semibold text-15 text-ink">{firstName(coach.name)}</span> on “{quote}
                  ”, in {sectionTitle(section)}
                </span>
                <span className="line-clamp-3 text-15 wrap-anywhere">
                  <Emphasized words={body} />
                </span>
              </span>
              <time dateTime={at.toISOString()} className="text-13 text-ink-2">
                {since(at, reader)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      {comments.length > shownAtOnce && (
        <p className="pt-3 text-13 text-ink-2">
          <Link href={plan}>And {comments.length - shownAtOnce} more in the plan</Link>
        </p>
      )}
    </section>
  )
}
