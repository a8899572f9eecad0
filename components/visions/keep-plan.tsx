'use client'

import { useEffect } from 'react'
import type { KeptPlan } from './kept-plan'

/** Beside the client's own plan: from now on it opens on this device without a connection. Draws nothing. */
export function KeepPlan({ screen, practice }: KeptPlan) {
  useEffect(() => {
    import('./kept-plan').then(({ keepPlan }) => keepPlan({ screen, practice })).catch(() => {})
  }, [screen, practice])
  useEffect(() => {
    // The development server rebuilds its files under the same names.
    if (process.env.NODE_ENV === 'production') void prepareShell().catch(() => {})
  }, [])
  return null
}

async function prepareShell() {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  // The first time it prepares by itself; later it is asked to, since the page may be of a newer build.
  const installed = await serviceWorker.getRegistration()
  await serviceWorker.register('/service-worker.js')
  if (installed?.active) installed.active.postMessage('prepare')
}
