'use client'

import { LogOut } from 'lucide-react'
import { MenuItem } from '@/components/ui/menu'
import { signOut } from './sign-out'

export function SignOutItem() {
  return (
    <MenuItem icon={<LogOut aria-hidden="true" strokeWidth={1.75} />} onSelect={signOut}>
      Sign out
    </MenuItem>
  )
}
