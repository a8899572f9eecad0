import { TextLink } from '@/components/ui/text-link'
import type { OpenThread } from '@/lib/comments/open-threads'
import { firstName } from '@/lib/people/name'
import { numberedSections, type Template } from '@/lib/visions/document/template'
import { counted } from '@/lib/words'

type Props = { threads: readonly OpenThread[]; template: Template; base: string; me: string }

/** What is still talked about. It stands above the line to sign, and keeps nobody from signing. */
export function OpenThreads({ threads, template, base, me }: Props) {
  if (threads.length === 0) return null
  const titles = new Map(numberedSections(template).map(({ key, title }) => [key, title]))
  return (
    <details className="mt-4 text-14 text-ink-2">
      <summary className="cursor-pointer">
        <strong className="font-semibold text-ink">
          {counted(threads.length, 'conversation is', 'conversations are')} still open
        </strong>
      </summary>
      <ul className="mt-1 grid">
        {threads.map(({ id, section, quote, by, words, replies, suggests }) => (
          <li key={id} className="border-line border-t py-2.5 first:border-t-0">
            <p className="text-13 text-ink-3">
              <TextLink tone="meta" href={`${base}#${section}`}>
                {titles.get(section) ?? section}
              </TextLink>
              , on <q className="font-serif italic">{shortened(quote, 60)}</q>
            </p>
            <p className="mt-0.5 wrap-anywhere">
              <span className="font-semibold text-ink">{by === me ? 'You' : firstName(by)}</span>{' '}
              {words !== ''
                ? shortened(words, 160)
                : suggests
                  ? 'suggested other words'
                  : 'deleted the comment'}
              {replies > 0 && <span className="text-ink-3"> · {counted(replies, 'reply', 'replies')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}

const shortened = (words: string, most: number) =>
  words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words
