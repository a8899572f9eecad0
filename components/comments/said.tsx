'use client'

import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { Time } from '@/components/ui/time'
import type { Said, Thread } from '@/lib/comments/thread'
import { type Reader, since } from '@/lib/dates'
import { CommentField } from './comment-field'
import { Emphasized } from './emphasized'
import type { Posted } from './outbox'
import { speakerOf, useConversation, useRoom } from './room'
import { useStored } from './stored'
import { nameOf } from './words'

type Props = {
  thread: Thread
  said: Said
  reader: Reader
  sending: Posted | undefined
  /** Beside the name of whoever began: what the thread is. */
  tag?: React.ReactNode
  /** Only its beginning is shown. */
  brief?: boolean
}

/** What one of the two said. */
export function SaidWords({ thread, said, reader, sending, tag, brief }: Props) {
  const room = useRoom()
  const conversation = useConversation(room)
  const draft = useStored(room.store, ({ drafts }) => drafts.get(said.id) ?? null)
  const speaker = speakerOf(conversation, said.by)
  const name = nameOf(conversation, said.by)
  const mine = said.by === conversation.me && !said.deleted && thread.may.reply
  return (
    <div>
      <p className="flex min-h-6 items-center gap-2">
        <Avatar name={speaker.name} who={speaker.who} size={22} />
        <span className="font-semibold text-14">{name}</span>
        <span className="min-w-0 truncate text-13 text-ink-3">
          <Arrived said={said} reader={reader} sending={sending} />
        </span>
        <span className="relative z-10 ml-auto flex shrink-0 items-center">
          {tag}
          {!brief && !draft && <SaidMenu thread={thread} said={said} mine={mine} />}
        </span>
      </p>
      {draft ? (
        <div className="mt-1.5">
          <CommentField
            label="Your comment"
            value={draft.body}
            trouble={draft.trouble}
            send="Save"
            eager
            onWrite={(body) => room.draft(said.id, { body, trouble: null })}
            onSend={draft.body.trim() === '' ? null : () => room.edit(thread, said.id, draft.body.trim())}
            onCancel={() => room.draft(said.id, null)}
          />
        </div>
      ) : (
        <Body said={said} name={name} brief={brief} />
      )}
    </div>
  )
}

function Body({ said, name, brief }: { said: Said; name: string; brief?: boolean }) {
  if (said.deleted) return <p className="mt-1 text-14 text-ink-3 italic">{name} deleted this comment.</p>
  return (
    <p
      className={
        brief ? 'mt-1 line-clamp-4 text-14 wrap-anywhere' : 'mt-1 whitespace-pre-wrap text-14 wrap-anywhere'
      }
    >
      <Emphasized words={said.body} />
    </p>
  )
}

function Arrived({ said, reader, sending }: Pick<Props, 'said' | 'reader' | 'sending'>) {
  if (sending === 'waiting') return <span className="text-attend">Waiting to send</span>
  const at = new Date(said.writtenAt)
  return (
    <>
      <Time at={at} zone={reader.zone}>
        {since(at, reader)}
      </Time>
      {said.edited && !said.deleted && ', edited'}
    </>
  )
}

/** What can be done with one's own words; and, where the thread begins, with all of it. */
function SaidMenu({ thread, said, mine }: Pick<Props, 'thread' | 'said'> & { mine: boolean }) {
  const room = useRoom()
  const { me } = useConversation(room)
  const [asking, setAsking] = useState(false)
  const begins = thread.comments[0]?.id === said.id && thread.may.ask
  const asked = thread.asks.some(({ by }) => by === me)
  if (!mine && !begins) return null
  return (
    <>
      <Menu
        label={begins ? 'This conversation' : 'Your comment'}
        trigger={
          <IconButton
            label={begins ? 'More about this conversation' : 'More about your comment'}
            className="-my-1 -mr-1.5 size-7 [&_svg]:size-4"
          >
            <Ellipsis aria-hidden="true" strokeWidth={1.75} />
          </IconButton>
        }
      >
        {begins && !asked && (
          <MenuItem onSelect={() => room.ask(thread)}>Ask {room.place.other} for the next session</MenuItem>
        )}
        {begins && asked && (
          <MenuItem onSelect={() => room.takeBackQuestion(thread)}>Take the question back</MenuItem>
        )}
        {mine && (
          <>
            <MenuItem onSelect={() => room.draft(said.id, { body: said.body, trouble: null })}>
              Edit your comment
            </MenuItem>
            <MenuItem tone="danger" onSelect={() => setAsking(true)}>
              Delete your comment
            </MenuItem>
          </>
        )}
      </Menu>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this comment?"
        body={`Its words are gone for both of you. That you said something here stays, for ${room.place.other} to see.`}
      >
        <DialogActions>
          <Button
            look="danger"
            onClick={() => {
              setAsking(false)
              room.remove(thread, said.id)
            }}
          >
            Delete the comment
          </Button>
          <DialogClose>
            <Button look="quiet">Keep it</Button>
          </DialogClose>
        </DialogActions>
      </Dialog>
    </>
  )
}
