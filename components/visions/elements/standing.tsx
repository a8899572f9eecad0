import { Blaze } from '@/components/ui/blaze'
import type { FieldsOf } from '@/lib/visions/document/element-kinds'

type Fields = FieldsOf<'nonnegotiable'>

export const statusWords = { kept: 'Kept', at_risk: 'At risk', broken: 'Broken' } as const satisfies Record<
  Fields['status'],
  string
>

export const firmnessWords = { hard: 'Hard', soft: 'Soft' } as const satisfies Record<
  Fields['firmness'],
  string
>

const forms = { kept: 'full', at_risk: 'half', broken: 'outline' } as const

/** How it stands with a non-negotiable: in shape, then in words. */
export function Standing({ status }: { status: Fields['status'] }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-13 text-ink-2 whitespace-nowrap">
      <Blaze form={forms[status]} color="plain" className="h-3.5 w-[5px]" />
      {statusWords[status]}
    </span>
  )
}

/** "Hard. May bend: launch week, if Elena agrees first" */
export function Bends({ firmness, bend }: Pick<Fields, 'firmness' | 'bend'>) {
  return (
    <>
      <span className="font-semibold">{firmnessWords[firmness]}</span>
      {bend.trim() !== '' && <>. May bend: {bend.trim()}</>}
    </>
  )
}
