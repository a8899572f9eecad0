import { Block } from '@/components/engagements/block'
import { firstName } from '@/lib/people/name'
import type { SessionScreen } from '@/lib/sessions/screen'
import { Agenda } from './agenda'
import { reachedWords, sumWords } from './agenda-words'

/** The agenda on the page of a session: to be planned until it is over, and then how far they came. */
export function AgendaBlock({
  practice,
  session,
  me,
  closed,
}: {
  practice: string
  session: SessionScreen
  me: string
  closed: boolean
}) {
  const { topics, minutes, endedAt, may } = session
  const other = firstName(session.withWhom.name)
  const over = endedAt !== null
  return (
    <Block
      id="agenda"
      title="Agenda"
      className=""
      aside={over ? topics.length > 0 && reachedWords(topics) : sumWords(topics, minutes)}
    >
      <Agenda
        practice={practice}
        sessionId={session.id}
        minutes={minutes}
        topics={topics}
        me={me}
        may={closed ? { plan: false, reach: false } : may}
      />
      <p className="mt-4 text-13 text-ink-3">
        {over && topics.length === 0 && 'Nothing was on the agenda. '}
        You and {other} see it{over ? '.' : ', and either of you can add to it.'}
      </p>
    </Block>
  )
}
