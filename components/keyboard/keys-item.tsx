'use client'

import { Keyboard } from 'lucide-react'
import { MenuItem } from '@/components/ui/menu'
import { askForKeys } from './keys-help'

export function KeysItem() {
  return (
    <MenuItem onSelect={askForKeys} icon={<Keyboard aria-hidden="true" strokeWidth={1.75} />}>
      Keys
    </MenuItem>
  )
}
