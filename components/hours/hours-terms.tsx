'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { SelectField } from '@/components/ui/select-field'
import { toast } from '@/components/ui/toast'
import { setHoursTerms } from '@/lib/hours/actions'
import type { Naming, Pay } from '@/lib/hours/hours'

type Props = { practice: string; engagementId: string; client: string; pay: Pay; naming: Naming }

const choices: { value: string; label: string; pay: Pay; naming: Naming }[] = [
  { value: 'paid initials', label: 'Paid, initials', pay: 'paid', naming: 'initials' },
  { value: 'paid name', label: 'Paid, agreed to be named', pay: 'paid', naming: 'name' },
  { value: 'given initials', label: 'Pro bono, initials', pay: 'pro bono', naming: 'initials' },
  { value: 'given name', label: 'Pro bono, agreed to be named', pay: 'pro bono', naming: 'name' },
]

/** How the hours with one client stand in the log. */
export function HoursTerms({ practice, engagementId, client, pay, naming }: Props) {
  const router = useRouter()
  const listening = useListening()
  const [, start] = useTransition()
  const now = choices.find((choice) => choice.pay === pay && choice.naming === naming)
  const change = (value: string) =>
    start(async () => {
      const chosen = choices.find((choice) => choice.value === value)
      if (!chosen) return
      const { pay, naming } = chosen
      const answer = await setHoursTerms(practice, { engagementId, pay, naming }).catch(() => null)
      if (answer?.ok) router.refresh()
      else toast({ words: problemOf(answer, 'Nothing has changed.') })
    })
  return (
    <SelectField
      inert={!listening}
      label={`How the hours with ${client} stand in the log`}
      hideLabel
      options={choices}
      value={now?.value}
      onChange={({ target }) => change(target.value)}
      className="w-40 sm:w-64"
    />
  )
}
