import { ofKind } from '@/lib/visions/document/told'
import { byDue } from '@/lib/visions/strategy/due'
import { lineOfSight } from '@/lib/visions/strategy/line-of-sight'
import { ReadItem, type ReadProps } from '../elements/read-row'
import { servesWords } from './lines'
import { MilestoneHints } from './milestone-hints'
import { TrackRow } from './milestone-track'

/** The way as it is read, in the order it is due. */
export function MilestonesRead({ elements, changed, names, brief, around }: ReadProps) {
  const milestones = ofKind(elements, 'milestone').sort(byDue(({ fields }) => fields.due))
  const busy = around ? lineOfSight(around.elements).busy : null
  return (
    <ol className="grid">
      {milestones.map(({ id, fields }, index) => {
        const kindOf = (end: string) => around?.elements.find((element) => element.id === end)?.kind
        const ends = fields.serves.flatMap((end) => {
          const name = names.element(end)
          return name === null ? [] : [{ name, kind: around ? kindOf(end) : ('skill_gap' as const) }]
        })
        return (
          <ReadItem key={id} id={id} changed={changed} className="break-inside-avoid">
            <TrackRow
              status={fields.status}
              due={fields.due}
              today={around?.today ?? null}
              last={index === milestones.length - 1}
            >
              <p className="text-element wrap-anywhere">{fields.outcome}</p>
              <p className="min-h-6 text-14 text-ink-2 wrap-anywhere">
                {servesWords(ends) || (brief && 'Serves, date and measure')}
              </p>
              {!brief && fields.measure.trim() !== '' && (
                <p className="text-14 text-ink-3 wrap-anywhere">How we both know: {fields.measure.trim()}</p>
              )}
              <MilestoneHints busy={busy?.has(id) ?? false} wantsDate={false} />
            </TrackRow>
          </ReadItem>
        )
      })}
    </ol>
  )
}
