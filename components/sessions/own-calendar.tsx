'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { problemOf } from '@/components/ui/form-problem'
import { LinkButton } from '@/components/ui/link-button'
import { toast } from '@/components/ui/toast'
import type { Outcome } from '@/lib/action'
import { endFeed, makeFeed } from '@/lib/sessions/actions'

/** The private address for the person's own calendar: shown once, when it is made; renewed and ended from here. */
export function OwnCalendar({ practice, since }: { practice: string; since: string | null }) {
  const router = useRouter()
  const [address, setAddress] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async <Value,>(ask: () => Promise<Outcome<Value>>, done: (value: Value) => void) => {
    setBusy(true)
    const answer = await ask().catch(() => null)
    setBusy(false)
    if (!answer?.ok) return toast({ words: problemOf(answer) })
    done(answer.value)
    router.refresh()
  }
  const make = () =>
    run(
      () => makeFeed(practice, {}),
      ({ token }) => setAddress(`${location.origin}/api/calendar/${token}.ics`),
    )
  const end = () =>
    run(
      () => endFeed(practice, {}),
      () => {
        setAddress(null)
        toast({ words: 'The address is ended' })
      },
    )
  return (
    <div className="mt-3 grid gap-3 text-14">
      <p className="text-ink-2">
        Your calendar can read your sessions by itself, at an address that only you have: when, with whom and
        the meeting link, and no word of a plan. Whoever has the address can read it.
      </p>
      {address ? (
        <>
          <Field
            label="The address"
            value={address}
            readOnly
            onFocus={({ target }) => target.select()}
            hint="It is shown this once. Keep it, or make a new one later."
          />
          <div className="flex flex-wrap gap-2">
            <LinkButton href={address.replace(/^https?:/, 'webcal:')}>Open in my calendar</LinkButton>
            <Button look="quiet" onClick={() => copy(address)}>
              Copy
            </Button>
          </div>
        </>
      ) : (
        since && <p>There is one, made {since}.</p>
      )}
      <div className="flex flex-wrap gap-2">
        {!address && (
          <Button onClick={make} busy={busy && 'Making'}>
            {since ? 'Make a new address' : 'Make an address'}
          </Button>
        )}
        {(since || address) && (
          <Button look="quiet" onClick={end} busy={busy && 'Ending'}>
            End it
          </Button>
        )}
      </div>
      {since && !address && <p className="text-13 text-ink-2">A new one ends the one before.</p>}
    </div>
  )
}

async function copy(address: string) {
  try {
    await navigator.clipboard.writeText(address)
    toast({ words: 'Copied' })
  } catch {
    toast({ words: 'The browser did not let it be copied. Copy it from the field instead' })
  }
}
