'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import { changeRole, removeMember } from '@/lib/people/actions'
import { countedInWords } from '@/lib/words'

export type PersonRow = {
  id: string
  name: string
  isYou: boolean
  role: 'owner' | 'coach' | 'client'
  /** "Coaches four clients", "Works with Maya Okafor", "Invited, has not joined". */
  says: string
  /** What the reader may do; null where the row is their own, or there is nothing to do. */
  may: { become: 'owner' | 'coach' | null; remove: boolean }
  /** How many engagements are theirs to coach. */
  coaches: number
}

/** Names and places, and the owner's decisions about them. */
export function PeopleList({ practiceSlug, people }: { practiceSlug: string; people: readonly PersonRow[] }) {
  return (
    <ul>
      {people.map((person) => (
        <li
          key={person.id}
          className="grid gap-x-4 gap-y-2 border-line border-b py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
        >
          <div className="flex min-w-0 items-center gap-3">
            <Avatar name={person.name} who={person.role === 'owner' ? 'neutral' : person.role} size={28} />
            <div className="min-w-0">
              <p className="truncate font-semibold text-15">
                {person.name}
                {person.isYou && ' (you)'}
              </p>
              <p className="text-13 text-ink-3">{person.says}</p>
            </div>
          </div>
          <div className="flex gap-2">
            {person.may.become && (
              <BecomeButton practiceSlug={practiceSlug} person={person} role={person.may.become} />
            )}
            {person.may.remove && <RemoveButton practiceSlug={practiceSlug} person={person} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

type RowProps = { practiceSlug: string; person: PersonRow }

const become = { owner: 'Make an owner', coach: 'Make a coach' }

function BecomeButton({ practiceSlug, person, role }: RowProps & { role: 'owner' | 'coach' }) {
  const router = useRouter()
  const [changing, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const change = () =>
    start(async () => {
      const answer = await changeRole(practiceSlug, { memberId: person.id, role }).catch(() => null)
      setProblem(problemOf(answer))
      if (!answer?.ok) return
      toast({ words: `${person.name} is ${role === 'owner' ? 'an owner' : 'a coach'} now.` })
      router.refresh()
    })
  return (
    <>
      <FormProblem className="self-center">{problem}</FormProblem>
      <Button
        size={32}
        onClick={change}
        busy={changing && 'Changing'}
        aria-label={`${become[role]}: ${person.name}`}
      >
        {become[role]}
      </Button>
    </>
  )
}

function RemoveButton({ practiceSlug, person }: RowProps) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={
        <Button size={32} look="quiet" aria-label={`Remove ${person.name}`}>
          Remove
        </Button>
      }
      title={`Remove ${person.name}?`}
      body={
        <>
          <p>
            From their next click on, this practice does not exist for them, and pages they have open close.
            What they wrote with others stays. You can invite them again.
          </p>
          {person.coaches > 0 && (
            <p className="mt-2">
              They coach {countedInWords(person.coaches, 'client')}. That work is paused and sessions ahead
              are cancelled. Clients keep their plans and go on writing, and nobody else opens them. You ask
              each client whether a colleague may take over. Invitations that wait are over.
            </p>
          )}
        </>
      }
      verb="Remove them"
      busy="Removing them"
      keep="Keep them"
      look="danger"
      run={() => removeMember(practiceSlug, { memberId: person.id })}
      done={() => router.refresh()}
    />
  )
}
