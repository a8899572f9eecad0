'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { isLetterKey } from './letter-keys'

const KeysDialog = dynamic(() => import('./keys-dialog').then((module) => module.KeysDialog), {
  loading: () => null,
})

const asked = 'waymark:keys'

/** Opens the list of keys, for whoever has turned "?" off. */
export function askForKeys() {
  window.dispatchEvent(new CustomEvent(asked))
}

/** Stands once for a practice's pages and hears "?". */
export function KeysHelp() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && isLetterKey(event)) show()
    }
    document.addEventListener('keydown', onKey)
    window.addEventListener(asked, show)
    return () => {
      document.removeEventListener('keydown', onKey)
      window.removeEventListener(asked, show)
    }
  }, [])
  return open && <KeysDialog onClose={() => setOpen(false)} />
}
