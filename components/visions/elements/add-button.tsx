import { Plus } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button } from '@/components/ui/button'

type Props = { ref?: Ref<HTMLButtonElement>; onAdd: () => void }

export function AddButton({ ref, onAdd, children }: Props & { children: ReactNode }) {
  return (
    <Button
      ref={ref}
      look="quiet"
      size={32}
      icon={<Plus aria-hidden="true" strokeWidth={1.75} />}
      onClick={onAdd}
      className="mt-2 -ml-3 print:hidden"
    >
      {children}
    </Button>
  )
}

/** The place where something will stand: one suggestion, and a way in. */
export function Ghost({ ref, says, add, onAdd }: Props & { says: string; add: string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-control border border-edge border-dashed py-2 pr-2 pl-4 print:hidden">
      <p className="min-w-0 flex-1 basis-60 text-15 text-ink-2 text-pretty">{says}</p>
      <Button ref={ref} look="quiet" size={32} onClick={onAdd}>
        Begin
        <span className="hidden-words">: {lower(add)}</span>
      </Button>
    </div>
  )
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
