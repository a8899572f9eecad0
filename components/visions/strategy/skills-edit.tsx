'use client'

import { useId, useRef } from 'react'
import { SkillLevel } from '@/components/ui/blaze'
import { Button } from '@/components/ui/button'
import { addElement } from '@/lib/visions/document/elements'
import { dueOf } from '@/lib/visions/strategy/due'
import { DateField } from '../elements/date-field'
import { ElementItem, PeerFlag, TitleField, tintOf } from '../elements/element-card'
import { Details, DetailsToggle } from '../elements/element-details'
import { ElementList, type ElementsEditorProps } from '../elements/element-list'
import { ChoiceField, definitionOf, WordsField } from '../elements/fields'
import { followWhenDrawn } from '../elements/follow-link'
import { GrowingField } from '../elements/growing-field'
import { byHand, stepOf } from '../elements/history'
import { LinksField } from '../elements/links-field'
import { LevelField } from '../elements/number-fields'
import type { Row } from '../elements/row'
import { useElements } from '../elements/use-elements'
import { useWholePlan } from '../elements/whole-plan'
import { Hint, Sight } from './sight'
import { SkillsHead, skillColumns } from './skills-read'
import { useLineOfSight, useToday } from './use-strategy'

/** The skills as a table to write in: where one stands, where one has to be, how and by when. */
export default function SkillsEdit({ kinds: _, ...props }: ElementsEditorProps) {
  const skills = useElements(props.doc, props.section, 'skill_gap')
  return (
    <>
      {skills.length > 0 && <SkillsHead />}
      <ElementList
        {...props}
        kind="skill_gap"
        label="Skills, the most important first"
        add="Add a skill"
        listClass="sm:-mx-4"
      >
        {(row) => <Skill row={row} />}
      </ElementList>
    </>
  )
}

function Skill({ row }: { row: Row<'skill_gap'> }) {
  const { element, open, peer } = row
  const { skill, now, needed, how, by } = element.fields
  const toggle = useRef<HTMLButtonElement>(null)
  const details = useId()
  const due = dueOf(by, useToday())
  const name = skill.trim() || row.called
  const { unworked } = useLineOfSight()
  return (
    <ElementItem
      row={row}
      onClose={() => toggle.current?.focus()}
      className="border-line border-b py-2.5 sm:px-4 sm:py-3"
    >
      {() => (
        <>
          {peer && <PeerFlag peer={peer} />}
          <div className={skillColumns}>
            <TitleField
              row={row}
              field="skill"
              placeholder="A skill the role asks for"
              className="-ml-1 text-element *:px-1"
            />
            <DetailsToggle
              ref={toggle}
              row={row}
              name={name}
              details={details}
              summary={
                now !== null && needed !== null ? <SkillLevel now={now} needed={needed} /> : 'Say the levels'
              }
            />
            <GrowingField
              className="-ml-1 font-serif text-16 text-ink-2 *:px-1"
              aria-label={`How I close it: ${name}`}
              placeholder="How I close it"
              words={how}
              max={definitionOf(row, 'how', 'words').max}
              shared={tintOf(row, 'how')}
              onWords={(words) => row.set('how', words)}
              data-field="how"
            />
            <span className="text-right text-14 font-medium tabular-nums whitespace-nowrap sm:pt-0.5">
              {due && (
                <>
                  <span className="hidden-words">By </span>
                  {due.date}
                </>
              )}
            </span>
          </div>
          {unworked.has(element.id) && <Unworked id={element.id} />}
          {open && (
            <Details id={details} row={row} name={name}>
              <div className="flex flex-wrap gap-x-8 gap-y-3">
                <LevelField row={row} field="now" />
                <LevelField row={row} field="needed" now="now" />
              </div>
              <DateField row={row} field="by" />
              <WordsField row={row} field="proof" placeholder="What would convince the person who decides" />
              <ChoiceField row={row} field="route" />
              <LinksField row={row} field="serves" />
              <Sight id={element.id} />
            </Details>
          )}
        </>
      )}
    </ElementItem>
  )
}

/** Nobody works on it until a milestone serves it; one is a single act away. */
function Unworked({ id }: { id: string }) {
  const { homes, seat } = useWholePlan()
  const home = homes.milestone
  const add = () => {
    if (!home) return
    const { doc, section } = home
    const milestone = crypto.randomUUID()
    stepOf(doc, () => {
      addElement(
        doc,
        { id: milestone, kind: 'milestone', section, fields: { serves: [id] }, byCoach: seat === 'coach' },
        byHand,
      )
    })
    followWhenDrawn({ id: milestone, section })
  }
  return (
    <Hint fact="A gap nobody works on">
      {home && (
        <Button look="quiet" size={32} onClick={add}>
          Add a milestone for it
        </Button>
      )}
    </Hint>
  )
}
