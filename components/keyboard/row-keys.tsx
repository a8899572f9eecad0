'use client'

import { useEffect } from 'react'
import { isLetterKey } from './letter-keys'

/** In a list whose rows lead somewhere J and K go from row to row, and O opens one, as Enter does. */
export function RowKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = steps[event.key.toLowerCase()]
      if (step === undefined || event.shiftKey || !isLetterKey(event)) return
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row-link]')]
      // From a trail or a face in a row it goes on from that row.
      const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement))
      const row = rows[at < 0 && step < 0 ? rows.length - 1 : at + step]
      if (!row) return
      event.preventDefault()
      if (step === 0) row.click()
      else row.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}

const steps: Readonly<Record<string, 1 | -1 | 0>> = { j: 1, k: -1, o: 0 }
