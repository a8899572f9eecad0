'use client'

import { accentStyle } from './accent'

/**
 * A practice's accent for the page it stands on. The nonce of a request is good for the page that request opened; when
 * the browser goes on from there without a new page, the styles it adds must carry the nonce of the page it began with.
 */
export function PracticeAccent({ hue, nonce }: { hue: number; nonce: string | undefined }) {
  const css = accentStyle(hue)
  if (!css) return null
  return (
    <style nonce={pageNonce() ?? nonce} suppressHydrationWarning>
      {css}
    </style>
  )
}

function pageNonce() {
  if (typeof document === 'undefined') return undefined
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
}
