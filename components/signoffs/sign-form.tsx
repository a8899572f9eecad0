'use client'

import { Signature } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { toast } from '@/components/ui/toast'
import { askForProof } from '@/lib/auth/actions'
import { signVersion } from '@/lib/signoffs/actions'
import { HandField } from './hand-field'
import { ProofForm, type ProofSent } from './proof-form'

type Props = {
  practice: string
  version: { id: string; number: number; digest: string }
  /** What stands above: the hash of exactly that is sent along. */
  statement: { hash: string; name: string }
  seat: 'coach' | 'client'
  /** Where the certificate will be. */
  certificate: string
}

/** The name, and the one filled button. Whoever signed in a while ago proves first that it is them. */
export function SignForm({ practice, version, statement, seat, certificate }: Props) {
  const router = useRouter()
  const listening = useListening()
  const [typedName, setTypedName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [proof, setProof] = useState<ProofSent | null>(null)
  const [signing, start] = useTransition()
  const signed = useRef(false)

  // What stands in its place then is where the keyboard goes on, and so is read aloud.
  useEffect(
    () => () => {
      if (signed.current) document.getElementById('signed')?.focus()
    },
    [],
  )

  const sign = async () => {
    setProblem(null)
    // Before the answer: the page may hear of it first, and draw itself without this form.
    signed.current = true
    const answer = await signVersion(practice, {
      versionId: version.id,
      digest: version.digest,
      statementHash: statement.hash,
      typedName,
    }).catch(() => null)
    signed.current = Boolean(answer?.ok && answer.value.signed)
    if (!answer?.ok) return setProblem(problemOf(answer, 'Press again: you sign once, however often.'))
    if (!answer.value.signed) return sendProof()
    setProof(null)
    if (answer.value.agreed) router.push(`${certificate}#signed`)
    else {
      toast({ words: `You have signed version ${version.number}` })
      router.refresh()
    }
  }

  const sendProof = async () => {
    const sent = await askForProof(null, new FormData()).catch(() => null)
    if (sent?.ok) setProof(sent.value)
    else setProblem(problemOf(sent))
  }

  if (proof)
    return (
      <ProofForm
        proof={proof}
        verb={`Confirm and sign version ${version.number}`}
        onAgain={() => start(sendProof)}
        onProven={sign}
        onBack={() => setProof(null)}
      />
    )
  return (
    <form
      inert={!listening}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        start(sign)
      }}
      className="grid gap-4"
    >
      <HandField
        label="Type your full name to sign"
        seat={seat}
        value={typedName}
        onChange={setTypedName}
        error={problem}
      />
      <Button
        type="submit"
        look="primary"
        size={48}
        icon={<Signature aria-hidden="true" strokeWidth={1.75} />}
        busy={signing && 'Signing'}
      >
        Sign version {version.number}
      </Button>
    </form>
  )
}
