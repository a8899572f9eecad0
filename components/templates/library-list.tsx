import { TextLink } from '@/components/ui/text-link'
import { dayOf, type Reader, recordDay } from '@/lib/dates'
import type { LibraryEntry } from '@/lib/templates/queries'
import { counted } from '@/lib/words'
import { CopyTemplate } from './copy-template'
import { RetireTemplate } from './retire-template'

type Props = { practice: string; entries: readonly LibraryEntry[]; writable: boolean; reader: Reader }

/** Every template of the practice, the built-in one first; each says how many plans follow it. */
export function LibraryList({ practice, entries, writable, reader }: Props) {
  return (
    <ul className="mt-8 border-line border-t">
      {entries.map((entry) => {
        const { key, version, title, subtitle, madeAt, retired } = entry
        return (
          <li
            key={key}
            className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 border-line border-b py-5"
          >
            <div className="min-w-0 max-w-measure">
              <h2 className="text-element">
                {madeAt ? <TextLink href={`/p/${practice}/coach/library/${key}`}>{title}</TextLink> : title}
              </h2>
              <p className="mt-0.5 font-serif text-ink-2 italic">{subtitle}</p>
              <p className="mt-1.5 text-13 text-ink-3">
                {[
                  madeAt ? `Version ${version}, ${recordDay(dayOf(madeAt, reader.zone))}` : 'Built in',
                  counted(entry.sections, 'section'),
                  entry.plans === 0 ? 'no plan follows it' : `${counted(entry.plans, 'plan')} under way`,
                  retired && 'retired',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {writable && (
              <div className="flex gap-1">
                <CopyTemplate practice={practice} from={{ key, version }} title={title} />
                {madeAt && !retired && <RetireTemplate practice={practice} templateId={key} title={title} />}
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
