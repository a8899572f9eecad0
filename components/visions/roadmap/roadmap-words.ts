import type { Day } from '@/lib/dates'
import { type AnyTold, ofKind, type Told } from '@/lib/visions/document/told'
import { byDue, dueOf } from '@/lib/visions/strategy/due'
import { isUnderWay } from '@/lib/visions/strategy/line-of-sight'
import { weeksUntil } from '@/lib/visions/strategy/skills-moving'
import { capital, countedInWords, inWords, plural, spelledOut } from '@/lib/words'

/** The news of the way, computed: how far it is to the role, failing that to what comes next. */
export function roadmapHeadline(elements: readonly AnyTold[], today: Day): string {
  const role = ofKind(elements, 'target_role').find(({ fields }) => fields.by !== '')
  const by = role && dueOf(role.fields.by, today)
  if (by) {
    const weeks = weeksUntil(by.lastDay, today)
    if (weeks > 0) return `${capital(spelledOut(weeks))} ${plural(weeks, 'week')} to the role.`
    return by.isPast ? 'The day for the role has passed.' : 'Today is the day for the role.'
  }
  const ahead = ofKind(elements, 'milestone').filter(isUnderWay).length
  if (ahead > 0) return `${countedInWords(ahead, 'milestone', 'milestones', true)} ahead.`
  return ofKind(elements, 'milestone').length > 0 ? 'Nothing ahead yet.' : 'The way is not drawn yet.'
}

/** "Four of ten milestones reached. The next is “Stakeholder course”, in 18 days." */
export function roadmapLine(elements: readonly AnyTold[], today: Day): string {
  const milestones = ofKind(elements, 'milestone').filter(
    ({ fields }) => fields.status !== 'let_go' && fields.outcome.trim() !== '',
  )
  if (milestones.length === 0) return 'Name one thing that could be true three months from now.'
  const reached = milestones.filter(({ fields }) => fields.status === 'done').length
  const of = `${inWords(milestones.length)} ${plural(milestones.length, 'milestone')}`
  const sofar = `${reached === 0 ? 'None' : inWords(reached, { sentence: true })} of ${of} reached.`
  const next = nextOf(milestones)
  if (!next) return sofar
  const due = dueOf(next.fields.due, today)
  return `${sofar} The next is “${next.fields.outcome.trim()}”${due ? `, ${due.distance}` : ''}.`
}

/** What comes next: the first by date of what is under way. */
const nextOf = (milestones: readonly Told<'milestone'>[]) =>
  milestones.filter(isUnderWay).sort(byDue(({ fields }) => fields.due))[0]

type Mark = 'm' | 's' | 'q' | 'd' | 'p'

/** What the trail comes to: the news first, then what there is to say of it. */
export function trailWords(marks: readonly Mark[]): { news: string; rest: string } {
  const moved = (mark: Mark | undefined) => mark === 'm' || mark === 's'
  const begun = marks.filter((mark) => mark !== 'p')
  if (begun.length === 0) return { news: 'Not begun', rest: '' }
  const all = begun.filter(moved).length
  const weeks = `${spelledOut(all)} of ${spelledOut(begun.length)} ${plural(begun.length, 'week')}`
  const quiet = begun.length - 1 - begun.findLastIndex(moved)
  if (quiet > 0) {
    return { news: `Quiet for ${countedInWords(quiet, 'week')}`, rest: all > 0 ? `moved in ${weeks}` : '' }
  }
  const before = begun.slice(0, -1)
  const pause = before.length - 1 - before.findLastIndex(moved)
  return pause > 0 && before.some(moved)
    ? { news: 'Moving again', rest: `after ${countedInWords(pause, 'quiet week')}, ${weeks} in all` }
    : // One week is no share of anything yet.
      { news: 'Moving', rest: begun.length > 1 ? weeks : '' }
}
