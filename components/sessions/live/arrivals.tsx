'use client'

import { Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { BarMessage } from '@/components/ui/bar-message'
import type { Presence } from './presence'

/** A moment without a connection is not worth a sentence. */
const worthSayingMs = 2_500

/** Joining and leaving are said once; what somebody writes is not. Whoever lost the connection is expected back. */
export function Arrivals({ name, presence }: { name: string; presence: Presence }) {
  const lost = useLasting(presence === 'lost')
  const [said, setSaid] = useState('')
  const [before, setBefore] = useState({ presence, lost })
  if (before.presence !== presence || before.lost !== lost) {
    setBefore({ presence, lost })
    setSaid(wordsFor(name, { presence, lost }, before.lost))
  }
  return (
    <>
      <p role="status" className="hidden-words">
        {said}
      </p>
      {lost && (
        <BarMessage
          icon={<Unplug aria-hidden="true" strokeWidth={1.75} />}
          fact={`${name} lost the connection.`}
        >
          {name} can keep writing; it will merge.
        </BarMessage>
      )}
    </>
  )
}

function wordsFor(name: string, now: { presence: Presence; lost: boolean }, wasLost: boolean) {
  // The bar says it.
  if (now.presence === 'lost') return ''
  if (now.presence === 'here') return wasLost ? `${name} is back` : `${name} is here`
  return `${name} has left`
}

function useLasting(is: boolean): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!is) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), worthSayingMs)
    return () => clearTimeout(timer)
  }, [is])
  return lasting
}
