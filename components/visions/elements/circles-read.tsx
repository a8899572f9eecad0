import type { CSSProperties, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { tellDate } from '@/lib/visions/document/tell'
import { ofKind } from '@/lib/visions/document/told'
import { type CirclesDrawing, circleOrder, type SetPhrase } from '@/lib/visions/drawings/circles'
import { circleNames, circlesOf, drawSparks } from '@/lib/visions/drawings/three-circles'
import { listed } from '@/lib/words'
import { CirclesGround, rem } from './circles-ground'
import { ReadItem, type ReadProps } from './read-row'

/**
 * The three circles as they are read. Their words are real lists that lie on the drawing; what it has no room for
 * stands below it, and on a phone everything does.
 */
export function CirclesRead({ elements, changed }: ReadProps) {
  const sparks = ofKind(elements, 'spark')
  const overlaps = ofKind(elements, 'overlap')
  const drawing = drawSparks(sparks, overlaps)
  const placed = new Map(drawing.phrases.map((phrase) => [phrase.id, phrase]))
  return (
    <div className="relative mx-auto sm:w-[30.625rem] print:w-[30.625rem]">
      <CirclesGround drawing={drawing} named={drawing.phrases.some(({ inMiddle }) => inMiddle)} />
      {overlaps.length > 0 && (
        <List title="Where they meet" at={null}>
          {overlaps.map(({ id, fields }) => (
            <ReadItem key={id} id={id} changed={changed} {...placing(placed.get(id))}>
              <Words phrase={placed.get(id)}>{fields.name}</Words>
              <span className={placed.has(id) ? 'hidden-words' : 'block text-14 text-ink-2'}>
                {' '}
                {meetingOf(circlesOf(fields.sparks, sparks).map((circle) => circleNames[circle]))}
              </span>
            </ReadItem>
          ))}
        </List>
      )}
      {circleOrder.map((circle) => {
        const its = sparks.filter(({ fields }) => fields.circle === circle)
        if (its.length === 0) return null
        return (
          <List key={circle} title={circleNames[circle]} at={drawing.circles[circle].label}>
            {its.map(({ id, fields }) => (
              <ReadItem key={id} id={id} changed={changed} {...placing(placed.get(id))}>
                <Words phrase={placed.get(id)}>{fields.text}</Words>
                {!placed.has(id) && (
                  <span className="hidden text-14 text-ink-3 sm:inline"> {circleNames[circle]}</span>
                )}
                {fields.last !== '' && (
                  <span className={classes('text-14 text-ink-3', placed.has(id) && 'sm:hidden')}>
                    {' '}
                    Last in {tellDate(fields.last)}
                  </span>
                )}
              </ReadItem>
            ))}
          </List>
        )
      })}
    </div>
  )
}

function List({
  title,
  at,
  children,
}: {
  title: string
  at: CirclesDrawing['circles']['lights']['label'] | null
  children: ReactNode
}) {
  return (
    <>
      <h4
        style={at ? position(at) : undefined}
        className={classes(
          'mt-5 mb-1 font-semibold text-13 text-ink-2',
          at
            ? 'sm:absolute sm:top-(--y) sm:left-(--x) sm:m-0 sm:-translate-x-1/2 sm:-translate-y-full sm:font-medium sm:text-ink sm:whitespace-nowrap'
            : 'sm:hidden-words',
        )}
      >
        {title}
      </h4>
      <ul className="grid gap-1">{children}</ul>
    </>
  )
}

function Words({ phrase, children }: { phrase: SetPhrase | undefined; children: string }) {
  if (!phrase) return <span className="text-element-sm wrap-anywhere">{children}</span>
  return (
    <span
      className={classes(
        'text-element-sm sm:text-[1.03125rem] sm:leading-[1.34375rem]',
        phrase.inMiddle && 'sm:text-on-accent',
      )}
    >
      {phrase.lines.map(({ words, y }, index) => (
        <span key={y} className="sm:block">
          {index > 0 && ' '}
          {words}
        </span>
      ))}
    </span>
  )
}

/** On the drawing where there is room for it. */
function placing(phrase: SetPhrase | undefined): { className?: string; style?: CSSProperties } {
  const [first] = phrase?.lines ?? []
  if (!first) return {}
  return {
    style: position(first),
    className:
      'sm:absolute sm:top-(--y) sm:left-(--x) sm:-translate-x-1/2 sm:-translate-y-[1rem] sm:text-center sm:whitespace-nowrap',
  }
}

const position = ({ x, y }: { x: number; y: number }) =>
  ({ '--x': rem(x + 1), '--y': rem(y + 1) }) as CSSProperties

function meetingOf(circles: string[]) {
  return circles.length > 1 ? `Where ${listed(circles.map((name) => `“${name}”`))} meet` : ''
}
