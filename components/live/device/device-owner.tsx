'use client'

import { useEffect } from 'react'

/** On every page of a practice: what another person left on this device goes as soon as somebody else is signed in. */
export function DeviceOwner({ loginId }: { loginId: string }) {
  useEffect(() => {
    // Apart, so that a home does not bring it before it is drawn.
    import('./vault').then(({ claimDevice }) => claimDevice(loginId)).catch(() => {})
  }, [loginId])
  return null
}
