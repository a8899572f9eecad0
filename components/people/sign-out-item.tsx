'use client'

import { LogOut } from 'lucide-react'
import { useEffect, useState } from 'react'
import { MenuItem, MenuLabel } from '@/components/ui/menu'
import { counted } from '@/lib/words'
import { signOut } from './sign-out'

/** Signing out takes everything off this device. Where that would be edits nobody has yet, it is asked about first. */
export function SignOutItem() {
  const unsent = useUnsent()
  const [asked, setAsked] = useState(false)
  const icon = <LogOut aria-hidden="true" strokeWidth={1.75} />
  if (asked)
    return (
      <>
        <MenuLabel>{counted(unsent, 'edit')} on this device not saved yet</MenuLabel>
        <MenuItem tone="danger" icon={icon} onSelect={signOut}>
          Sign out without {unsent === 1 ? 'it' : 'them'}
        </MenuItem>
      </>
    )
  return (
    <MenuItem
      icon={icon}
      onSelect={(event) => {
        if (unsent === 0) return signOut()
        event.preventDefault()
        setAsked(true)
      }}
    >
      Sign out
    </MenuItem>
  )
}

/** Looked up while the menu is open. */
function useUnsent(): number {
  const [unsent, setUnsent] = useState(0)
  useEffect(() => {
    import('@/components/live/device/unsent')
      .then(({ countUnsent }) => countUnsent())
      .then(setUnsent, () => {})
  }, [])
  return unsent
}
