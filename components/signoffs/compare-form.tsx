'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useListening } from '@/components/ui/listening'
import { SelectField } from '@/components/ui/select-field'

/** Any two of them, whichever came first. */
export function CompareForm({ base, numbers }: { base: string; numbers: number[] }) {
  const router = useRouter()
  const listening = useListening()
  const [newest = 1, before = 1] = numbers
  const [one, setOne] = useState(String(newest))
  const [other, setOther] = useState(String(before))
  const options = numbers.map((number) => ({ value: String(number), label: `Version ${number}` }))
  return (
    <form
      inert={!listening}
      onSubmit={(event) => {
        event.preventDefault()
        const [from, to] = [Number(one), Number(other)].toSorted((a, b) => a - b)
        router.push(`${base}/versions/${to}?against=${from}`)
      }}
      className="flex flex-wrap items-end gap-3"
    >
      <SelectField
        label="Compare"
        value={one}
        options={options}
        onChange={(event) => setOne(event.target.value)}
      />
      <SelectField
        label="with"
        value={other}
        options={options}
        onChange={(event) => setOther(event.target.value)}
      />
      <Button type="submit" unavailable={one === other && 'Choose two different versions.'}>
        Show what differs
      </Button>
    </form>
  )
}
