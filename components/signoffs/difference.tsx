import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import type { Change, ElementChange, FieldChange } from '@/lib/visions/document/diff'
import type { DiffLine, TextChange } from '@/lib/visions/document/diff-text'
import { isRanked, type SectionDifference } from '@/lib/visions/document/differences'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import { type Names, nameOfElement, tellField } from '@/lib/visions/document/tell'
import { tellElement } from '@/lib/visions/document/tell-element'
import { Exchange, Removed, Runs } from './runs'

type Props = { differences: readonly SectionDifference[]; names: Names }

/** What changed, section by section, in the plan's own words. */
export function Difference({ differences, names }: Props) {
  return (
    <ol>
      {differences.map(({ section, word, changes }) => (
        <li
          key={section}
          data-change={section}
          tabIndex={-1}
          className="scroll-mt-[calc(var(--chrome,60px)+16px)] scroll-mb-24 gap-x-7 border-line border-t py-5 outline-offset-4 break-inside-avoid-page sm:grid sm:grid-cols-[minmax(0,10.25rem)_minmax(0,1fr)]"
        >
          <div className="flex items-baseline gap-2 pb-1 sm:block">
            <h3 className="text-14 font-semibold">{names.section(section) ?? section}</h3>
            <p className="text-13 text-ink-3">{word}</p>
          </div>
          <div className="grid gap-2 text-element-sm leading-8 font-normal wrap-anywhere sm:text-element sm:leading-8">
            {changes.map((change, index) => (
              // A change is its position: the difference is read, and never moves.
              <OneChange key={String(index)} change={change} names={names} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** One of them, for a list of its own. */
export function OneChange({ change, names }: { change: Change; names: Names }) {
  if ('element' in change) return <ElementLine change={change} names={names} />
  return <TextLines change={change} />
}

function TextLines({ change }: { change: TextChange }) {
  if (change.kind === 'relaid')
    return <p className="text-15 text-ink-2">The same words, in other paragraphs or lists.</p>
  if (change.kind === 'moved')
    return change.lines.map((line) => (
      <p key={line.block}>
        <Said line={line} /> <Aside>moved</Aside>
      </p>
    ))
  if (change.kind === 'reworded')
    return change.lines.map((line) => (
      <p key={line.block}>
        <Said line={line} />
        {line.wasIn && <Aside> {line.lists.length > 0 ? 'now in a list' : 'no longer in a list'}</Aside>}
      </p>
    ))
  if (change.kind === 'added')
    return (
      <Whole>
        {change.lines.map((line, index) => (
          <p key={String(index)}>
            <Said line={{ ...line, runs: line.runs.map((run) => ({ ...run, op: 'same' })) }} />
          </p>
        ))}
      </Whole>
    )
  return (
    <div className="grid gap-2">
      {change.lines.map((line, index) => (
        <p key={String(index)}>
          <Said line={line} />
        </p>
      ))}
    </div>
  )
}

function Said({ line: { lists, runs } }: { line: DiffLine }) {
  return (
    <>
      {lists.length > 0 && <span aria-hidden="true">{'– '}</span>}
      <Runs runs={runs} />
    </>
  )
}

/** All of it is new: a bar beside it, and the words left in peace. */
function Whole({ children }: { children: ReactNode }) {
  return (
    <div className="relative grid gap-2 before:absolute before:inset-y-1 before:-left-4 before:w-[3px] before:bg-accent forced-colors:before:bg-[Highlight]">
      {children}
    </div>
  )
}

function Aside({ children }: { children: ReactNode }) {
  return <span className="font-sans text-13 text-ink-3">{children}</span>
}

function ElementLine({ change, names }: { change: ElementChange; names: Names }) {
  const { element, position } = change
  const rank = isRanked(element.kind) && (
    <span className="mr-2.5 text-ink-2 proportional-nums">{position}</span>
  )
  const name = tellElement(element, names).title
  switch (change.kind) {
    case 'element-added':
      return (
        <Whole>
          <p>
            {rank}
            {name}
            <Details>{detailsOf(change, names, name)}</Details>
          </p>
        </Whole>
      )
    case 'element-removed':
      return (
        <p>
          <Removed>{name}</Removed>
        </p>
      )
    case 'element-moved':
      return (
        <p>
          {rank}
          {name}
          {isRanked(element.kind) ? (
            <>
              {' '}
              <Aside>
                <span className="whitespace-nowrap">
                  rank {change.was} to {change.position}
                </span>
              </Aside>
            </>
          ) : (
            <Aside> moved in its list</Aside>
          )}
        </p>
      )
    case 'element-changed':
      return <ChangedElement change={change} title={name} names={names} rank={rank} />
  }
}

function ChangedElement({
  change: { element, fields },
  title,
  names,
  rank,
}: {
  change: Extract<ElementChange, { kind: 'element-changed' }>
  title: string
  names: Names
  rank: ReactNode
}) {
  const known = kindDefinition(element.kind).fields
  const naming = Object.entries(known).find(([, { form }]) => form === 'words')?.[0]
  // What is called by what it is about keeps that name, whatever is written into it.
  const renamed = title === nameOfElement(element) ? fields.find(({ name }) => name === naming) : undefined
  const dates = fields.filter(({ name }) => known[name]?.form === 'date')
  const others = fields.filter((field) => field !== renamed && !dates.includes(field))
  return (
    <div>
      <p>
        {rank}
        {renamed?.runs ? <Runs runs={renamed.runs} /> : title}
        {dates.map((field) => (
          <span key={field.name}>
            , <Exchange {...toldBoth(field, element.kind, names)} />
          </span>
        ))}
      </p>
      {others.map((field) => (
        <p
          key={field.name}
          className={classes('font-sans text-14 leading-6', isRanked(element.kind) && 'pl-5')}
        >
          <span className="text-ink-3">{field.label}: </span>
          {field.runs ? <Runs runs={field.runs} /> : <Exchange {...toldBoth(field, element.kind, names)} />}
        </p>
      ))}
    </div>
  )
}

function toldBoth({ name, from, to }: FieldChange, kind: ElementChange['element']['kind'], names: Names) {
  const field = kindDefinition(kind).fields[name]
  if (!field) return { from: String(from), to: String(to) }
  return { from: tellField(field, from, names), to: tellField(field, to, names) }
}

function Details({ children }: { children: string }) {
  return children === '' ? null : (
    <span className="block font-sans text-14 leading-6 text-ink-2">{children}</span>
  )
}

/** Everything else that a new row says, in a line. */
function detailsOf({ element }: ElementChange, names: Names, name: string): string {
  return Object.entries(kindDefinition(element.kind).fields)
    .flatMap(([key, field]) => {
      const words = tellField(field, element.fields[key], names)
      return words === '' || words.trim() === name ? [] : [`${field.label}: ${words}`]
    })
    .join(' · ')
}
