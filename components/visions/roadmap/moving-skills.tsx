import { SkillLevel } from '@/components/ui/blaze'
import { classes } from '@/components/ui/classes'
import type { Day } from '@/lib/dates'
import { dueOf } from '@/lib/visions/strategy/due'
import type { MovingSkill } from '@/lib/visions/strategy/skills-moving'
import { HintWords } from '../strategy/hint-words'

/** What has moved each skill: evidence and dates, no scores. */
export function MovingSkills({
  skills,
  unworked,
  today,
}: {
  skills: readonly MovingSkill[]
  unworked: ReadonlySet<string>
  today: Day
}) {
  return (
    <ul>
      {skills.map((skill) => (
        <li
          key={skill.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 border-line border-b py-2.5 sm:grid-cols-[minmax(0,10fr)_8.5rem_minmax(0,11fr)_5.75rem]"
        >
          <p className="font-serif text-[1.0625rem] wrap-anywhere">{skill.name}</p>
          <Level skill={skill} />
          <p className="text-14 text-ink-2 wrap-anywhere">
            {unworked.has(skill.id) ? (
              <HintWords>A gap nobody works on</HintWords>
            ) : (
              skill.evidence && <Evidence evidence={skill.evidence} today={today} />
            )}
          </p>
          <p className="text-right text-14 text-ink-2 tabular-nums whitespace-nowrap">
            <By by={skill.by} today={today} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function Level({ skill: { now, needed, gained } }: { skill: MovingSkill }) {
  if (now === null || needed === null) return <span className="text-14 text-ink-3">No level yet</span>
  const moved = gained !== null && gained !== 0
  return (
    <span className="inline-flex items-center gap-2">
      <SkillLevel now={now} needed={needed} words={false} />
      <span className="hidden-words">
        Level {now}, {needed} needed,
      </span>
      <span
        className={classes(
          'text-13 whitespace-nowrap',
          moved && gained > 0 ? 'font-medium text-accent-ink' : 'text-ink-3',
        )}
      >
        {now >= needed ? 'there' : moved ? `${gained > 0 ? 'up' : 'down'} ${Math.abs(gained)}` : 'not yet'}
      </span>
    </span>
  )
}

/** "Planned the pilot, May 29", or what is next and when. */
function Evidence({ evidence, today }: { evidence: NonNullable<MovingSkill['evidence']>; today: Day }) {
  const due = dueOf(evidence.due, today)
  const said = due ? `${evidence.words}, ${due.date}` : evidence.words
  return evidence.reached || !due ? said : `Next: ${said}`
}

function By({ by, today }: { by: string; today: Day }) {
  const due = dueOf(by, today)
  if (!due) return null
  return (
    <>
      <span className="hidden-words">By </span>
      {due.date}
    </>
  )
}
