import { Button } from '@/components/ui/button'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { Suggestion, Thread } from '@/lib/comments/thread'
import { lettersOf } from '@/lib/visions/document/letters'
import { useConversation, useRoom } from './room'
import { useStored } from './stored'
import { nameOf } from './words'

/** Other words for the passage: what would go, what would come, and what became of it. */
export function Suggested({ thread, suggestion }: { thread: Thread; suggestion: Suggestion }) {
  const room = useRoom()
  // Not before the plan is here: pressed earlier, there would be nothing to put them into.
  const stands = useStored(room.store, ({ found }) => found.get(thread.id) ?? null)
  // What would go is what stands there now, also where it has been written differently since.
  const rewritten =
    suggestion.outcome === null && stands !== null && lettersOf(stands.words) !== lettersOf(thread.quote)
  return (
    <div className="mt-1.5">
      <p className="font-serif text-16 leading-6 wrap-anywhere">
        {suggestion.outcome !== 'declined' && (
          <>
            <del className="bg-del-bg text-del-ink">
              <VisuallyHidden>removed: </VisuallyHidden>
              {rewritten ? stands.words : thread.quote}
            </del>{' '}
          </>
        )}
        {suggestion.replacement === '' ? null : (
          <ins className="bg-add-bg text-add-ink underline decoration-1 underline-offset-3">
            <VisuallyHidden>added: </VisuallyHidden>
            {suggestion.replacement}
          </ins>
        )}
      </p>
      {rewritten && (
        <p className="mt-1 text-13 text-ink-2">
          The passage has changed since. It was <q className="font-serif italic">{thread.quote}</q>.
        </p>
      )}
      {suggestion.outcome ? (
        <Outcome thread={thread} outcome={suggestion.outcome} />
      ) : (
        thread.may.decide && (
          // Above what opens the card, which lies over all of it at rest.
          <div className="relative z-10 mt-2 flex flex-wrap items-center gap-1">
            {stands && (
              <Button size={32} onClick={() => room.decide(thread, 'applied')}>
                Use these words
              </Button>
            )}
            <Button look="quiet" size={32} onClick={() => room.decide(thread, 'declined')}>
              Keep mine
            </Button>
          </div>
        )
      )}
    </div>
  )
}

/** The client decides, so it is the client who is named. */
function Outcome({ thread, outcome }: { thread: Thread; outcome: 'applied' | 'declined' }) {
  const conversation = useConversation(useRoom())
  const client = conversation.speakers.find(({ who }) => who === 'client')
  const name = client ? nameOf(conversation, client.id) : 'The client'
  const own = name === 'You' ? 'your' : 'their'
  const who = thread.suggestion ? nameOf(conversation, thread.suggestion.by) : ''
  return (
    <p className="mt-1.5 text-13 text-ink-2">
      {outcome === 'applied'
        ? `${name} took over ${who === 'You' ? 'your' : 'these'} words.`
        : `${name} kept ${own} own words.`}
    </p>
  )
}
