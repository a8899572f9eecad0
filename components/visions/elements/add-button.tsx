import { Plus } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from '@/components/ui/button'

export function AddButton({ ref, onAdd }: { ref?: Ref<HTMLButtonElement>; onAdd: () => void }) {
  return (
    <Button
      ref={ref}
      look="quiet"
      size={32}
      icon={<Plus aria-hidden="true" strokeWidth={1.75} />}
      onClick={onAdd}
      className="mt-2 -ml-3"
    >
      Add a non-negotiable
    </Button>
  )
}
