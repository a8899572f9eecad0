import { SkillLevel } from '@/components/ui/blaze'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import { tellDate, tellField } from '@/lib/visions/document/tell'
import { ofKind } from '@/lib/visions/document/told'
import { dueOf } from '@/lib/visions/strategy/due'
import { lineOfSight } from '@/lib/visions/strategy/line-of-sight'
import { ChangeBar } from '../change-bar'
import type { ReadProps } from '../elements/read-row'
import { HintWords } from './hint-words'

const { proof, route } = elementKinds.skill_gap.fields

/** On a phone: the skill and its level, then how and by when. */
export const skillColumns =
  'grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,10fr)_7.5rem_minmax(0,11fr)_5.25rem] sm:gap-x-3'

/** What stands above the columns. Each cell says it again to whoever does not see where it stands. */
export function SkillsHead() {
  return (
    <div
      aria-hidden="true"
      className={`${skillColumns} border-line border-b pb-2 text-13 text-ink-3 max-sm:hidden sm:-mx-4 sm:px-4`}
    >
      <span>Skill</span>
      <span>Now, and needed</span>
      <span>How I close it</span>
      <span className="text-right">By</span>
    </div>
  )
}

/** The skills as they are read. */
export function SkillsRead({ elements, changed, names, brief, around }: ReadProps) {
  const unworked = around ? lineOfSight(around.elements).unworked : null
  return (
    <>
      <SkillsHead />
      <ol className="sm:-mx-4">
        {ofKind(elements, 'skill_gap').map(({ id, fields }) => {
          const more = brief ? [] : [tellField(route, fields.route, names), fields.proof.trim()]
          const row = (
            <>
              <div className={skillColumns}>
                <p className="text-element wrap-anywhere">{fields.skill}</p>
                <p className="min-h-6">
                  {fields.now !== null && fields.needed !== null && (
                    <SkillLevel now={fields.now} needed={fields.needed} />
                  )}
                </p>
                <p className="font-serif text-16 text-ink-2 wrap-anywhere">
                  <span className="hidden-words">How I close it: </span>
                  {fields.how}
                </p>
                <By date={fields.by} today={around?.today} />
              </div>
              {unworked?.has(id) && <HintWords>A gap nobody works on</HintWords>}
              {more.some(Boolean) && (
                <p className="mt-0.5 text-14 text-ink-3 wrap-anywhere">
                  {more[0]}
                  {more[1] && `${more[0] ? '. ' : ''}${proof.label}: ${more[1]}`}
                </p>
              )}
            </>
          )
          return (
            <li
              key={id}
              data-element={id}
              className="border-line border-b py-2.5 break-inside-avoid sm:px-4 sm:py-3"
            >
              {changed?.includes(id) ? <ChangeBar>{row}</ChangeBar> : row}
            </li>
          )
        })}
      </ol>
    </>
  )
}

function By({ date, today }: { date: string; today?: string }) {
  const said = today ? dueOf(date, today)?.date : tellDate(date)
  return (
    <p className="text-14 font-medium tabular-nums whitespace-nowrap max-sm:text-right sm:pt-0.5 sm:text-right">
      {said && (
        <>
          <span className="hidden-words">By </span>
          {said}
        </>
      )}
    </p>
  )
}
