'use client'

import { createContext, useContext, useEffect, useRef } from 'react'

/** Begins a commitment with these words; null where no session is open. */
export type Capture = ((words: string) => void) | null

export const CaptureContext = createContext<Capture>(null)

export const useCapture = () => useContext(CaptureContext)

/** So long a commitment may be; what is selected beyond that is cut at a word. */
const longest = 400

/** What is selected on the page, in the plan or in the notes, as one line. */
function selectedWords(): string {
  const field = document.activeElement
  const words =
    field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
      ? field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)
      : (window.getSelection()?.toString() ?? '')
  return asLine(words)
}

/** On one line, and no longer than a commitment may be. */
export function asLine(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : line.slice(0, longest).replace(/\s+\S*$/, '')
}

/** ⌘ Alt C: the selected words become a commitment, or an empty one begins. Also while typing. */
export function useCaptureKey(capture: Capture) {
  const latest = useRef(capture)
  latest.current = capture
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyC' || !event.altKey || event.shiftKey) return
      if (!(event.metaKey || event.ctrlKey) || !latest.current) return
      event.preventDefault()
      latest.current(selectedWords())
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
