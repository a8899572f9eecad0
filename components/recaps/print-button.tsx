'use client'

import { Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'

export function PrintButton() {
  return (
    <Button
      look="quiet"
      icon={<Printer aria-hidden="true" strokeWidth={1.75} />}
      onClick={() => window.print()}
    >
      Print
    </Button>
  )
}
