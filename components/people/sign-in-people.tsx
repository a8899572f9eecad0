'use client'

import { useActionState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { signInAs } from '@/lib/auth/actions'
import type { CastPerson } from '@/lib/auth/demo'

/** The demo's people. Choosing one asks for their code, which the next page shows. */
export function PeopleToBorrow({ people }: { people: CastPerson[] }) {
  const [outcome, choose, choosing] = useActionState(signInAs, null)
  const practices = [...new Set(people.map((person) => person.practice))]
  return (
    <section aria-labelledby="demo" className="mt-10 border-line border-t pt-5">
      <h2 id="demo" className="text-element-sm">
        This is the demo. Be someone.
      </h2>
      <p className="mt-1 text-13 text-ink-3">
        Everyone here is invented, and nothing leaves this computer. Two browsers make two people.
      </p>
      <form action={choose} aria-busy={choosing} className="mt-3 grid gap-4">
        {practices.map((practice) => {
          const here = people.filter((person) => person.practice === practice)
          return (
            <fieldset key={practice} className="grid">
              <legend className="mb-1 font-semibold text-13 text-ink-2">{practice}</legend>
              <People people={here.slice(0, shown)} />
              {here.length > shown && (
                <details>
                  <summary className="reach rounded-control px-2 py-2 text-13 text-ink-2 underline decoration-edge underline-offset-[0.22em]">
                    More people of {practice}
                  </summary>
                  <div className="grid">
                    <People people={here.slice(shown)} />
                  </div>
                </details>
              )}
            </fieldset>
          )
        })}
      </form>
      <FormProblem className="mt-3">{outcome && problemOf(outcome)}</FormProblem>
    </section>
  )
}

const shown = 5

function People({ people }: { people: CastPerson[] }) {
  return people.map(({ memberId, name, role }) => (
    <button
      key={memberId}
      type="submit"
      name="memberId"
      value={memberId}
      className="flex min-h-10 items-center gap-3 rounded-control px-2 text-left transition-colors hover:bg-hover pointer-coarse:min-h-11"
    >
      <Avatar name={name} who={role === 'owner' ? 'neutral' : role} size={28} />
      <span className="text-15">
        <VisuallyHidden>Sign in as </VisuallyHidden>
        <span className="font-semibold">{name}</span>
        <span className="text-ink-3">, {role}</span>
      </span>
    </button>
  ))
}
