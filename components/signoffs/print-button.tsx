'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

export function PrintButton({ icon }: { icon: ReactNode }) {
  return (
    <Button look="quiet" icon={icon} onClick={() => window.print()} className="max-sm:hidden!">
      Print
    </Button>
  )
}
