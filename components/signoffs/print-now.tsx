'use client'

import { useEffect } from 'react'

/** Prints what was opened to be printed, with its typefaces there; a reload of the page is not another copy. */
export function PrintNow() {
  useEffect(() => {
    let away = false
    void document.fonts.ready.then(() => {
      if (away) return
      window.history.replaceState(null, '', location.pathname)
      window.print()
    })
    return () => {
      away = true
    }
  }, [])
  return null
}
