import { ReadElements } from '@/components/visions/elements/read-views'
import { RichText } from '@/components/visions/rich-text'
import { PartHeading } from '@/components/visions/sheet'
import type { PlanContent } from '@/lib/visions/document/content'
import { isBlank } from '@/lib/visions/document/rich-text'
import type { Names } from '@/lib/visions/document/tell'
import { numberedSections, type Template } from '@/lib/visions/document/template'

/** All of a plan as it is read: a version, or what is about to become one. */
export function FrozenPlan({
  content,
  template,
  names,
  empty,
}: {
  content: PlanContent
  template: Template
  names: Names
  /** Said of a section in which nothing stands. */
  empty: string
}) {
  const known = new Map(numberedSections(template).map((section) => [section.key, section]))
  const parts = Map.groupBy(content.sections, ({ key }) => known.get(key)?.part)
  return Array.from(parts, ([part, sections]) => (
    <div key={part?.key ?? 'other'} className="[&>h2]:px-0">
      <PartHeading>{part?.heading ?? 'Other sections'}</PartHeading>
      {sections.map(({ key, text, elements }) => (
        <section key={key} aria-labelledby={`whole-${key}`} className="pt-7">
          <h3 id={`whole-${key}`} className="text-section">
            {known.get(key)?.title ?? key}
          </h3>
          <div className="mt-3.5">
            {isBlank(text) && elements.length === 0 && <p className="text-15 text-ink-3">{empty}</p>}
            {!isBlank(text) && <RichText blocks={text} />}
            {elements.length > 0 && (
              <div className="mt-5 first:mt-0">
                <ReadElements kinds={known.get(key)?.elements ?? []} elements={elements} names={names} />
              </div>
            )}
          </div>
        </section>
      ))}
    </div>
  ))
}
