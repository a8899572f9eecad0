import { BookOpen } from 'lucide-react'
import { BarMessage } from '@/components/ui/bar-message'
import { TextLink } from '@/components/ui/text-link'
import { firstName } from '@/lib/people/name'
import type { VisionScreen } from '@/lib/visions/screen'
import { counted } from '@/lib/words'

/** A calm word after a session, and the way to what it left behind. */
export function EndedNote({ screen, practice }: { screen: VisionScreen; practice: string }) {
  const { ended, seat, client, coach, may } = screen
  // Where the work has ended since, nobody goes on, and the bar below says so.
  if (!ended || (seat === 'client' && !may.write)) return null
  const other = firstName((seat === 'client' ? coach : client).name)
  return (
    <BarMessage
      icon={<BookOpen aria-hidden="true" strokeWidth={1.75} />}
      fact={`Session ${ended.number} with ${other} has ended.`}
      aside={counted(ended.minutes, 'minute')}
      action={
        <TextLink href={`/p/${practice}/${seat}/sessions/${ended.id}/recap`} className="whitespace-nowrap">
          {seat === 'coach' ? 'Go on to the recap' : 'The recap'}
        </TextLink>
      }
    >
      {seat === 'coach'
        ? `${other} goes on in the plan alone; you read what settles.`
        : `What you wrote is kept, and you go on alone. ${other} sends you a recap.`}
    </BarMessage>
  )
}
